// A sample is read once; then all rules scan it as ever, and each rule's cores do alone.
#include "engine/rule_costs.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/content_kind.h"
#include "base/stopwatch.h"
#include "engine/work_trees.h"
#include "source/paths.h"
#include "tokens/rule_cores.h"
#include "tokens/scanner.h"

namespace scan::engine {
namespace {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;
constexpr int kRuns = 3;  // the fastest counts

// Keeps texts until it has enough. For one worker.
class Sample : public BlobSink {
 public:
  void blob(std::size_t, const Blob& blob) override {
    if (blob.part != BlobPart::kContent || content_kind(blob.bytes) != ContentKind::kText) return;
    if (bytes_ + blob.bytes.size() > kMostBytes) {
      cut_ = true;
      return;
    }
    bytes_ += blob.bytes.size();
    texts_.emplace_back(blob.bytes);
  }
  void skipped(std::size_t, std::string_view, Skip) override {}
  void problem(std::size_t, Problem) override {}
  bool stopped() const override { return bytes_ >= kMostBytes; }

  const std::vector<std::string>& texts() const { return texts_; }
  std::size_t bytes() const { return bytes_; }
  bool cut() const { return cut_; }

 private:
  std::vector<std::string> texts_;
  std::size_t bytes_ = 0;
  bool cut_ = false;
};

Status read_sample(const std::vector<std::string>& paths, const git::Environment& environment,
                   Sample& sample) {
  WorkerPool pool(1);
  WorkTrees repositories(environment, {});
  Walk walk(pool, sample, repositories, {});
  const Status added = add_paths(walk, repositories, paths);
  if (added) pool.run();
  return added;
}

// Seconds of looking for `cores` in all texts.
Result<double> time_cores(std::span<const std::string_view> cores, const Sample& sample) {
  auto database = match::CoreDatabase::compile(cores);
  if (!database) return database.error();
  match::Scratch scratch;
  const Status prepared = scratch.prepare(*database);
  if (!prepared) return prepared.error();
  std::vector<match::Candidate> candidates;
  double best = 0;
  for (int run = 0; run < kRuns; ++run) {
    double seconds = 0;
    {
      const Stopwatch watch(true, seconds);
      for (const std::string& text : sample.texts()) {
        candidates.clear();
        const Status found = match::find_candidates(*database, scratch, text, candidates);
        if (!found) return found.error();
      }
    }
    best = run == 0 ? seconds : std::min(best, seconds);
  }
  return best;
}

std::vector<std::string_view> patterns_of(const tokens::TokenRule& rule) {
  std::vector<std::string_view> patterns;
  for (const tokens::Core& core : rule.cores) patterns.push_back(core.pattern);
  return patterns;
}

// The rules that stand in the database: of those that share cores the first.
std::vector<const tokens::TokenRule*> owners(const tokens::RuleGroup& group) {
  std::vector<const tokens::TokenRule*> rules;
  for (const std::uint32_t number : group.rule_of_core) {
    const tokens::TokenRule* rule = &group.rules[number];
    if (rules.empty() || rules.back() != rule) rules.push_back(rule);
  }
  return rules;
}

Status time_scan(const tokens::RuleSet& rules, const Sample& sample,
                 std::map<const tokens::TokenRule*, tokens::RuleWork>& work) {
  const tokens::Scanner scanner(rules, 0);
  auto worker = scanner.make_worker();
  if (!worker) return worker.error();
  worker->measure_time();
  for (const std::string& text : sample.texts()) {
    std::vector<tokens::TokenMatch> matches;
    const Status scanned = scanner.scan(text, {0, text.size() + 1}, {}, *worker, matches);
    if (!scanned) return scanned.error();
  }
  work = worker->rule_work();
  return {};
}

}  // namespace

Result<RuleCosts> measure_rule_costs(const tokens::RuleSet& rules,
                                     const std::vector<std::string>& paths,
                                     const git::Environment& environment) {
  Sample sample;
  const Status read = read_sample(paths, environment, sample);
  if (!read) return read.error();
  RuleCosts costs;
  costs.files = sample.texts().size();
  costs.bytes = sample.bytes();
  costs.cut = sample.cut();
  std::map<const tokens::TokenRule*, tokens::RuleWork> work;
  const Status scanned = time_scan(rules, sample, work);
  if (!scanned) return scanned.error();
  constexpr std::string_view kNowhere[] = {"\\x01\\x02 nowhere \\x02\\x01"};
  const Result<double> least = time_cores(kNowhere, sample);
  if (!least) return least.error();
  for (const tokens::RuleGroup& group : rules.groups()) {
    const Result<double> together = time_cores(tokens::cores_of(group.rules), sample);
    if (!together) return together.error();
    costs.match_seconds += *together;
    for (const tokens::TokenRule* rule : owners(group)) {
      const Result<double> alone = time_cores(patterns_of(*rule), sample);
      if (!alone) return alone.error();
      const tokens::RuleWork& spent = work[rule];
      costs.confirm_seconds += spent.seconds;
      costs.rules.push_back(
          {rule, std::max(0.0, *alone - *least), spent.seconds, spent.candidates});
    }
  }
  std::sort(costs.rules.begin(), costs.rules.end(), [](const RuleCost& a, const RuleCost& b) {
    return a.match_seconds + a.confirm_seconds > b.match_seconds + b.confirm_seconds;
  });
  return costs;
}

}  // namespace scan::engine
