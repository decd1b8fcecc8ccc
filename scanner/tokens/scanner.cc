// The two stages of token matching.
//
// A match of a confirm pattern counts when it holds the end of one of its rule's cores and lies
// within the rule's radius of it. Candidates are taken from left to right and a match hides the
// candidates inside it, which gives the same matches as running the pattern over the whole content
// from left to right, as long as every match holds a core: tests/differential/ holds it to that.
#include "tokens/scanner.h"

#include <algorithm>
#include <map>

#include "tokens/checks/run_checks.h"

namespace scan::tokens {
namespace {

// What confirm may search in one content: enough for every honest file, an end for a hostile one.
constexpr std::uint64_t kConfirmBytesFloor = std::uint64_t{64} << 20;
constexpr std::uint64_t kConfirmBytesFactor = 32;
// What checks may leave of one content: a bound on the memory that a file made of secrets takes.
constexpr std::size_t kMostMatches = 100000;

bool more_specific(const TokenMatch& a, const TokenMatch& b) {
  if (a.rule->generic != b.rule->generic) return b.rule->generic;
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  if (a.secret.size() != b.secret.size()) return a.secret.size() > b.secret.size();
  if (a.rule->info.id != b.rule->info.id) return a.rule->info.id < b.rule->info.id;
  return a.secret < b.secret;
}

void add_also(TokenMatch& kept, const TokenMatch& other) {
  if (!kept.secret.contains(other.secret)) kept.beside.push_back(other.secret);
  if (other.rule == kept.rule) return;
  if (std::find(kept.also.begin(), kept.also.end(), other.rule) == kept.also.end()) {
    kept.also.push_back(other.rule);
  }
}

}  // namespace

struct Scanner::Work {
  std::string_view content;
  Span own;
  std::string_view path;
  Worker& worker;
  std::uint64_t budget;
  std::vector<TokenMatch> matches;
};

Scanner::Scanner(const RuleSet& rules, std::int64_t now) : rules_(rules), now_(now) {
  for (const RuleGroup& group : rules.groups()) {
    Group prepared{&group, std::make_unique<Prepared[]>(group.rules.size())};
    for (std::size_t i = 0; i < group.rules.size(); ++i) {
      prepared.prepared[i].rule = &group.rules[i];
      for (const Core& core : group.rules[i].cores) {
        prepared.prepared[i].core_width = std::max(prepared.prepared[i].core_width, core.max_width);
      }
    }
    groups_.push_back(std::move(prepared));
  }
}

void Scanner::disable(const TokenRule& rule) {
  for (Group& group : groups_) {
    for (std::size_t i = 0; i < group.rules->rules.size(); ++i) {
      if (group.prepared[i].rule == &rule) group.prepared[i].enabled = false;
    }
  }
}

Result<Scanner::Worker> Scanner::make_worker() const {
  auto scratch = rules_.scratch().clone();
  if (!scratch) return scratch.error();
  Worker worker;
  worker.scratch_ = std::move(*scratch);
  return worker;
}

Status Scanner::scan(std::string_view content, Span own, std::string_view path, Worker& worker,
                     std::vector<TokenMatch>& out) const {
  Work work{content,
            own,
            path,
            worker,
            std::max(kConfirmBytesFloor, kConfirmBytesFactor * content.size()),
            {}};
  Status status;
  for (const Group& group : groups_) {
    status = find_in_group(group, work);
    if (!status) break;
  }
  if (work.matches.empty()) return status;
  for (TokenMatch& match : most_specific(std::move(work.matches))) out.push_back(std::move(match));
  return status;
}

Status Scanner::find_in_group(const Group& group, Work& work) const {
  std::vector<match::Candidate>& candidates = work.worker.candidates_;
  candidates.clear();
  work.worker.stats_.bytes += work.content.size();
  const Status found =
      match::find_candidates(group.rules->database, work.worker.scratch_, work.content, candidates);
  if (!found) return found;
  std::erase_if(candidates, [&](const match::Candidate& candidate) {
    return candidate.end < work.own.begin || candidate.end >= work.own.end;
  });
  if (candidates.empty()) return {};

  const std::vector<std::uint32_t>& rule_of = group.rules->rule_of_core;
  for (match::Candidate& candidate : candidates) candidate.core = rule_of[candidate.core];
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  work.worker.stats_.candidates += candidates.size();

  for (auto first = candidates.begin(); first != candidates.end();) {
    const auto last = std::find_if(first, candidates.end(),
                                   [&](const auto& each) { return each.core != first->core; });
    const Prepared& prepared = group.prepared[first->core];
    if (prepared.enabled && !confirm_rule(prepared, {first, last}, work)) {
      return Error{"rule " + std::string(prepared.rule->info.id) +
                   " has too many candidates in it, or no memory; the rest of it was not judged"};
    }
    first = last;
  }
  return {};
}

bool Scanner::confirm_rule(const Prepared& prepared, std::span<const match::Candidate> candidates,
                           Work& work) const {
  const std::size_t radius = prepared.rule->radius;
  const std::size_t before = prepared.core_width + radius;
  std::size_t covered = 0;
  for (const match::Candidate& candidate : candidates) {
    if (candidate.end <= covered) continue;
    Span region{candidate.end - std::min(candidate.end, before),
                std::min(work.content.size(), candidate.end + radius)};
    region.begin = std::max(region.begin, covered);
    if (!prepared.rule->shape.possible_in(work.content.substr(region.begin, region.size())))
      continue;
    const match::ConfirmPattern* pattern = pattern_of(prepared);
    if (pattern == nullptr) return false;
    while (region.begin < candidate.end) {
      if (work.budget < region.size() || work.matches.size() >= kMostMatches) return false;
      work.budget -= region.size();
      const auto found = pattern->find(work.content, region);
      if (!found || found->whole.begin >= candidate.end) break;
      if (found->whole.end < candidate.end) {
        region.begin = found->whole.begin + 1;
        continue;
      }
      judge(*prepared.rule, *found, work);
      covered = found->whole.end;
      break;
    }
  }
  return true;
}

void Scanner::judge(const TokenRule& rule, const match::ConfirmMatch& match, Work& work) const {
  ++work.worker.stats_.confirmed;
  const Captured captured{work.content, match.whole, match.secret, work.path};
  Judgement judgement = run_checks(rule.checks, captured, rule.confidence, now_);
  if (judgement.dismissed) {
    ++work.worker.stats_.dismissed;
    return;
  }
  work.matches.push_back(
      {&rule, {}, match.secret, judgement.confidence, std::move(judgement.notes)});
}

const match::ConfirmPattern* Scanner::pattern_of(const Prepared& prepared) const {
  std::call_once(prepared.once, [&] {
    auto compiled = match::ConfirmPattern::compile(prepared.rule->confirm);
    if (compiled) prepared.pattern = std::move(*compiled);
  });
  return prepared.pattern ? &*prepared.pattern : nullptr;
}

std::vector<TokenMatch> most_specific(std::vector<TokenMatch> matches) {
  std::sort(matches.begin(), matches.end(), more_specific);
  // By the end of the secret; no two of them overlap, so one look-up finds what a match may touch.
  std::map<std::size_t, TokenMatch> kept;
  for (TokenMatch& match : matches) {
    const auto nearest = kept.upper_bound(match.secret.begin);
    if (nearest == kept.end() || !nearest->second.secret.overlaps(match.secret)) {
      kept.emplace(match.secret.end, std::move(match));
    } else {
      add_also(nearest->second, match);
    }
  }
  std::vector<TokenMatch> out;
  out.reserve(kept.size());
  for (auto& [end, match] : kept) out.push_back(std::move(match));
  return out;
}

}  // namespace scan::tokens
