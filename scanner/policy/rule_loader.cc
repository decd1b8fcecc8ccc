// TOML to Rule, read straight through; the document keeps the first mistake.
#include "policy/rule_loader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "policy/prefilter.h"
#include "policy/queries.h"
#include "policy/registry.h"
#include "syntax/key_pattern.h"

namespace scan::policy {
namespace {

using toml::Document;
using toml::Table;
using toml::Text;

constexpr std::size_t kLeastExamples = 3;

constexpr std::array<std::pair<std::string_view, Mode>, 3> kModes = {{
    {"staged", Mode::kStaged},
    {"worktree", Mode::kWorkTree},
    {"history", Mode::kHistory},
}};
constexpr std::array<std::pair<std::string_view, ValueTest>, 5> kTests = {{
    {"secret", ValueTest::kSecret},
    {"literal", ValueTest::kLiteral},
    {"strong", ValueTest::kStrong},
    {"text", ValueTest::kText},
    {"any", ValueTest::kAny},
}};

template <typename T, std::size_t N>
std::optional<T> find(const std::array<std::pair<std::string_view, T>, N>& words,
                      std::string_view word) {
  for (const auto& [name, value] : words) {
    if (name == word) return value;
  }
  return std::nullopt;
}

bool is_kebab_case(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

class Loader {
 public:
  Loader(Document& document, std::string_view name, RuleStorage& storage)
      : document_(document), file_(storage.keep(std::string(name))), storage_(storage) {}

  std::vector<Rule> read() {
    Table root = document_.root();
    std::vector<Rule> rules;
    for (Table& table : root.tables("rule")) {
      rules.push_back(read_rule(table));
      const auto same = [&](const Rule& rule) { return rule.info.id == rules.back().info.id; };
      if (std::find_if(rules.begin(), rules.end() - 1, same) != rules.end() - 1) {
        table.fail("id", "the id " + std::string(rules.back().info.id) + " is taken");
      }
    }
    if (rules.empty()) root.fail("rule", "the file has no [[rule]]");
    root.refuse_unknown_keys();
    return rules;
  }

 private:
  std::string_view keep(std::string text) { return storage_.keep(std::move(text)); }

  Texts texts(Table& table, std::string_view key) {
    std::vector<std::string_view> views;
    for (Text& text : table.strings(key)) views.push_back(keep(std::move(text.value)));
    return storage_.keep(std::move(views));
  }

  Rule read_rule(Table& table) {
    Rule rule;
    rule.references = texts(table, "references");
    rule.info = read_info(table, rule.references);
    rule.file = file_;
    rule.line = table.line_of("id");
    rule.message = keep(table.string("message"));
    rule.on = table.boolean("on", true);
    rule.info.kind = table.boolean("general", false) ? RuleKind::kGeneralPolicy : RuleKind::kPolicy;
    rule.modes = read_modes(table);
    rule.files = texts(table, "files");
    rule.except = texts(table, "except");
    rule.tokens = texts(table, "tokens");
    rule.triggers = texts(table, "triggers");
    rule.needs = read_needs(table);
    rule.entries = read_entries(table);
    rule.queries = read_queries(table);
    rule.file_conditions = read_file_condition(table);
    rule.check = keep(table.string("check"));
    if (!rule.check.empty() && find_check(rule.check) == nullptr) {
      table.fail("check", "no check is called '" + std::string(rule.check) + "'");
    }
    rule.options = read_option_infos(table);
    rule.bad = read_examples(table, "bad", rule);
    rule.good = read_examples(table, "good", rule);
    check_purpose(table, rule);
    table.refuse_unknown_keys();
    return rule;
  }

  // A rule that can never speak is a mistake.
  void check_purpose(Table& table, const Rule& rule) {
    const bool conditions =
        !rule.entries.empty() || !rule.queries.empty() || !rule.file_conditions.empty();
    if (conditions && rule.message.empty()) {
      table.fail("message", "`message` is missing, which the rule's conditions say");
    }
    if (conditions && rule.files.empty()) {
      table.fail("files", "`files` is missing, in which the rule's conditions are held");
    }
    if (rule.bad.size() + rule.good.size() > 0 && rule.bad.size() < kLeastExamples) {
      table.fail("bad", "`bad` needs at least three examples");
    }
    if (rule.bad.size() + rule.good.size() > 0 && rule.good.size() < kLeastExamples) {
      table.fail("good", "`good` needs at least three examples");
    }
    if (conditions && rule.bad.empty())
      table.fail("bad", "`bad` is missing: examples prove a rule");
  }

  RuleInfo read_info(Table& table, Texts references) {
    RuleInfo info;
    info.id = keep(table.required_string("id"));
    if (!is_kebab_case(info.id)) table.fail("id", "`id` must be kebab-case");
    info.title = keep(table.required_string("title"));
    info.opens = keep(table.required_string("why"));
    info.rotate = keep(table.required_string("fix"));
    if (!references.empty()) info.url = references.front();
    const auto severity = severity_from(table.required_string("severity"));
    if (!severity) table.fail("severity", "`severity` must be \"error\", \"warning\" or \"info\"");
    info.severity = severity.value_or(Severity::kError);
    return info;
  }

  Modes read_modes(Table& table) {
    Modes modes;
    for (const Text& text : table.strings("modes")) {
      const auto mode = find(kModes, text.value);
      if (mode) {
        modes.bits |= static_cast<std::uint8_t>(*mode);
      } else {
        document_.fail(text.line, "no mode is called '" + text.value +
                                      "'; there are staged, worktree and history");
      }
    }
    if (modes.bits == 0) table.fail("modes", "`modes` is missing");
    return modes;
  }

  Texts read_needs(Table& table) {
    const Texts needs = texts(table, "needs");
    for (const std::string_view need : needs) {
      const bool upper =
          std::any_of(need.begin(), need.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (upper || need.size() < Prefilter::kLeastNeed) {
        table.fail("needs",
                   "`" + std::string(need) + "` must have three characters or more, in lower case");
      }
    }
    return needs;
  }

  ValueTest read_test(Table& table, std::string_view otherwise) {
    const auto test = find(kTests, table.string("value", otherwise));
    if (!test) {
      table.fail("value",
                 "`value` must be \"secret\", \"literal\", \"strong\", \"text\" or \"any\"");
    }
    return test.value_or(ValueTest::kAny);
  }

  Texts read_patterns(Table& table, std::string_view key) {
    const Texts patterns = texts(table, key);
    for (const std::string_view pattern : patterns) {
      const auto parsed = syntax::KeyPattern::parse(pattern);
      if (!parsed) table.fail(key, parsed.error().message);
    }
    return patterns;
  }

  std::span<const EntryCondition> read_entries(Table& table) {
    std::vector<EntryCondition> out;
    for (Table& each : table.tables("entries")) {
      EntryCondition condition;
      condition.line = each.line();
      condition.at = read_patterns(each, "at");
      if (condition.at.empty()) each.fail("at", "`at` is missing");
      condition.except = read_patterns(each, "except");
      condition.value = read_test(each, "secret");
      condition.equals = texts(each, "equals");
      each.refuse_unknown_keys();
      out.push_back(condition);
    }
    return storage_.keep(std::move(out));
  }

  std::span<const QueryCondition> read_queries(Table& table) {
    std::vector<QueryCondition> out;
    for (Table& each : table.tables("query")) {
      QueryCondition condition;
      condition.line = each.line();
      condition.language = keep(each.required_string("language"));
      condition.source = keep(each.required_string("source"));
      condition.value = read_test(each, "any");
      const Status compiled = try_query(condition);
      if (!compiled) each.fail("source", compiled.error().message);
      each.refuse_unknown_keys();
      out.push_back(condition);
    }
    return storage_.keep(std::move(out));
  }

  std::span<const FileCondition> read_file_condition(Table& table) {
    std::vector<FileCondition> out;
    if (table.has("file")) {
      Table from = table.table("file");
      FileCondition condition;
      condition.line = from.line();
      condition.unless_encrypted = from.boolean("unless_encrypted", false);
      condition.unless_template = from.boolean("unless_template", false);
      condition.unless_empty = from.boolean("unless_empty", true);
      from.refuse_unknown_keys();
      out.push_back(condition);
    }
    return storage_.keep(std::move(out));
  }

  std::span<const OptionInfo> read_option_infos(Table& table) {
    std::vector<OptionInfo> out;
    for (Table& each : table.tables("options")) {
      OptionInfo option;
      option.name = keep(each.required_string("name"));
      option.help = keep(each.required_string("help"));
      option.is_switch = each.has("switch");
      option.standard_on = each.boolean("switch", false);
      option.standard = texts(each, "standard");
      if (option.name == "severity" || option.name == "enabled") {
        each.fail("name", "every rule has an option of this name");
      }
      each.refuse_unknown_keys();
      out.push_back(option);
    }
    return storage_.keep(std::move(out));
  }

  std::span<const Example> read_examples(Table& table, std::string_view key, const Rule& rule) {
    std::vector<Example> examples;
    for (Table& each : table.tables(key)) examples.push_back(read_example(each, key, rule));
    return storage_.keep(std::move(examples));
  }

  Example read_example(Table& table, std::string_view key, const Rule& rule) {
    Example example;
    example.line = table.line();
    example.what = keep(table.required_string("what"));
    example.at = texts(table, "at");
    if (key == "bad" && example.at.empty())
      table.fail("at", "`at`, the places it is told at, is missing");
    if (key == "good" && !example.at.empty()) table.fail("at", "a good example is told nowhere");
    if (table.has("severity")) example.severity = severity_from(table.string("severity"));
    const auto mode = find(kModes, table.string("mode", "worktree"));
    if (!mode) table.fail("mode", "`mode` must be staged, worktree or history");
    example.mode = mode.value_or(Mode::kWorkTree);
    example.untracked = texts(table, "untracked");
    example.unchanged = texts(table, "unchanged");
    example.options = keep(table.string("options"));
    if (const Status read = try_options(example.options, rule); !read) {
      table.fail("options", read.error().message);
    }
    Table files = table.table("files");
    std::vector<ExampleFile> list;
    for (const Text& path : files.keys()) {
      list.push_back({keep(path.value), keep(files.string(path.value))});
    }
    if (list.empty()) table.fail("files", "`files` is missing");
    example.files = storage_.keep(std::move(list));
    table.refuse_unknown_keys();
    return example;
  }

  static Status try_options(std::string_view text, const Rule& rule) {
    Document document(text, "options");
    Table root = document.root();
    read_options(root, rule);
    return document.status();
  }

  Document& document_;
  std::string_view file_;
  RuleStorage& storage_;
};

}  // namespace

bool holds_policy_rules(std::string_view text) {
  Document document(text, {});
  // Token rules name their provider; the table of names has a list of vendors.
  return document.status().ok() && !document.root().has("provider") &&
         !document.root().has("vendor");
}

Result<std::vector<Rule>> load_rules(std::string_view text, std::string_view name,
                                     RuleStorage& storage) {
  Document document(text, name);
  if (!document.status()) return document.status().error();
  std::vector<Rule> rules = Loader(document, name, storage).read();
  if (!document.status()) return document.status().error();
  return rules;
}

RuleOptions read_options(Table& table, const Rule& rule) {
  RuleOptions options;
  if (table.has("severity")) {
    options.severity = severity_from(table.string("severity"));
    if (!options.severity) table.fail("severity", "`severity` must be error, warning or info");
  }
  if (table.has("enabled")) options.on = table.boolean("enabled", true);
  for (const OptionInfo& info : rule.options) {
    if (!table.has(info.name)) continue;
    if (info.is_switch) {
      options.set(std::string(info.name), table.boolean(info.name, false));
      continue;
    }
    std::vector<std::string> values;
    for (Text& text : table.strings(info.name)) values.push_back(std::move(text.value));
    options.set(std::string(info.name), std::move(values));
  }
  table.refuse_unknown_keys();
  return options;
}

}  // namespace scan::policy
