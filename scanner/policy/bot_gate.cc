// A job that needs a gated one is skipped with it, unless it says `always()`.
#include "policy/bot_gate.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "syntax/github_expression.h"

namespace scan::policy {
namespace {

using syntax::Expression;
using syntax::ExpressionLiteral;

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

std::string_view before(std::string_view text, std::size_t at) {
  text = text.substr(0, at);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view after(std::string_view text, std::size_t at) {
  text = text.substr(at);
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  return text;
}

// Is the call that the literal is an argument of negated: `!contains(github.actor, 'x')`? Its
// brackets may hold others in front of the literal.
bool in_negated_call(std::string_view text, std::size_t at) {
  int closed = 0;
  while (at > 0) {
    const char c = text[--at];
    if (c == ')') ++closed;
    if (c != '(' || closed-- > 0) continue;
    while (at > 0 && is_ascii_alnum(text[at - 1])) --at;
    return before(text, at).ends_with('!');
  }
  return false;
}

bool is_shut_out(std::string_view text, const ExpressionLiteral& literal) {
  return before(text, literal.place.begin).ends_with("!=") ||
         after(text, literal.place.end).starts_with("!=") ||
         in_negated_call(text, literal.place.begin);
}

// Expressions of a condition, whose `${{ }}` may be left out.
std::vector<Span> bodies(std::string_view condition) {
  std::vector<Span> out;
  for (const auto& place : syntax::find_expressions(condition)) out.push_back(place.body);
  if (out.empty()) out.push_back({0, condition.size()});
  return out;
}

template <typename Test>
bool any_literal(std::string_view condition, Test test) {
  for (const Span body : bodies(condition)) {
    const Expression expression = syntax::parse_expression(condition, body);
    for (const ExpressionLiteral& literal : expression.literals) {
      if (literal.is_string && !is_shut_out(condition, literal) && test(literal.value)) return true;
    }
  }
  return false;
}

// A condition on somebody else: `github.actor == 'release-bot[bot]'`.
bool asks_for_other_bot(std::string_view condition) {
  return !condition.empty() && any_literal(condition, [](std::string_view literal) {
    return literal.ends_with("[bot]") && !names_update_bot(literal);
  });
}

bool reads_metadata(const GithubJob& job) {
  return std::any_of(job.steps.begin(), job.steps.end(), [](const GithubStep& step) {
    return in_lower_case(step.uses).starts_with("dependabot/fetch-metadata");
  });
}

bool runs_anyway(std::string_view condition) {
  return condition.find("always()") != condition.npos;
}

}  // namespace

bool names_update_bot(std::string_view text) {
  constexpr std::array<std::string_view, 2> kBots = {"dependabot", "renovate"};
  const std::string lower = in_lower_case(text);
  return lower == "dependencies" || std::any_of(kBots.begin(), kBots.end(), [&](auto bot) {
           return lower.find(bot) != lower.npos;
         });
}

bool asks_for_update_bot(std::string_view condition) {
  return !condition.empty() && any_literal(condition, names_update_bot);
}

BotGates::BotGates(const GithubWorkflow& workflow) {
  on_all_ = std::any_of(workflow.branches.begin(), workflow.branches.end(), names_update_bot);
  for (const GithubJob& job : workflow.jobs) {
    if (asks_for_update_bot(job.condition) || reads_metadata(job)) jobs_.insert(job.name);
  }
  // As often as a chain of jobs may be long; few are longer than two.
  constexpr int kLongest = 8;
  for (int i = 0; i < kLongest; ++i) {
    const std::size_t known = jobs_.size();
    for (const GithubJob& job : workflow.jobs) {
      if (by_needs(job)) jobs_.insert(job.name);
    }
    if (jobs_.size() == known) break;
  }
}

bool BotGates::by_needs(const GithubJob& job) const {
  return !runs_anyway(job.condition) &&
         std::any_of(job.needs.begin(), job.needs.end(),
                     [&](const std::string& need) { return jobs_.count(need) != 0; });
}

bool BotGates::on_job(const GithubJob& job) const { return on_all_ || jobs_.count(job.name) != 0; }

bool BotGates::on_step(const GithubJob& job, const GithubStep& step) const {
  if (asks_for_update_bot(step.condition)) return true;
  return on_job(job) && !asks_for_other_bot(step.condition);
}

}  // namespace scan::policy
