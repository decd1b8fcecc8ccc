// An alias is met where it begins with a word of the text and ends with one, whatever marks or
// changes of case stand inside it: "ACME_CORP_KEY", "acmeCorpKey" and "acmecorpkey" all have
// "acmecorp". Entry point: NamedIndex::find.
#include "tokens/named_index.h"

#include <algorithm>
#include <string>

#include "tokens/checks/alphabet.h"
#include "tokens/checks/shape.h"
#include "tokens/named_words.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kLongestAlias = 32;
constexpr std::size_t kShortestAlias = 2;
constexpr std::size_t kMostWords = 5;  // "the-new-york-times" and one more

bool has_form(const TokenRule& rule, std::string_view value) {
  bool length = false;
  for (std::size_t i = 0; i + 1 < rule.named.lengths.size(); i += 2) {
    length |= rule.named.lengths[i] <= value.size() && value.size() <= rule.named.lengths[i + 1];
  }
  return length && (rule.checks.alphabet.empty() || is_of_alphabet(value, rule.checks.alphabet)) &&
         (rule.checks.shape.empty() || has_shape(value, rule.checks.shape));
}

}  // namespace

// An alias in a text.
struct NamedIndex::Mention {
  std::string_view alias;
  Span place;
};

NamedIndex::NamedIndex(std::span<const TokenRule> rules) : rules_(rules) {
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    for (std::string_view alias : rules[i].named.aliases) aliases_.push_back({alias, i});
  }
  std::stable_sort(aliases_.begin(), aliases_.end(),
                   [](const Alias& a, const Alias& b) { return a.text < b.text; });
}

std::vector<NamedIndex::Mention> NamedIndex::mentions(std::string_view text) const {
  const Words words = words_of(text);
  const std::string_view letters = words.letters;
  std::vector<Mention> found;
  for (std::size_t i = words.count(); i-- > 0;) {
    const std::size_t begin = words.begins[i];
    const std::size_t end = words.begins[std::min(i + kMostWords, words.count())];
    const std::size_t longest = std::min(kLongestAlias, end - begin);
    for (std::size_t size = longest; size >= kShortestAlias; --size) {
      // Asked first, for it costs least.
      if (!words.is_cut(begin + size) && !begins_with_key_word(letters.substr(begin + size))) {
        continue;
      }
      const std::string_view part = letters.substr(begin, size);
      const auto alias =
          std::lower_bound(aliases_.begin(), aliases_.end(), part,
                           [](const Alias& a, std::string_view b) { return a.text < b; });
      if (alias == aliases_.end() || alias->text != part) continue;
      found.push_back({alias->text, {words.place[begin], words.place[begin + size - 1] + 1}});
      break;
    }
  }
  return found;
}

void NamedIndex::add_fitting(const Mention& mention, std::string_view value,
                             std::vector<std::uint32_t>& out) const {
  auto alias = std::lower_bound(aliases_.begin(), aliases_.end(), mention.alias,
                                [](const Alias& a, std::string_view b) { return a.text < b; });
  for (; alias != aliases_.end() && alias->text == mention.alias; ++alias) {
    if (has_form(rules_[alias->rule], value)) out.push_back(alias->rule);
  }
}

std::vector<std::uint32_t> NamedIndex::find(std::string_view content,
                                            const NamedValue& named) const {
  const std::string name(content.substr(named.name.begin, named.name.size()));
  const std::string_view value = content.substr(named.value.begin, named.value.size());
  std::vector<std::uint32_t> rows;
  const auto is_word = [&](std::uint32_t row) { return rules_[row].named.word; };
  for (const Mention& mention : mentions(name)) {
    std::string rest = name;
    rest.replace(mention.place.begin, mention.place.size(), "_api_");
    if (!is_key_name(rest)) continue;
    add_fitting(mention, value, rows);
    if (!is_only_key_words(rest)) std::erase_if(rows, is_word);
    if (!rows.empty()) return rows;
  }
  if (!is_key_name("api_" + name)) return rows;
  std::vector<std::string_view> around = surroundings(content, named.name);
  for (std::string_view host : hosts_near(content, named.value)) around.push_back(host);
  for (std::string_view text : around) {
    for (const Mention& mention : mentions(text)) {
      add_fitting(mention, value, rows);
      std::erase_if(rows, is_word);
      if (!rows.empty()) return rows;
    }
  }
  return rows;
}

}  // namespace scan::tokens
