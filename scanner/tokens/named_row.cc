// Everything that is the same for all rows is written here once: the words, the checks, the
// examples. A row with a prefix needs no name around it and becomes a rule as others are, with a
// core and a confirm pattern of its own. Entry point: read_row.
#include "tokens/named_row.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "match/dialect.h"
#include "match/pattern_width.h"
#include "match/secret_shape.h"
#include "tokens/named_core.h"
#include "tokens/named_form.h"

namespace scan::tokens {
namespace {

using toml::Table;
using toml::Text;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), to_ascii_lower);
  return text;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (is_ascii_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

bool is_lower_alnum(char c) { return is_ascii_lower(c) || is_ascii_digit(c); }

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_ascii_alnum(c) && c != '_' && c != '-') out += '\\';
    out += c;
  }
  return out;
}

class RowReader {
 public:
  RowReader(Table& row, std::string_view file, RuleStorage& storage)
      : row_(row), file_(file), storage_(storage) {}

  TokenRule read() {
    TokenRule rule;
    const Result<NamedForm> form = parse_named_form(row_.string("shape", kOpenForm));
    if (!form) {
      row_.fail("shape", form.error().message);
      return rule;
    }
    rule.info = read_info();
    rule.family = rule.info.provider;
    rule.format = keep(row_.required_string("format"));
    rule.file = file_;
    rule.line = row_.line();
    rule.checks.entropy = form->least_entropy();
    std::vector<std::string_view> shown;
    for (Text& text : row_.strings("public")) shown.push_back(keep(std::move(text.value)));
    rule.checks.stop = storage_.keep(std::move(shown));
    if (row_.has("prefix")) {
      read_prefixed(rule, *form);
    } else {
      read_named(rule, *form);
    }
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
    std::string id = provider + "-" + lower(key);
    std::replace(id.begin(), id.end(), ' ', '-');
    if (!std::all_of(id.begin(), id.end(), [](char c) { return is_lower_alnum(c) || c == '-'; })) {
      row_.fail("provider", "`provider` and `key` must make a kebab-case id, not " + id);
    }
    info.id = keep(id);
    info.title = keep(name + " " + key);
    info.provider = keep(provider);
    info.provider_name = keep(name);
    info.opens = keep(row_.string("opens", "What its account may do through the API of " + name +
                                               ", on that account's bill."));
    info.rotate = keep(row_.string("rotate", "Make a new one at " + name +
                                                 ", deploy it, revoke this one, and look at what " +
                                                 "the account was used for."));
    info.url = keep(row_.string("url", row_.string("format")));
    const auto severity = severity_from(row_.string("severity", "error"));
    if (!severity || *severity == Severity::kInfo) {
      row_.fail("severity", "`severity` must be \"error\" or \"warning\"");
    }
    info.severity = severity.value_or(Severity::kError);
    return info;
  }

  void read_named(TokenRule& rule, const NamedForm& form) {
    std::vector<std::string_view> aliases;
    for (Text& text : row_.strings("alias")) {
      const bool plain = std::all_of(text.value.begin(), text.value.end(), is_lower_alnum);
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
    rule.named = {storage_.keep(std::move(aliases)), word, storage_.keep(form.lengths)};
    rule.confidence = Confidence::kMedium;
    rule.cores = kNamedCores;
    rule.radius = kNamedRadius;
    rule.checks.mixed = true;
    rule.checks.names_lower = true;
    if (form.alphabet == "uuid") {
      rule.checks.shape = "uuid";
    } else {
      rule.checks.alphabet = keep(form.alphabet);
    }
    write_examples(rule, form);
  }

  void read_prefixed(TokenRule& rule, const NamedForm& form) {
    const std::string prefix = row_.string("prefix");
    const std::string pattern = "\\b" + escaped(prefix) + std::string(form.pattern_class()) + "{";
    const std::uint16_t least = form.lengths[0];
    const std::uint16_t most = form.lengths[1];
    if (prefix.size() < 3 || form.pattern_class().empty() || form.lengths.size() != 2) {
      row_.fail("prefix", "a `prefix` has three characters or more, its `shape` one range");
      return;
    }
    const std::string core = pattern + std::to_string(least) + "}";
    const Result<std::uint32_t> width = match::core_width(core);
    if (!width) {
      row_.fail("prefix", width.error().message);
      return;
    }
    rule.cores = storage_.keep(std::vector<Core>{{keep(match::core_dialect(core)), *width}});
    rule.confirm = keep("(?P<secret>" + pattern + std::to_string(least) + "," +
                        std::to_string(most) + "})(?:[^\\w-]|\\z)");
    rule.shape = match::secret_shape(rule.confirm);
    rule.radius = static_cast<std::uint32_t>(most - least) + 2;
    rule.confidence = Confidence::kHigh;
    write_prefixed_examples(rule, form, prefix);
  }

  void write_prefixed_examples(TokenRule& rule, const NamedForm& form, const std::string& prefix) {
    const std::string value = prefix + form.example();
    rule.bad = examples(
        rule, {"KEY=" + value, "Authorization: Bearer " + value, "  token: \"" + value + "\","});
    const std::string length = std::to_string(form.lengths.front());
    rule.good = examples(
        rule, {"KEY=" + prefix + form.short_example(),
               "KEY=" + prefix + "{{repeat:x:" + length + "}}", "KEY=" + prefix + "${KEY}"});
  }

  void write_examples(TokenRule& rule, const NamedForm& form) {
    const std::string alias(rule.named.aliases.front());
    const std::string name = upper(alias);
    const std::string value = form.example();
    std::vector<std::string> bad = {
        name + "_API_KEY=" + value,
        "curl -H \"X-" + name + "-Key: " + value + "\"",
        "os.getenv('" + name + "_API_TOKEN', '" + value + "')",
        "name: " + name + "_SECRET_KEY\n  value: \"" + value + "\"",
        "  \"" + alias + "ApiKey\": \"" + value + "\",",
    };
    if (!rule.named.word) {
      bad.push_back("{\"" + alias + "\": {\"apiKey\": \"" + value + "\"}}");
      bad.push_back(alias + ":\n  enabled: true\n  api_key: " + value);
      bad.push_back("[" + alias + "]\ntoken = " + value);
    }
    rule.bad = examples(rule, bad);
    std::vector<std::string> good = {
        name + "_API_KEY=" + form.short_example(),
        name + "_API_KEY=${" + name + "_API_KEY}",
        name + "_API_KEY=your-" + alias + "-api-key-here-1",
        name + "_PUBLIC_KEY=" + value,
        name + "_REVISION=" + value,
        "api_key = \"" + value + "\"",
        "const " + alias + "Key = process.env." + name + "_API_KEY_2",
    };
    for (const std::string_view begin : rule.checks.stop) {
      good.push_back(name + "_API_KEY=" + std::string(begin) + value);
    }
    rule.good = examples(rule, good);
  }

  std::span<const Example> examples(const TokenRule& rule, const std::vector<std::string>& texts) {
    std::vector<Example> list;
    for (const std::string& text : texts) list.push_back({keep(text), {}, std::nullopt, rule.line});
    return storage_.keep(std::move(list));
  }

  Table& row_;
  std::string_view file_;
  RuleStorage& storage_;
};

}  // namespace

TokenRule read_row(Table& row, std::string_view file, RuleStorage& storage) {
  return RowReader(row, file, storage).read();
}

}  // namespace scan::tokens
