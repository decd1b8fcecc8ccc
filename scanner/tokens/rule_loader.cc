// TOML to TokenRule; the patterns are compiled once here to refuse broken ones with their line.
#include "tokens/rule_loader.h"

#include <algorithm>

#include "judge/assigned_name.h"
#include "match/confirm_pattern.h"
#include "match/dialect.h"
#include "match/pattern_width.h"
#include "match/secret_shape.h"
#include "tokens/assigned/core.h"
#include "tokens/checks/run_checks.h"
#include "tokens/confirm_parts.h"
#include "tokens/named_row.h"
#include "tokens/placeholders.h"
#include "toml/table.h"

namespace scan::tokens {
namespace {

using toml::Document;
using toml::Table;
using toml::Text;

constexpr std::uint32_t kMostRadius = 32768;
constexpr std::size_t kLeastExamples = 3;

bool is_kebab_case(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// Reads one file; `fail` at a key stops nothing, the first mistake is reported at the end.
class Loader {
 public:
  Loader(Document& document, std::string_view name, RuleOrigin origin, RuleStorage& storage)
      : document_(document),
        file_(storage.keep(std::string(name))),
        origin_(origin),
        storage_(storage) {}

  std::vector<TokenRule> read() {
    Table root = document_.root();
    if (root.has("vendor")) return read_rows(root);
    provider_ = storage_.keep(root.required_string("provider"));
    provider_name_ = storage_.keep(root.required_string("name"));
    if (!is_kebab_case(provider_)) root.fail("provider", "`provider` must be kebab-case");
    std::vector<TokenRule> rules;
    for (Table& table : root.tables("rule")) {
      rules.push_back(read_rule(table));
      refuse_taken_id(rules, table);
    }
    if (rules.empty()) root.fail("rule", "the file has no [[rule]]");
    root.refuse_unknown_keys();
    return rules;
  }

 private:
  std::string_view keep(std::string text) { return storage_.keep(std::move(text)); }

  std::vector<TokenRule> read_rows(Table& root) {
    std::vector<TokenRule> rules;
    for (Table& table : root.tables("vendor")) {
      rules.push_back(read_row(table, file_, storage_));
      refuse_taken_id(rules, table);
    }
    root.refuse_unknown_keys();
    return rules;
  }

  static void refuse_taken_id(const std::vector<TokenRule>& rules, Table& table) {
    const std::string_view id = rules.back().info.id;
    const auto same = [&](const TokenRule& rule) { return rule.info.id == id; };
    if (std::find_if(rules.begin(), rules.end() - 1, same) != rules.end() - 1) {
      table.fail("id", "the id " + std::string(id) + " is taken");
    }
  }

  TokenRule read_rule(Table& table) {
    TokenRule rule;
    rule.info = read_info(table);
    rule.file = file_;
    rule.line = table.line_of("id");
    rule.family = keep(table.string("family", provider_));
    rule.generic = table.boolean("generic", false);
    rule.pair = keep(table.string("pair"));
    rule.radius = table.whole_number("radius", kAssignedRadius);
    if (!table.has("radius") && !table.has("assigned")) {
      table.fail("radius", "`radius` is missing");
    }
    if (rule.radius > kMostRadius) table.fail("radius", "`radius` is over 32768 bytes");
    const auto confidence = confidence_from(table.required_string("confidence"));
    if (!confidence || *confidence == Confidence::kCertain) {
      table.fail("confidence", "`confidence` must be high, medium or low");
    }
    rule.confidence = confidence.value_or(Confidence::kLow);
    const std::string secret = table.string("secret", "random");
    rule.chosen = secret == "chosen";
    if (!rule.chosen && secret != "random") {
      table.fail("secret", "`secret` must be \"random\" or \"chosen\"");
    }
    rule.format = keep(table.string("format"));
    if (origin_ == RuleOrigin::kBuiltIn && rule.format.empty()) {
      table.fail("format", "`format`, the URL of the vendor's documentation, is missing");
    }
    if (table.has("assigned")) {
      read_assigned(table, rule);
    } else {
      rule.cores = read_cores(table);
      rule.confirm = read_confirm(table);
      rule.shape = match::secret_shape(rule.confirm);
    }
    rule.checks = read_checks(table);
    rule.bad = read_examples(table, "bad");
    rule.good = read_examples(table, "good");
    table.refuse_unknown_keys();
    return rule;
  }

  void read_assigned(Table& table, TokenRule& rule) {
    rule.assigned = keep(table.required_string("assigned"));
    if (!secret_kind_from(rule.assigned)) {
      table.fail("assigned", "`assigned` must be one of " + std::string(kSecretKindNames));
    }
    rule.cores = kAssignedCores;
  }

  RuleInfo read_info(Table& table) {
    RuleInfo info;
    info.id = keep(table.required_string("id"));
    if (!is_kebab_case(info.id)) table.fail("id", "`id` must be kebab-case");
    info.title = keep(table.required_string("title"));
    info.provider = provider_;
    info.provider_name = provider_name_;
    info.opens = keep(table.required_string("opens"));
    info.rotate = keep(table.required_string("rotate"));
    info.url = keep(table.required_string("url"));
    const auto severity = severity_from(table.required_string("severity"));
    if (!severity || *severity == Severity::kInfo) {
      table.fail("severity", "`severity` must be \"error\" or \"warning\"");
    }
    info.severity = severity.value_or(Severity::kError);
    return info;
  }

  std::span<const Core> read_cores(Table& table) {
    std::vector<Core> cores;
    for (Text& text : table.strings("core")) {
      const Result<std::uint32_t> width = match::core_width(text.value);
      if (!width) {
        document_.fail(text.line, "core '" + text.value + "': " + width.error().message);
        return {};
      }
      cores.push_back({keep(match::core_dialect(text.value)), *width});
    }
    if (cores.empty()) table.fail("core", "`core` is missing");
    return storage_.keep(std::move(cores));
  }

  std::string_view read_confirm(Table& table) {
    const Result<std::string> whole = expand_confirm_parts(table.required_string("confirm"));
    if (!whole) {
      table.fail("confirm", "confirm: " + whole.error().message);
      return {};
    }
    const std::string_view confirm = keep(*whole);
    const auto pattern = match::ConfirmPattern::compile(confirm);
    if (!pattern) table.fail("confirm", "confirm: " + pattern.error().message);
    return confirm;
  }

  Checks read_checks(Table& table) {
    Table from = table.table("checks");
    Checks checks;
    checks.entropy = from.number("entropy", 0);
    checks.alphabet = keep(from.string("alphabet"));
    checks.mixed = from.boolean("mixed", false);
    checks.words_lower = from.boolean("words_lower", false);
    checks.names_lower = from.boolean("names_lower", false);
    checks.placeholder = from.boolean("placeholder", true);
    checks.stop = keep_texts(from.strings("stop"));
    checks.shape = keep(from.string("shape"));
    checks.url_host = from.boolean("url_host", false);
    checks.checksum = keep(from.string("checksum"));
    checks.decode = keep(from.string("decode"));
    Table nearby = from.table("nearby");
    checks.nearby = keep_texts(nearby.strings("words"));
    checks.nearby_lines = nearby.whole_number("lines", 0);
    const std::string otherwise = nearby.string("else", "drop");
    checks.nearby_lowers = otherwise == "low";
    if (!checks.nearby_lowers && otherwise != "drop") {
      nearby.fail("else", "`else` must be \"low\" or \"drop\"");
    }
    nearby.refuse_unknown_keys();
    from.refuse_unknown_keys();
    const Status known = validate_checks(checks);
    if (!known) table.fail("checks", known.error().message);
    return checks;
  }

  std::span<const std::string_view> keep_texts(std::vector<Text> texts) {
    std::vector<std::string_view> views;
    for (Text& text : texts) views.push_back(keep(std::move(text.value)));
    return storage_.keep(std::move(views));
  }

  std::span<const Example> read_examples(Table& table, std::string_view key) {
    std::vector<Example> examples;
    for (Table::Item& item : table.items(key)) {
      Example example;
      if (item.table == nullptr) {
        example.text = keep(std::move(item.text.value));
        example.line = item.text.line;
      } else {
        example = read_example(*item.table);
      }
      const auto expanded = expand_placeholders(example.text, 0);
      if (!expanded) document_.fail(example.line, expanded.error().message);
      examples.push_back(example);
    }
    if (examples.size() < kLeastExamples) {
      table.fail(key, "`" + std::string(key) + "` needs at least three examples");
    }
    return storage_.keep(std::move(examples));
  }

  Example read_example(Table& table) {
    Example example;
    example.line = table.line();
    example.text = keep(table.required_string("text"));
    example.path = keep(table.string("path"));
    if (table.has("confidence")) {
      example.confidence = confidence_from(table.string("confidence"));
      if (!example.confidence) table.fail("confidence", "no such confidence");
    }
    table.refuse_unknown_keys();
    return example;
  }

  Document& document_;
  std::string_view file_;
  RuleOrigin origin_;
  RuleStorage& storage_;
  std::string_view provider_;
  std::string_view provider_name_;
};

}  // namespace

Result<std::vector<TokenRule>> load_rules(std::string_view text, std::string_view name,
                                          RuleOrigin origin, RuleStorage& storage) {
  Document document(text, name);
  if (!document.status()) return document.status().error();
  std::vector<TokenRule> rules = Loader(document, name, origin, storage).read();
  if (!document.status()) return document.status().error();
  return rules;
}

}  // namespace scan::tokens
