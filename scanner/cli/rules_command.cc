// What rules say of themselves.
#include "cli/rules_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/output.h"
#include "cli/rule_selection.h"
#include "report/escape.h"
#include "tokens/rule_examples.h"

namespace scan::cli {
namespace {

constexpr int kExitFailedExamples = 1;
constexpr int kExitUsage = 2;
constexpr int kExitNotWritten = 3;

int print(const std::string& text) { return write_all(STDOUT_FILENO, text) ? 0 : kExitNotWritten; }

int list(const tokens::RuleSet& rules) {
  std::string out;
  for (const tokens::RuleGroup& group : rules.groups()) {
    for (const tokens::TokenRule& rule : group.rules) {
      out += fmt::format("{:<36} {:<8} {:<7} {}\n", rule.info.id, severity_name(rule.info.severity),
                         confidence_name(rule.confidence), report::escaped(rule.info.title));
    }
  }
  return print(out);
}

void append_examples(std::string& out, std::string_view heading,
                     std::span<const tokens::Example> examples) {
  out += fmt::format("\n{} examples, with placeholders for what is random:\n", heading);
  for (const tokens::Example& example : examples) {
    std::string text = report::escaped(example.text);
    if (!example.path.empty()) text += fmt::format("   (in {})", report::escaped(example.path));
    out += "  " + text + "\n";
  }
}

int explain(const tokens::RuleSet& rules, const std::string& id) {
  const tokens::TokenRule* rule = rules.find(id);
  if (rule == nullptr) {
    complain("no rule is called '" + id + "'; `scan rules list` shows all");
    return kExitUsage;
  }
  const auto& info = rule->info;
  std::string out = fmt::format("{}: {}\n\n", info.id, report::escaped(info.title));
  out += fmt::format("provider    {}\n", report::escaped(info.provider_name));
  out += fmt::format("severity    {}\n", severity_name(info.severity));
  out += fmt::format("confidence  {} before checks\n", confidence_name(rule->confidence));
  out += fmt::format("opens       {}\n", report::escaped(info.opens));
  out += fmt::format("rotate      {}\n", report::escaped(info.rotate));
  out += fmt::format("where       {}\n", report::escaped(info.url));
  if (!rule->format.empty()) out += fmt::format("format      {}\n", report::escaped(rule->format));
  out += fmt::format("defined in  {}:{}\n", report::escaped(rule->file), rule->line);
  append_examples(out, "bad", rule->bad);
  append_examples(out, "good", rule->good);
  out += fmt::format(
      "\nSwitch it off for a run with --skip {0}, for a line with\n  scan:allow[{0}] "
      "until=YYYY-MM-DD the reason\n",
      info.id);
  return print(out);
}

int report_examples(const tokens::RuleSet& rules, const tokens::RuleGroup& group) {
  const tokens::ExampleReport report = run_examples(rules, group);
  for (const std::string& failure : report.failures) complain(failure);
  const int written = print(fmt::format("{} rules, {} examples, {} failed\n", group.rules.size(),
                                        report.examples, report.failures.size()));
  return report.failures.empty() ? written : kExitFailedExamples;
}

// A file is tested alone, so that a copy of a built-in one can be tried out while it is changed.
int test_files(const std::vector<std::string>& paths) {
  tokens::RuleSet rules = tokens::RuleSet::empty();
  for (const std::string& path : paths) {
    const auto text = read_rule_file(path);
    const Status added = text ? rules.add_file(*text, path, {}) : Status(text.error());
    if (!added) {
      complain(added.error().message);
      return kExitUsage;
    }
  }
  int code = 0;
  for (const tokens::RuleGroup& group : rules.groups()) {
    code = std::max(code, report_examples(rules, group));
  }
  return code;
}

}  // namespace

int rules_command(const Options& options) {
  if (options.command == Command::kRulesTest && !options.paths.empty()) {
    return test_files(options.paths);
  }
  const auto rules = load_rule_set(options);
  if (!rules) {
    complain(rules.error().message);
    return kExitUsage;
  }
  if (options.command == Command::kRulesList) return list(*rules);
  if (options.command == Command::kRulesExplain) return explain(*rules, options.subject);
  return report_examples(*rules, rules->groups().front());
}

}  // namespace scan::cli
