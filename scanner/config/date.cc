// ISO 8601 calendar dates in their one strict form, without a locale.
#include "config/date.h"

#include <cstddef>

namespace scan::config {
namespace {

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

void append_digits(std::string& out, unsigned value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) out.append(width - text.size(), '0');
  out += text;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<unsigned> year = digits(text.substr(0, 4));
  const std::optional<unsigned> month = digits(text.substr(5, 2));
  const std::optional<unsigned> day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

std::string date_text(Date date) {
  const std::chrono::year_month_day day(date);
  std::string out;
  append_digits(out, static_cast<unsigned>(static_cast<int>(day.year())), 4);
  out += '-';
  append_digits(out, static_cast<unsigned>(day.month()), 2);
  out += '-';
  append_digits(out, static_cast<unsigned>(day.day()), 2);
  return out;
}

Date date_of(std::int64_t seconds) {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

}  // namespace scan::config
