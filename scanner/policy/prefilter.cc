// A rolling window of three lowered bytes.
#include "policy/prefilter.h"

#include <algorithm>
#include <array>

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

bool is_same(std::string_view text, std::string_view lower) {
  return std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == to_ascii_lower(b); });
}

std::size_t signs_of(std::string_view need) {
  for (std::size_t i = 0; i + 1 < need.size(); ++i) {
    if (!is_ascii_alnum(need[i]) && !is_ascii_alnum(need[i + 1])) return i;
  }
  return need.npos;
}

// `need` by its two bytes at `signs`.
bool holds(std::string_view text, std::string_view need, std::size_t signs) {
  const std::string_view mark = need.substr(signs, 2);
  for (std::size_t at = text.find(mark, signs); at != text.npos; at = text.find(mark, at + 1)) {
    const std::string_view here = text.substr(at - signs, need.size());
    if (here.size() == need.size() && is_same(here, need)) return true;
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
    needs_.push_back({text, signs_of(text)});
    of_hash_.resize(set_.size());
    of_hash_[hash(window)].push_back(number);
    set_.set(hash(window));
  }
}

void Prefilter::compare(std::string_view text, std::size_t at, std::size_t hash,
                        std::vector<bool>& found) const {
  for (const std::uint32_t number : of_hash_[hash]) {
    const std::string_view need = needs_[number].text;
    if (found[number] || text.size() - at < need.size()) continue;
    found[number] = is_same(text.substr(at), need);
  }
}

std::vector<bool> Prefilter::find_all(std::string_view text) const {
  std::vector<bool> found(needs_.size(), false);
  std::uint32_t window = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    window = (window << 8 | kLower[static_cast<unsigned char>(text[i])]) & 0xffffff;
    if (i + 1 < kLeastNeed) continue;
    if (const std::size_t here = hash(window); set_[here]) {
      compare(text, i + 1 - kLeastNeed, here, found);
    }
  }
  return found;
}

Prefilter::Answer::Answer(const Prefilter& filter, std::string_view text)
    : filter_(filter), text_(text), escaped_(has_escaped_letters(text)) {}

bool Prefilter::Answer::passes(std::uint32_t rule) {
  const auto& needs = filter_.of_rule_[rule];
  if (needs.empty() || escaped_) return true;
  const Need& first = filter_.needs_[needs[0]];
  if (needs.size() == 1 && first.signs != std::string_view::npos && found_.empty()) {
    return holds(text_, first.text, first.signs);
  }
  if (found_.empty()) found_ = filter_.find_all(text_);
  return std::any_of(needs.begin(), needs.end(), [&](std::uint32_t n) { return found_[n]; });
}

}  // namespace scan::policy
