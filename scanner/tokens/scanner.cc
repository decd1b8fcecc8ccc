// The two stages of token matching.
//
// A match of a confirm pattern counts when it holds the end of one of its rule's cores and lies
// within the rule's radius of it. Candidates are taken from left to right and a match hides the
// candidates inside it, which gives the same matches as running the pattern over the whole content
// from left to right, as long as every match holds a core: tests/differential/ holds it to that.
#include "tokens/scanner.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/lists.h"
#include "base/stopwatch.h"
#include "tokens/assigned/assigned_secret.h"
#include "tokens/assigned/core.h"
#include "tokens/checks/run_checks.h"
#include "tokens/named_core.h"
#include "tokens/pairs.h"

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
  // What stands under a secret's name besides is more likely to be one.
  const bool supports = other.rule->is_assigned() && kept.secret.contains(other.secret);
  if (supports && kept.notes.empty()) {
    kept.confidence = std::max(kept.confidence, std::min(other.confidence, Confidence::kMedium));
  }
  if (!kept.secret.contains(other.secret)) kept.beside.push_back(other.secret);
  if (other.rule == kept.rule) return;
  if (std::find(kept.also.begin(), kept.also.end(), other.rule) == kept.also.end()) {
    kept.also.push_back(other.rule);
  }
}

bool by_end(const match::Candidate& a, const match::Candidate& b) {
  return a.end != b.end ? a.end < b.end : a.core < b.core;
}
bool ends_before(const match::Candidate& candidate, std::uint64_t end) {
  return candidate.end < end;
}

// Of the base's silent words those around which nothing changed, where they are now.
std::vector<std::uint64_t> carried_silent(const Version& version, std::size_t group,
                                          std::uint64_t content_size) {
  std::vector<std::uint64_t> out;
  const std::vector<std::uint64_t>& base = version.base->silent[group];
  for (const match::CarriedEnds& ends :
       match::unchanged_ends(content_size, version.from, kAssignedRadius)) {
    const std::uint64_t last = ends.first_in_base + (ends.last - ends.first);
    for (auto each = std::lower_bound(base.begin(), base.end(), ends.first_in_base);
         each != base.end() && *each <= last; ++each) {
      out.push_back(*each - ends.first_in_base + ends.first);
    }
  }
  return out;
}

}  // namespace

struct Scanner::Work {
  std::string_view content;
  Span own;
  std::string_view path;
  Worker& worker;
  std::uint64_t budget;
  std::vector<TokenMatch> matches;
  // Of a version: words that are known to assign nothing, and those that turned out to.
  std::vector<std::uint64_t> known_silent = {};
  std::vector<std::uint64_t>* silent = nullptr;
};

void ScanStats::add(const ScanStats& other) {
  bytes += other.bytes;
  candidates += other.candidates;
  confirmed += other.confirmed;
  dismissed += other.dismissed;
  carried += other.carried;
  match_seconds += other.match_seconds;
  confirm_seconds += other.confirm_seconds;
}

Scanner::Scanner(const RuleSet& rules, std::int64_t now) : rules_(rules), now_(now) {
  for (const RuleGroup& group : rules.groups()) {
    Group prepared{&group, std::make_unique<Prepared[]>(group.rules.size()), 0,
                   std::make_unique<NamedRows>()};
    for (std::size_t i = 0; i < group.rules.size(); ++i) {
      prepared.prepared[i].rule = &group.rules[i];
      for (const Core& core : group.rules[i].cores) {
        prepared.prepared[i].core_width = std::max(prepared.prepared[i].core_width, core.max_width);
      }
      prepared.core_width =
          std::max<std::size_t>(prepared.core_width, prepared.prepared[i].core_width);
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
  append(out, pair_up(most_specific(std::move(work.matches))));
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
  normalise(group, candidates);
  work.worker.stats_.candidates += candidates.size();
  return confirm_group(group, candidates, work);
}

// From cores to the rules they belong to, each end once.
void Scanner::normalise(const Group& group, std::vector<match::Candidate>& candidates) const {
  const std::vector<std::uint32_t>& rule_of = group.rules->rule_of_core;
  for (match::Candidate& candidate : candidates) candidate.core = rule_of[candidate.core];
  sort_unique(candidates);
}

// REQUIRES: candidates are in order of rule, then end.
Status Scanner::confirm_group(const Group& group, std::vector<match::Candidate>& candidates,
                              Work& work) const {
  for (auto first = candidates.begin(); first != candidates.end();) {
    const auto last = std::find_if(first, candidates.end(),
                                   [&](const auto& each) { return each.core != first->core; });
    const Prepared& prepared = group.prepared[first->core];
    const std::span<const match::Candidate> own{first, last};
    RuleWork unmeasured;
    RuleWork& spent = work.worker.measure_ ? work.worker.rule_work_[prepared.rule] : unmeasured;
    spent.candidates += own.size();
    const Stopwatch watch(work.worker.measure_, spent.seconds);
    const bool done = prepared.rule->is_row() ? confirm_rows(group, own, work)
                      : prepared.rule->is_assigned()
                          ? confirm_assigned(group, own, work)
                          : !prepared.enabled || confirm_rule(prepared, own, work);
    if (!done) {
      return Error{"rule " + std::string(prepared.rule->info.id) +
                   " has too many candidates in it, or no memory; the rest of it was not judged"};
    }
    first = last;
  }
  return {};
}

Status Scanner::scan_version(std::string_view content, const Version* version, Worker& worker,
                             Trace& trace, std::vector<TokenMatch>& out) const {
  trace.groups.resize(groups_.size());
  trace.silent.resize(groups_.size());
  Work work{content,
            {0, content.size() + 1},
            {},
            worker,
            std::max(kConfirmBytesFloor, kConfirmBytesFactor * content.size()),
            {}};
  Status status;
  for (std::size_t i = 0; i < groups_.size() && status; ++i) {
    {
      const Stopwatch watch(worker.measure_, worker.stats_.match_seconds);
      status = trace_group(i, content, version, worker, trace.groups[i]);
    }
    if (trace.groups[i].empty()) continue;
    const Stopwatch watch(worker.measure_, worker.stats_.confirm_seconds);
    work.known_silent = version == nullptr ? std::vector<std::uint64_t>()
                                           : carried_silent(*version, i, content.size());
    work.silent = &trace.silent[i];
    work.silent->clear();
    worker.candidates_ = trace.groups[i];
    std::sort(worker.candidates_.begin(), worker.candidates_.end());
    const Status confirmed = confirm_group(groups_[i], worker.candidates_, work);
    if (status) status = confirmed;
  }
  if (work.matches.empty()) return status;
  append(out, pair_up(most_specific(std::move(work.matches))));
  return status;
}

Status Scanner::trace_group(std::size_t index, std::string_view content, const Version* version,
                            Worker& worker, std::vector<match::Candidate>& trace) const {
  const Group& group = groups_[index];
  std::vector<match::CarriedEnds> carried;
  if (version != nullptr) {
    carried = match::carried_ends(content.size(), version->from, group.core_width);
  }
  trace.clear();
  const Status found =
      match::find_new_candidates(group.rules->database, worker.scratch_, content, carried,
                                 group.core_width, trace, worker.stats_.bytes);
  normalise(group, trace);
  worker.stats_.candidates += trace.size();
  for (const match::CarriedEnds& ends : carried) {
    const std::vector<match::Candidate>& base = version->base->groups[index];
    const std::uint64_t last_in_base = ends.first_in_base + (ends.last - ends.first);
    auto each = std::lower_bound(base.begin(), base.end(), ends.first_in_base, ends_before);
    for (; each != base.end() && each->end <= last_in_base; ++each) {
      trace.push_back({each->core, each->end - ends.first_in_base + ends.first});
      ++worker.stats_.carried;
    }
  }
  std::sort(trace.begin(), trace.end(), by_end);
  return found;
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

// Of all rows of the group: the first of them stands for the others in the database.
bool Scanner::confirm_rows(const Group& group, std::span<const match::Candidate> candidates,
                           Work& work) const {
  std::size_t covered = 0;
  for (const match::Candidate& candidate : candidates) {
    if (candidate.end <= covered) continue;
    const auto named = read_named_value(work.content, candidate.end);
    if (!named) continue;
    if (work.budget < kNamedRadius || work.matches.size() >= kMostMatches) return false;
    work.budget -= kNamedRadius;
    std::call_once(group.named->once, [&] { group.named->index.emplace(group.rules->rules); });
    const Span whole{named->name.begin, named->value.end};
    for (const std::uint32_t row : group.named->index->find(work.content, *named)) {
      if (group.prepared[row].enabled) judge(group.rules->rules[row], {whole, named->value}, work);
      covered = named->value.end;
    }
  }
  return true;
}

// Of all rules of the group about what is assigned to a name, likewise: the kind of the name says
// whose the value is.
bool Scanner::confirm_assigned(const Group& group, std::span<const match::Candidate> candidates,
                               Work& work) const {
  std::size_t covered = 0;
  auto known = work.known_silent.begin();
  for (const match::Candidate& candidate : candidates) {
    if (candidate.end <= covered) continue;
    while (known != work.known_silent.end() && *known < candidate.end) ++known;
    const bool silent = known != work.known_silent.end() && *known == candidate.end;
    const auto found = silent ? std::nullopt : read_assigned_secret(work.content, candidate.end);
    if (!found) {
      if (work.silent != nullptr) work.silent->push_back(candidate.end);
      continue;
    }
    if (work.budget < kAssignedRadius || work.matches.size() >= kMostMatches) return false;
    work.budget -= kAssignedRadius;
    covered = found->read_to;
    ++work.worker.stats_.confirmed;
    for (std::size_t i = 0; i < group.rules->rules.size(); ++i) {
      const TokenRule& rule = group.rules->rules[i];
      if (!rule.is_assigned() || secret_kind_from(rule.assigned) != found->kind) continue;
      if (group.prepared[i].enabled) {
        work.matches.push_back({&rule, {}, found->value, found->confidence, {}});
      }
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
  work.matches.push_back({&rule,
                          {},
                          match.secret,
                          judgement.confidence,
                          std::move(judgement.notes),
                          std::move(judgement.facts),
                          judgement.weaker,
                          std::move(judgement.public_part)});
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
