// Places that may begin a text (text_starts.h), then its first three bytes by hash, then all of it.
#include "policy/prefilter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/ascii.h"
#include "policy/text_starts.h"

namespace scan::policy {
namespace {

constexpr std::size_t kMostBuckets = 256;

static_assert(std::endian::native == std::endian::little);

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

// Where the three bytes stand that other text holds least: "api" is rarer than "com" of "composed".
std::size_t rarest_of(std::string_view need) {
  constexpr std::string_view kFrequent = "etaoinsrhldcumfpgwybvkxjqz";  // of letters in English
  const auto rarity = [&](char c) { return std::min(kFrequent.find(c), kFrequent.size()); };
  std::size_t best = 0;
  std::size_t best_rarity = 0;
  for (std::size_t i = 0; i + Prefilter::kLeastNeed <= need.size(); ++i) {
    const std::size_t here = rarity(need[i]) + rarity(need[i + 1]) + rarity(need[i + 2]);
    if (here <= best_rarity) continue;
    best = i;
    best_rarity = here;
  }
  return best;
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

// The bit that tells upper case from lower is set in signs too: what is alike by it and is not the
// same is told apart by compare().
std::size_t Prefilter::hash(const char* at) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, at, sizeof(bytes));
  const std::uint32_t three = (bytes | 0x20202020u) << 8;  // of a little-endian machine
  return (three * 0x9e3779b1u) >> (32 - kBits);
}

void Prefilter::add(std::uint32_t rule, Texts needs) {
  if (of_rule_.size() <= rule) of_rule_.resize(rule + 1);
  for (const std::string_view text : needs) {
    const auto known = std::find_if(needs_.begin(), needs_.end(),
                                    [&](const Need& each) { return each.text == text; });
    const auto number = static_cast<std::uint32_t>(known - needs_.begin());
    of_rule_[rule].push_back(number);
    if (known != needs_.end()) continue;
    const std::size_t rarest = rarest_of(text);
    needs_.push_back({text, rarest, signs_of(text)});
    std::array<char, 4> looked{};
    text.copy(looked.data(), kLeastNeed, rarest);
    std::uint8_t& bucket = bucket_[hash(looked.data())];
    if (bucket == 0 && buckets_.size() < kMostBuckets) {
      bucket = static_cast<std::uint8_t>(buckets_.size());
      buckets_.emplace_back();
    } else if (bucket == 0) {
      bucket = static_cast<std::uint8_t>(buckets_.size() - 1);
    }
    buckets_[bucket].push_back(number);
  }
}

// Only of what is looked for and was not found before.
void Prefilter::Answer::compare(std::size_t at) {
  std::array<char, 4> looked{};
  text_.copy(looked.data(), kLeastNeed, at);
  for (const std::uint32_t number : filter_.buckets_[filter_.bucket_[hash(looked.data())]]) {
    const Need& need = filter_.needs_[number];
    if (state_[number] != State::kWanted || at < need.rarest) continue;
    const std::string_view here = text_.substr(at - need.rarest);
    if (here.size() >= need.text.size() && is_same(here, need.text)) state_[number] = State::kFound;
  }
}

void Prefilter::Answer::look() {
  state_.assign(filter_.needs_.size(), State::kUnknown);
  TextStarts starts;
  for (const std::uint32_t rule : rules_) {
    for (const std::uint32_t number : filter_.of_rule_[rule]) {
      if (state_[number] == State::kWanted) continue;
      state_[number] = State::kWanted;
      starts.add(filter_.needs_[number].text.substr(filter_.needs_[number].rarest));
    }
  }
  std::size_t at = 0;
  for (; at + TextStarts::kReadBytes <= text_.size(); at += TextStarts::kBlockBytes) {
    for (std::uint64_t marked = starts.mark(text_.data() + at); marked != 0; marked &= marked - 1) {
      compare(at + static_cast<std::size_t>(std::countr_zero(marked)));
    }
  }
  for (; at + kLeastNeed <= text_.size(); ++at) compare(at);
}

Prefilter::Answer::Answer(const Prefilter& filter, std::span<const std::uint32_t> rules,
                          std::string_view text)
    : filter_(filter), rules_(rules), text_(text), escaped_(has_escaped_letters(text)) {}

bool Prefilter::Answer::passes(std::uint32_t rule) {
  const auto& needs = filter_.of_rule_[rule];
  if (needs.empty() || escaped_) return true;
  const Need& first = filter_.needs_[needs[0]];
  if (needs.size() == 1 && first.signs != std::string_view::npos && state_.empty()) {
    return holds(text_, first.text, first.signs);
  }
  if (state_.empty()) look();
  return std::any_of(needs.begin(), needs.end(),
                     [&](std::uint32_t number) { return state_[number] == State::kFound; });
}

}  // namespace scan::policy
