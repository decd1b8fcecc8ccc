// Everything that is the same for all rows is written here once: the words, the checks, the
// examples. A row with a prefix needs no name around it and becomes a rule as others are, with a
// core and a confirm pattern of its own. Entry point: read_row.
#include "tokens/named_row.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "match/dialect.h"
#include "match/pattern_width.h"
#include "match/secret_shape.h"
#include "tokens/checks/alphabet.h"
#include "tokens/named_core.h"

namespace scan::tokens {
namespace {

using toml::Table;
using toml::Text;

constexpr std::uint16_t kLongest = 256;
constexpr std::uint16_t kUuid = 36;

// "hex:32", "base62:20-24,40", "uuid"; of a vendor that publishes none: long enough and of the
// characters that keys are made of.
constexpr std::string_view kOpenForm = "base64url:16-128";

struct Form {
  std::string alphabet;
  std::vector<std::uint16_t> lengths;  // pairs
};

bool read_number(std::string_view& text, std::uint16_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < kNamedLeast || number > kLongest) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool read_lengths(std::string_view text, std::vector<std::uint16_t>& lengths) {
  do {
    std::uint16_t from = 0;
    if (!read_number(text, from)) return false;
    std::uint16_t to = from;
    if (text.starts_with('-')) {
      text.remove_prefix(1);
      if (!read_number(text, to) || to <= from) return false;
    }
    if (!lengths.empty() && lengths.back() >= from) return false;
    lengths.push_back(from);
    lengths.push_back(to);
    if (text.empty()) return true;
    if (text.front() != ',') return false;
    text.remove_prefix(1);
  } while (true);
}

Form read_form(Table& row) {
  const std::string text = row.string("shape", kOpenForm);
  if (text == "uuid") return {"uuid", {kUuid, kUuid}};
  Form form{text.substr(0, text.find(':')), {}};
  const std::string_view rest = std::string_view(text).substr(form.alphabet.size());
  const bool known = alphabet_characters(form.alphabet) && form.alphabet != "digits" &&
                     form.alphabet != "printable";
  if (!known || rest.empty() || !read_lengths(rest.substr(1), form.lengths)) {
    row.fail("shape", "`shape` must be \"uuid\" or an alphabet and ascending lengths of " +
                          std::to_string(kNamedLeast) + " to " + std::to_string(kLongest) +
                          ", such as \"hex:32\" or \"base62:20-24,40\"");
    form.lengths = {kNamedLeast, kNamedLeast};
  }
  return form;
}

// What one random hex text in a thousand has less than: keys of wider alphabets have more.
double least_entropy(std::uint16_t length) {
  if (length < 20) return 2.4;
  return length < 32 ? 2.7 : 3.0;
}

std::string in_case(std::string_view text, bool upper) {
  std::string out;
  for (const char c : text) {
    const bool letter_up = upper && is_ascii_lower(c);
    out += letter_up ? static_cast<char>(c - 'a' + 'A') : to_ascii_lower(c);
  }
  return out;
}

std::string placeholder(const std::string& alphabet, int length) {
  if (alphabet == "uuid") return "{{uuid}}";
  return "{{" + (alphabet == "lower-hex" ? "hex" : alphabet) + ":" + std::to_string(length) + "}}";
}

// The class of an alphabet in a pattern; nothing for those a prefix is not followed by.
std::string pattern_class(const std::string& alphabet) {
  if (alphabet == "hex") return "[0-9A-Fa-f]";
  if (alphabet == "lower-hex") return "[0-9a-f]";
  if (alphabet == "base32") return "[A-Z2-7]";
  if (alphabet == "base36") return "[0-9a-z]";
  if (alphabet == "upper36") return "[0-9A-Z]";
  if (alphabet == "base58" || alphabet == "base62") return "[0-9A-Za-z]";
  if (alphabet == "base64url") return "[0-9A-Za-z_-]";
  return "";
}

class RowReader {
 public:
  RowReader(Table& row, std::string_view file, RuleStorage& storage)
      : row_(row), file_(file), storage_(storage), form_(read_form(row)) {}

  TokenRule read() {
    TokenRule rule;
    rule.info = read_info();
    rule.family = rule.info.provider;
    rule.checks.entropy = least_entropy(form_.lengths.front());
    if (row_.has("prefix")) {
      read_prefixed(rule);
    } else {
      read_named(rule);
    }
    rule.format = keep(row_.required_string("format"));
    rule.file = file_;
    rule.line = row_.line();
    row_.refuse_unknown_keys();
    return rule;
  }

 private:
  std::string_view keep(std::string text) { return storage_.keep(std::move(text)); }

  RuleInfo read_info() {
    RuleInfo info;
    const std::string provider = row_.required_string("provider");
    const std::string name = row_.required_string("name");
    const std::string key = row_.string("key", "API key");
    std::string id = provider + "-" + in_case(key, false);
    std::replace(id.begin(), id.end(), ' ', '-');
    info.id = keep(row_.string("id", id));
    info.title = keep(name + " " + key);
    info.provider = keep(provider);
    info.provider_name = keep(name);
    info.opens = keep(row_.string("opens", "What its account may do through the API of " + name +
                                               ", on that account's bill."));
    info.rotate = keep(row_.string("rotate", "Make a new one at " + name +
                                                 ", deploy it, revoke this one, and look at " +
                                                 "what the account was used for."));
    info.url = keep(row_.string("url", row_.string("format")));
    const auto severity = severity_from(row_.string("severity", "error"));
    if (!severity || *severity == Severity::kInfo) {
      row_.fail("severity", "`severity` must be \"error\" or \"warning\"");
    }
    info.severity = severity.value_or(Severity::kError);
    return info;
  }

  void read_named(TokenRule& rule) {
    std::vector<std::string_view> aliases;
    for (Text& text : row_.strings("alias")) {
      const bool plain = std::all_of(text.value.begin(), text.value.end(),
                                     [](char c) { return is_ascii_lower(c) || is_ascii_digit(c); });
      if (!plain || text.value.size() < 2 || text.value.size() > 32) {
        row_.fail("alias", "an alias is 2 to 32 lower-case letters and digits, without marks");
      }
      aliases.push_back(keep(std::move(text.value)));
    }
    const bool word = row_.boolean("word", false);
    if (aliases.empty()) {
      row_.fail("alias", "`alias` is missing");
      return;
    }
    rule.named = {storage_.keep(std::move(aliases)), word, storage_.keep(form_.lengths)};
    rule.confidence = Confidence::kMedium;
    rule.cores = kNamedCores;
    rule.radius = kNamedRadius;
    rule.checks.mixed = true;
    if (form_.alphabet == "uuid") {
      rule.checks.shape = "uuid";
    } else {
      rule.checks.alphabet = keep(form_.alphabet);
    }
    write_examples(rule);
  }

  void read_prefixed(TokenRule& rule) {
    const std::string prefix = row_.string("prefix");
    std::string pattern = "\\b";
    for (const char c : prefix) {
      if (!is_ascii_alnum(c) && c != '_' && c != '-') pattern += '\\';
      pattern += c;
    }
    const std::uint16_t least = form_.lengths[0];
    const std::uint16_t most = form_.lengths[1];
    const std::string characters = pattern_class(form_.alphabet);
    if (prefix.size() < 3 || characters.empty() || form_.lengths.size() != 2) {
      row_.fail("prefix",
                "a `prefix` has three characters or more, its `shape` one alphabet and one length");
      return;
    }
    const std::string core = pattern + characters + "{" + std::to_string(least) + "}";
    const Result<std::uint32_t> width = match::core_width(core);
    if (!width) {
      row_.fail("prefix", width.error().message);
      return;
    }
    rule.cores = storage_.keep(std::vector<Core>{{keep(match::core_dialect(core)), *width}});
    rule.confirm = keep("(?P<secret>" + pattern + characters + "{" + std::to_string(least) + "," +
                        std::to_string(most) + "})(?:[^\\w-]|\\z)");
    rule.shape = match::secret_shape(rule.confirm);
    rule.radius = static_cast<std::uint32_t>(most - least) + 2;
    rule.confidence = Confidence::kHigh;
    write_prefixed_examples(rule, prefix);
  }

  void write_prefixed_examples(TokenRule& rule, const std::string& prefix) {
    const std::string value = prefix + placeholder(form_.alphabet, form_.lengths.front());
    rule.bad =
        examples({"KEY=" + value, "Authorization: Bearer " + value, "  token: \"" + value + "\","},
                 rule.line);
    rule.good =
        examples({"KEY=" + prefix + placeholder(form_.alphabet, form_.lengths.front() - 1),
                  "KEY=" + prefix + "{{repeat:x:" + std::to_string(form_.lengths.front()) + "}}",
                  "KEY=" + prefix + "${KEY}"},
                 rule.line);
  }

  void write_examples(TokenRule& rule) {
    const std::string alias(rule.named.aliases.front());
    const std::string upper = in_case(alias, true);
    const std::string value = placeholder(form_.alphabet, form_.lengths.front());
    const std::string short_value = form_.alphabet == "uuid"
                                        ? placeholder("hex", kUuid)
                                        : placeholder(form_.alphabet, form_.lengths.front() - 1);
    std::vector<std::string> bad = {
        upper + "_API_KEY=" + value,
        "curl -H \"X-" + upper + "-Key: " + value + "\"",
        "os.getenv('" + upper + "_API_TOKEN', '" + value + "')",
        "name: " + upper + "_SECRET_KEY\n  value: \"" + value + "\"",
        "  \"" + alias + "ApiKey\": \"" + value + "\",",
    };
    if (!rule.named.word) {
      bad.push_back("{\"" + alias + "\": {\"apiKey\": \"" + value + "\"}}");
      bad.push_back(alias + ":\n  enabled: true\n  api_key: " + value);
      bad.push_back("[" + alias + "]\ntoken = " + value);
    }
    rule.bad = examples(bad, rule.line);
    rule.good = examples(
        {
            upper + "_API_KEY=" + short_value,
            upper + "_API_KEY=${" + upper + "_API_KEY}",
            upper + "_API_KEY=your-" + alias + "-api-key-here-1",
            upper + "_PUBLIC_KEY=" + value,
            upper + "_REVISION=" + value,
            "api_key = \"" + value + "\"",
            "const " + alias + "Key = process.env." + upper + "_API_KEY_2",
        },
        rule.line);
  }

  std::span<const Example> examples(const std::vector<std::string>& texts, std::uint32_t line) {
    std::vector<Example> list;
    for (const std::string& text : texts) list.push_back({keep(text), {}, std::nullopt, line});
    return storage_.keep(std::move(list));
  }

  Table& row_;
  std::string_view file_;
  RuleStorage& storage_;
  Form form_;
};

}  // namespace

TokenRule read_row(Table& row, std::string_view file, RuleStorage& storage) {
  return RowReader(row, file, storage).read();
}

}  // namespace scan::tokens
