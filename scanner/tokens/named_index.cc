// An alias is met where it begins with a word of the text and ends with one, whatever marks or
// changes of case stand inside it: "ACME_CORP_KEY", "acmeCorpKey" and "acmecorpkey" all have
// "acmecorp". Entry point: NamedIndex::find.
#include "tokens/named_index.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "judge/secret_name.h"
#include "tokens/checks/alphabet.h"
#include "tokens/checks/shape.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kLongestAlias = 32;
constexpr std::size_t kShortestAlias = 2;

// Words that may be joined to a vendor's name: "acmeapikey".
constexpr std::array<std::string_view, 9> kJoined = {"api",  "key",    "token", "secret", "access",
                                                     "auth", "client", "app",   "pass"};

// Beside an alias that means other things too, these words alone keep the name one of its key.
constexpr std::array<std::string_view, 19> kNeutral = {
    "api",  "access", "secret", "auth", "personal", "key",  "token", "client",  "app",   "account",
    "live", "prod",   "x",      "my",   "private",  "rest", "io",    "service", "bearer"};

// Words that make the `key` behind them one to an account, beside those of is_secret_name.
constexpr std::array<std::string_view, 14> kBeforeKey = {
    "app",        "application", "client", "user", "license",   "live",     "prod",
    "production", "write",       "server", "rest", "developer", "consumer", "personal"};

bool holds(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Letters and digits of a text in lower case, cut into words, with the places they came from.
struct Words {
  std::string letters;
  std::vector<std::size_t> place;   // of each letter in the text, and the text's size
  std::vector<std::size_t> begins;  // of words in `letters`, and its size

  std::string_view word(std::size_t i) const {
    return std::string_view(letters).substr(begins[i], begins[i + 1] - begins[i]);
  }
};

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_ascii_alnum(text[at - 1])) return true;
  if (!is_ascii_upper(text[at])) return false;
  const bool lower_next = at + 1 < text.size() && is_ascii_lower(text[at + 1]);
  return is_ascii_lower(text[at - 1]) || lower_next;
}

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_alnum(text[at])) continue;
    if (begins_word(text, at)) words.begins.push_back(words.letters.size());
    words.letters += to_ascii_lower(text[at]);
    words.place.push_back(at);
  }
  words.place.push_back(text.size());
  words.begins.push_back(words.letters.size());
  return words;
}

// Is it put together of nothing but such words: "accesstoken", "apikey"?
bool is_neutral(std::string_view word) {
  while (!word.empty()) {
    const auto neutral = std::find_if(kNeutral.begin(), kNeutral.end(), [&](std::string_view each) {
      return word.starts_with(each) && (each.size() > 1 || word.size() == 1);
    });
    if (neutral == kNeutral.end()) return false;
    word.remove_prefix(neutral->size());
  }
  return true;
}

// Is a name, `api` standing for the vendor's in it, one of a key?
bool is_key_name(const std::string& name) {
  if (is_secret_name(name)) return true;
  const Words words = words_of(name);
  if (words.begins.size() < 2) return false;
  const std::string_view last = words.word(words.begins.size() - 2);
  if (last == "authorization") return true;
  if (!last.ends_with("key") && !last.ends_with("token")) return false;
  if (last != "key") return is_neutral(last);
  return words.begins.size() > 2 && holds(kBeforeKey, words.word(words.begins.size() - 3));
}

bool only_neutral(const std::string& name) {
  const Words words = words_of(name);
  for (std::size_t i = 0; i + 1 < words.begins.size(); ++i) {
    if (!is_neutral(words.word(i))) return false;
  }
  return true;
}

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
  for (std::size_t i = words.begins.size() - 1; i-- > 0;) {
    const std::size_t begin = words.begins[i];
    const std::size_t longest = std::min(kLongestAlias, letters.size() - begin);
    for (std::size_t size = longest; size >= kShortestAlias; --size) {
      const std::string_view part = letters.substr(begin, size);
      const auto alias =
          std::lower_bound(aliases_.begin(), aliases_.end(), part,
                           [](const Alias& a, std::string_view b) { return a.text < b; });
      if (alias == aliases_.end() || alias->text != part) continue;
      const std::string_view behind = letters.substr(begin + size);
      const bool whole = std::binary_search(words.begins.begin(), words.begins.end(), begin + size);
      if (!whole && std::none_of(kJoined.begin(), kJoined.end(),
                                 [&](std::string_view word) { return behind.starts_with(word); })) {
        continue;
      }
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
    if (!only_neutral(rest)) std::erase_if(rows, is_word);
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
