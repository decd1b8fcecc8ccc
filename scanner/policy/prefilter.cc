// A rolling window of three lowered bytes.
#include "policy/prefilter.h"

#include <algorithm>

#include "base/ascii.h"

namespace scan::policy {
namespace {

constexpr std::array<std::uint8_t, 256> lower_table() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = static_cast<std::uint8_t>(i >= 'A' && i <= 'Z' ? i - 'A' + 'a' : i);
  }
  return table;
}
constexpr std::array<std::uint8_t, 256> kLower = lower_table();

// Letters of keys that are written as `\u0041`, `\U00000041` or `\x41`.
bool has_escaped_letters(std::string_view text) {
  const auto is_letter = [](std::string_view digits) {
    return !digits.empty() && digits[0] >= '4' && digits[0] <= '7';
  };
  for (std::size_t at = text.find('\\'); at != text.npos; at = text.find('\\', at + 2)) {
    const std::string_view rest = text.substr(at + 1, 10);
    if (rest.starts_with('x') && is_letter(rest.substr(1))) return true;
    if (rest.starts_with("u00") && is_letter(rest.substr(3))) return true;
    if (rest.starts_with("U000000") && is_letter(rest.substr(7))) return true;
  }
  return false;
}

}  // namespace

void Prefilter::add(std::uint32_t rule, Texts needs) {
  if (of_rule_.size() <= rule) of_rule_.resize(rule + 1);
  for (const std::string_view text : needs) {
    const auto known = std::find_if(needs_.begin(), needs_.end(),
                                    [&](const Need& each) { return each.text == text; });
    const auto number = static_cast<std::uint32_t>(known - needs_.begin());
    of_rule_[rule].push_back(number);
    if (known != needs_.end()) continue;
    std::uint32_t window = 0;
    for (std::size_t i = 0; i < kLeastNeed; ++i) {
      window = window << 8 | static_cast<unsigned char>(text[i]);
    }
    needs_.push_back({std::string(text), hash(window)});
    buckets_[needs_.back().hash].push_back(number);
    set_.set(needs_.back().hash);
  }
}

void Prefilter::compare(std::string_view text, std::size_t at, std::vector<bool>& found) const {
  std::uint32_t window = 0;
  for (std::size_t i = 0; i < kLeastNeed; ++i) {
    window = window << 8 | kLower[static_cast<unsigned char>(text[at + i])];
  }
  for (const std::uint32_t number : buckets_[hash(window)]) {
    const std::string& need = needs_[number].text;
    if (found[number] || text.size() - at < need.size()) continue;
    found[number] =
        std::equal(need.begin(), need.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                   [](char a, char b) { return a == to_ascii_lower(b); });
  }
}

Prefilter::Answer Prefilter::ask(std::string_view text) const {
  Answer answer;
  answer.filter_ = this;
  answer.found_.assign(needs_.size(), false);
  if (needs_.empty()) return answer;
  answer.escaped_ = has_escaped_letters(text);
  std::uint32_t window = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    window = (window << 8 | kLower[static_cast<unsigned char>(text[i])]) & 0xffffff;
    if (i + 1 >= kLeastNeed && set_[hash(window)]) {
      compare(text, i + 1 - kLeastNeed, answer.found_);
    }
  }
  return answer;
}

bool Prefilter::Answer::passes(std::uint32_t rule) const {
  const auto& needs = filter_->of_rule_[rule];
  return needs.empty() || escaped_ ||
         std::any_of(needs.begin(), needs.end(), [&](std::uint32_t n) { return found_[n]; });
}

}  // namespace scan::policy
