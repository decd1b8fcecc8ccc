// Entry point: UpdateSchedule::is_rare.
#include "policy/update_schedule.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

namespace scan::policy {
namespace {

std::vector<std::string_view> cut(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(mark);
    const std::string_view part = text.substr(0, end);
    if (!part.empty()) parts.push_back(part);
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// The days of a month that a field of a cron job names: `1,15`, `1-7`, `*/7`, `2-30/4`. Nothing
// where it is written another way.
std::optional<std::vector<int>> days(std::string_view field) {
  constexpr int kLast = 31;
  std::vector<int> out;
  for (const std::string_view part : cut(field, ',')) {
    const std::size_t slash = part.find('/');
    const std::string_view range = part.substr(0, slash);
    const auto step = slash == part.npos ? std::optional(1) : number(part.substr(slash + 1));
    const std::size_t dash = range.find('-');
    const bool all = range == "*";
    const auto first = all ? std::optional(1) : number(range.substr(0, dash));
    auto last = all ? std::optional(kLast) : first;
    if (!all && dash != range.npos) last = number(range.substr(dash + 1));
    if (!step || !first || !last || *step < 1 || *first < 1 || *last > kLast) return std::nullopt;
    for (int day = *first; day <= *last; day += *step) out.push_back(day);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_any(std::string_view field) { return field == "*" || field == "?"; }

bool is_rare_cron(std::string_view cronjob) {
  constexpr int kMonth = 31;
  constexpr int kLongest = 10;  // days: "1,8,15,22" is meant as weekly
  const std::vector<std::string_view> fields = cut(cronjob, ' ');
  if (fields.size() != 5) return false;
  if (!is_any(fields[3]) && fields[3] != "*/1") return true;
  // Where both are given, either makes it run.
  if (is_any(fields[2]) || !is_any(fields[4])) return false;
  const auto on = days(fields[2]);
  if (!on || on->empty()) return false;
  int longest = on->front() + kMonth - on->back();
  for (std::size_t i = 1; i < on->size(); ++i) longest = std::max(longest, (*on)[i] - (*on)[i - 1]);
  return longest > kLongest;
}

}  // namespace

bool UpdateSchedule::is_rare() const {
  if (interval == "cron") return is_rare_cron(cronjob);
  return interval == "monthly" || interval == "quarterly" || interval == "semiannually" ||
         interval == "yearly";
}

}  // namespace scan::policy
