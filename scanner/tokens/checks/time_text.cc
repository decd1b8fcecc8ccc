// Digits are taken off the front of the text, with the signs between them. Entry points:
// whole_number, iso_time, compact_time, tell_expiry.
#include "tokens/checks/time_text.h"

#include <charconv>
#include <chrono>

#include "base/ascii.h"
#include "tokens/checks/date.h"
#include "tokens/checks/fact_text.h"

namespace scan::tokens {
namespace {

class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  // Sets failed() where there are not so many digits.
  unsigned digits(std::size_t count) {
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_.empty() || !is_ascii_digit(rest_.front())) {
        failed_ = true;
        return 0;
      }
      value = 10 * value + static_cast<unsigned>(rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return value;
  }
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void want(char c) { failed_ |= !take(c); }
  void skip_digits() {
    while (!rest_.empty() && is_ascii_digit(rest_.front())) rest_.remove_prefix(1);
  }
  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

struct Parts {
  unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

std::optional<std::int64_t> seconds(const Parts& parts) {
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(parts.year)),
                                        std::chrono::month(parts.month),
                                        std::chrono::day(parts.day)};
  if (!day.ok() || parts.hour > 23 || parts.minute > 59 || parts.second > 60) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(day).time_since_epoch().count();
  return ((days * 24 + parts.hour) * 60 + parts.minute) * 60 + parts.second;
}

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> iso_time(std::string_view text) {
  Cursor cursor(text);
  Parts parts;
  parts.year = cursor.digits(4);
  cursor.want('-');
  parts.month = cursor.digits(2);
  cursor.want('-');
  parts.day = cursor.digits(2);
  if (!cursor.failed() && cursor.take('T')) {
    parts.hour = cursor.digits(2);
    cursor.want(':');
    parts.minute = cursor.digits(2);
    if (cursor.take(':')) parts.second = cursor.digits(2);
    if (cursor.take('.')) cursor.skip_digits();
    cursor.want('Z');
  }
  return cursor.failed() || !cursor.at_end() ? std::nullopt : seconds(parts);
}

std::optional<std::int64_t> compact_time(std::string_view text) {
  Cursor cursor(text);
  Parts parts;
  parts.year = cursor.digits(4);
  parts.month = cursor.digits(2);
  parts.day = cursor.digits(2);
  cursor.want('T');
  parts.hour = cursor.digits(2);
  parts.minute = cursor.digits(2);
  parts.second = cursor.digits(2);
  cursor.want('Z');
  return cursor.failed() || !cursor.at_end() ? std::nullopt : seconds(parts);
}

void tell_expiry(Verdict& verdict, std::int64_t expires, std::int64_t now) {
  tell_date(verdict.facts, "expires", expires);
  if (expires > now) return;
  verdict.outcome = Outcome::kLowered;
  verdict.note = "it expired on " + date_text(expires);
}

}  // namespace scan::tokens
