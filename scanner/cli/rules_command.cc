// What rules say of themselves.
#include "cli/rules_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/output.h"
#include "cli/policy_explanation.h"
#include "cli/rule_selection.h"
#include "engine/policy_examples.h"
#include "engine/rule_costs.h"
#include "report/escape.h"
#include "tokens/rule_examples.h"

namespace scan::cli {
namespace {

constexpr int kExitFailedExamples = 1;
constexpr int kExitUsage = 2;
constexpr int kExitNotWritten = 3;

int print(const std::string& text) { return write_all(STDOUT_FILENO, text) ? 0 : kExitNotWritten; }

void append_line(std::string& out, const RuleInfo& info, std::string_view confidence) {
  out += fmt::format("{:<36} {:<8} {:<7} {}\n", info.id, severity_name(info.severity), confidence,
                     report::escaped(info.title));
}

int list(const engine::Rules& rules) {
  std::string out;
  for (const tokens::RuleGroup& group : rules.tokens.groups()) {
    for (const tokens::TokenRule& rule : group.rules) {
      append_line(out, rule.info, confidence_name(rule.confidence));
    }
  }
  for (const policy::Rule* rule : rules.policy.rules()) {
    append_line(out, rule->info, rule->on ? "policy" : "off");
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

int explain(const tokens::TokenRule* rule) {
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
      "until=YYYY-MM-DD the reason\nand for a repository in .scan.toml:\n  [rules.{0}]\n  enabled "
      "= false\n",
      info.id);
  return print(out);
}

int explain(const engine::Rules& rules, const std::string& id) {
  if (const tokens::TokenRule* rule = rules.tokens.find(id); rule != nullptr) return explain(rule);
  if (const policy::Rule* rule = rules.policy.find(id); rule != nullptr) {
    return print(policy_explanation(*rule));
  }
  complain("no rule is called '" + id + "'; `scan rules list` shows all");
  return kExitUsage;
}

int report_examples(std::size_t rules, const tokens::ExampleReport& report) {
  for (const std::string& failure : report.failures) complain(failure);
  const int written = print(fmt::format("{} rules, {} examples, {} failed\n", rules,
                                        report.examples, report.failures.size()));
  return report.failures.empty() ? written : kExitFailedExamples;
}

int test_tokens(const engine::Rules& rules, const tokens::RuleGroup& group) {
  return report_examples(group.rules.size(), run_examples(rules.tokens, group));
}

int test_policy(const engine::Rules& rules) {
  return report_examples(
      rules.policy.rules().size(),
      engine::run_policy_examples(rules.tokens, rules.policy, rules.policy.rules()));
}

// A file is tested alone, so that a copy of a built-in one can be tried out while it is changed.
// What policy rules ask of a value needs the built-in token rules.
int test_files(const std::vector<std::string>& paths) {
  auto builtin = tokens::RuleSet::builtin();
  if (!builtin) {
    complain(builtin.error().message);
    return kExitUsage;
  }
  engine::Rules files{tokens::RuleSet::empty(), policy::RuleSet({})};
  for (const std::string& path : paths) {
    const Status added = add_rule_file(path, {}, files);
    if (!added) {
      complain(added.error().message);
      return kExitUsage;
    }
  }
  int code = 0;
  for (const tokens::RuleGroup& group : files.tokens.groups()) {
    code = std::max(code, test_tokens(files, group));
  }
  if (!files.policy.rules().empty()) {
    files.tokens = std::move(*builtin);
    code = std::max(code, test_policy(files));
  }
  return code;
}

// The share of a rule alone says what it would save at most; together they share what they read.
int cost(const engine::Rules& rules, const Options& options) {
  complain("timing each rule alone; this takes a while");
  const auto costs = engine::measure_rule_costs(
      rules.tokens, options.paths.empty() ? std::vector<std::string>{"."} : options.paths,
      git::Environment::of_process());
  if (!costs) {
    complain(costs.error().message);
    return kExitUsage;
  }
  constexpr double kMilli = 1e3;
  const double megabytes = static_cast<double>(costs->bytes) / 1e6;
  std::string out = fmt::format(
      "{} files, {:.1f} MB of text{}: cores of all rules {:.1f} ms, candidates {:.1f} ms\n\n"
      "{:<36} {:>9} {:>6} {:>11} {:>10} {:>6}\n",
      costs->files, megabytes, costs->cut ? " (there is more)" : "", costs->match_seconds * kMilli,
      costs->confirm_seconds * kMilli, "rule", "core ms", "%", "candidates", "confirm ms", "%");
  double alone = 0;
  for (const engine::RuleCost& each : costs->rules) alone += each.match_seconds;
  const auto share = [](double part, double whole) { return whole > 0 ? 100 * part / whole : 0; };
  for (const engine::RuleCost& each : costs->rules) {
    out += fmt::format("{:<36} {:>9.2f} {:>6.1f} {:>11} {:>10.2f} {:>6.1f}\n", each.rule->info.id,
                       each.match_seconds * kMilli, share(each.match_seconds, alone),
                       each.candidates, each.confirm_seconds * kMilli,
                       share(each.confirm_seconds, costs->confirm_seconds));
  }
  return print(out);
}

}  // namespace

int rules_command(const Options& options) {
  if (options.command == Command::kRulesTest && !options.paths.empty()) {
    return test_files(options.paths);
  }
  const auto rules = load_rules(options);
  if (!rules) {
    complain(rules.error().message);
    return kExitUsage;
  }
  if (options.command == Command::kRulesList) return list(*rules);
  if (options.command == Command::kRulesCost) return cost(*rules, options);
  if (options.command == Command::kRulesExplain) return explain(*rules, options.subject);
  return std::max(test_tokens(*rules, rules->tokens.groups().front()), test_policy(*rules));
}

}  // namespace scan::cli
