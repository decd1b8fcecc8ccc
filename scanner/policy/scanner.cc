// claims → prefilter → checks → severities.
#include "policy/scanner.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "base/lists.h"
#include "judge/template_text.h"
#include "policy/conditions.h"
#include "policy/queries.h"
#include "policy/registry.h"

namespace scan::policy {
namespace {

constexpr std::string_view kParseIncomplete = "parse-incomplete";

}  // namespace

// A rule that is on, with its checks, which are made when the first file is theirs.
struct Scanner::Active {
  const Rule* rule;
  const RuleOptions* options;
  std::once_flag once;
  std::vector<std::unique_ptr<Check>> checks;
};

Scanner::Scanner(const RuleSet& rules, const Settings& settings,
                 const std::vector<const Rule*>& disabled, const Project& project,
                 const ScannerOptions& options)
    : project_(project), options_(options) {
  static const RuleOptions kNone;
  for (const Rule* rule : rules.rules()) {
    const auto set = settings.find(rule);
    const RuleOptions& said = set == settings.end() ? kNone : set->second;
    const bool off = std::find(disabled.begin(), disabled.end(), rule) != disabled.end();
    if (off || !said.on.value_or(rule->on) || !rule->modes.has(options.mode)) continue;
    if (rule->info.id == kParseIncomplete) parse_incomplete_ = rule;
    auto active = std::make_unique<Active>();
    active->rule = rule;
    active->options = &said;
    const auto number = static_cast<std::uint32_t>(active_.size());
    claims_.add(number, rule->files, rule->except);
    prefilter_.add(number, rule->needs);
    active_.push_back(std::move(active));
  }
}

Scanner::~Scanner() = default;

Scanner::Active& Scanner::begun(Active& active) {
  std::call_once(active.once, [&] {
    const Rule& rule = *active.rule;
    const CheckContext context{rule, *active.options, options_.mode, options_.release};
    if (!rule.entries.empty()) active.checks.push_back(make_entry_check(context));
    if (!rule.queries.empty()) active.checks.push_back(make_query_check(context));
    if (!rule.file_conditions.empty()) active.checks.push_back(make_file_check(context));
    if (const MakeCheck make = find_check(rule.check)) active.checks.push_back(make(context));
    for (const auto& check : active.checks) check->begin(project_);
  });
  return active;
}

const Rule* Scanner::active(std::string_view id) const {
  const auto found = std::find_if(active_.begin(), active_.end(),
                                  [&](const auto& each) { return each->rule->info.id == id; });
  return found == active_.end() ? nullptr : (*found)->rule;
}

bool Scanner::claims(std::string_view path) const {
  std::vector<std::uint32_t> rules;
  claims_.find(path, rules);
  return !rules.empty();
}

bool Scanner::may_judge(std::string_view path, std::string_view text) const {
  std::vector<std::uint32_t> rules;
  claims_.find(path, rules);
  if (rules.empty()) return false;
  if (options_.ungated) return true;
  Prefilter::Answer answer(prefilter_, rules, text);
  return std::any_of(rules.begin(), rules.end(),
                     [&](std::uint32_t number) { return answer.passes(number); });
}

void Scanner::find_rules(const File::Input& input, std::vector<std::uint32_t>& rules) const {
  claims_.find(input.path, rules);
  if (input.tokens.empty()) return;
  for (std::uint32_t i = 0; i < active_.size(); ++i) {
    const Texts wanted = active_[i]->rule->tokens;
    const bool has = std::any_of(wanted.begin(), wanted.end(), [&](std::string_view id) {
      return std::any_of(input.tokens.begin(), input.tokens.end(),
                         [&](const TokenPlace& token) { return token.rule == id; });
    });
    if (has && std::find(rules.begin(), rules.end(), i) == rules.end()) rules.push_back(i);
  }
}

void Scanner::file(File::Input input, std::vector<Violation>& out) {
  input.mode = options_.mode;
  std::vector<std::uint32_t> rules;
  find_rules(input, rules);
  if (rules.empty()) return;
  const auto begin = std::chrono::steady_clock::now();
  claimed_.fetch_add(1, std::memory_order_relaxed);
  claimed_bytes_.fetch_add(input.text.size(), std::memory_order_relaxed);

  const std::size_t before = out.size();
  File file(input);
  Prefilter::Answer answer(prefilter_, rules, input.text);
  const bool has_token = std::any_of(input.tokens.begin(), input.tokens.end(),
                                     [](const TokenPlace& token) { return token.strong; });
  bool judged = false;
  bool by_name = false;
  for (const std::uint32_t number : rules) {
    const Rule& rule = *active_[number]->rule;
    // A general rule is about any secret, and a token needs no word beside it.
    const bool token = has_token && rule.info.kind == RuleKind::kGeneralPolicy;
    if (!options_.ungated && !token && !answer.passes(number)) continue;
    judged = true;
    by_name = by_name || rule.info.kind == RuleKind::kPolicy;
    Active& active = begun(*active_[number]);
    const std::size_t first = out.size();
    for (const auto& check : active.checks) check->file(file, out);
    for (std::size_t i = first; i < out.size(); ++i) settle(active, out[i]);
  }
  if (judged) judged_.fetch_add(1, std::memory_order_relaxed);
  parsed_bytes_.fetch_add(file.parsed_bytes(), std::memory_order_relaxed);
  parse_nanoseconds_.fetch_add(file.parse_time().count(), std::memory_order_relaxed);
  tell_parse_errors(file, by_name, out);
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                   [](const Violation& a, const Violation& b) { return a.place < b.place; });
  const std::chrono::nanoseconds took = std::chrono::steady_clock::now() - begin;
  judge_nanoseconds_.fetch_add(took.count(), std::memory_order_relaxed);
}

// A file that only general rules look at may be anything that is named like a data file; a template
// is not of its language until it is filled in.
void Scanner::tell_parse_errors(File& file, bool by_name, std::vector<Violation>& out) const {
  if (parse_incomplete_ == nullptr) return;
  const bool broken = file.parse_error().has_value() && by_name && !file.is_template() &&
                      !holds_template_statements(file.text());
  if (!broken && !file.cut()) return;
  Violation violation;
  violation.rule = parse_incomplete_;
  violation.severity = parse_incomplete_->info.severity;
  violation.key = "parse";
  if (file.cut()) {
    violation.message =
        "this file is over a limit of size, depth or time, so that policy rules "
        "did not see all of it; tokens were looked for in all of it";
    violation.whole_file = true;
  } else {
    violation.place = *file.parse_error();
    violation.message =
        "this does not follow the file's language, so that policy rules may have "
        "missed what is around it";
  }
  out.push_back(std::move(violation));
}

// A severity that is configured replaces the rule's; what a check found lighter gets no graver.
void Scanner::settle(const Active& active, Violation& violation) const {
  const Severity own = active.rule->info.severity;
  const Severity said = violation.severity.value_or(own);
  const std::optional<Severity>& set = active.options->severity;
  violation.rule = active.rule;
  violation.severity = !set ? said : said < own ? std::min(said, *set) : *set;
}

// The rules about the project that have something to say: one of their triggers changed.
std::vector<std::uint32_t> Scanner::triggered() const {
  const std::vector<std::string>* changes = project_.changes();
  std::vector<std::uint32_t> rules;
  Claims triggers;
  for (std::uint32_t i = 0; i < active_.size(); ++i) {
    const Texts globs = active_[i]->rule->triggers;
    if (globs.empty()) continue;
    if (changes == nullptr) {
      rules.push_back(i);
    } else {
      triggers.add(i, globs, {});
    }
  }
  if (changes == nullptr) return rules;
  for (const std::string& path : *changes) triggers.find(path, rules);
  sort_unique(rules);
  return rules;
}

void Scanner::finish(std::vector<ProjectViolation>& out) {
  for (const std::uint32_t number : triggered()) {
    Active& active = begun(*active_[number]);
    const std::size_t first = out.size();
    for (const auto& check : active.checks) check->end(project_, out);
    for (std::size_t i = first; i < out.size(); ++i) settle(active, out[i].violation);
  }
}

ScanStats Scanner::stats() const {
  constexpr double kSecond = 1e-9;
  return {claimed_.load(),
          claimed_bytes_.load(),
          judged_.load(),
          parsed_bytes_.load(),
          kSecond * static_cast<double>(parse_nanoseconds_.load()),
          kSecond * static_cast<double>(judge_nanoseconds_.load())};
}

}  // namespace scan::policy
