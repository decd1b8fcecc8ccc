// Per-worker gathering and the final merge.
#include "engine/collector.h"

#include <algorithm>

#include "base/lists.h"
#include "finding/overlap.h"

namespace scan::engine {
namespace {

void merge(HistoryCoverage& to, const HistoryCoverage& from) {
  to.packs += from.packs;
  to.cached_packs += from.cached_packs;
  to.loose += from.loose;
  to.blobs += from.blobs;
  to.trees += from.trees;
  to.commits += from.commits;
  to.tags += from.tags;
  to.packed_bytes += from.packed_bytes;
  to.rebuilt_bytes += from.rebuilt_bytes;
  to.missing += from.missing;
}

void merge(Coverage& to, Coverage&& from) {
  to.files += from.files;
  to.bytes += from.bytes;
  to.names += from.names;
  to.links += from.links;
  to.commits += from.commits;
  to.below_confidence += from.below_confidence;
  to.unchanged += from.unchanged;
  if (from.history) merge(to.history ? *to.history : to.history.emplace(), *from.history);
  for (std::size_t i = 0; i < kSkipKinds; ++i) {
    to.skipped[i] += from.skipped[i];
    append(to.skipped_paths[i], std::move(from.skipped_paths[i]));
  }
}

void count(const Blob& blob, Coverage& coverage) {
  switch (blob.part) {
    case BlobPart::kContent:
      // A big file comes in windows: it counts with its first, and every byte once.
      if (blob.window.offset == 0) ++coverage.files;
      coverage.bytes += blob.window.whole ? blob.bytes.size()
                                          : std::min(blob.window.own.end, blob.bytes.size()) -
                                                blob.window.own.begin;
      break;
    case BlobPart::kLinkTarget:
      ++coverage.links;
      break;
    case BlobPart::kOldContent:
    case BlobPart::kMessage:
      break;
    case BlobPart::kName:
      coverage.names +=
          1 + static_cast<std::uint64_t>(std::count(blob.bytes.begin(), blob.bytes.end(), '\0'));
      break;
  }
}

}  // namespace

// A worker that cannot scan says so once for each thing it was to scan.
bool Collector::ready(Worker& worker) const {
  if (worker.tokens) return true;
  auto made = tokens_.make_worker();
  if (!made) return false;
  worker.tokens.emplace(std::move(*made));
  return true;
}

tokens::Scanner::Worker* Collector::tokens_of(std::size_t index) {
  Worker& worker = workers_[index];
  return ready(worker) ? &*worker.tokens : nullptr;
}

void Collector::blob(std::size_t index, const Blob& blob) {
  Worker& worker = workers_[index];
  if (!ready(worker)) {
    return problem(index, {std::string(blob.path), "no memory to scan it"});
  }
  const bool scanned = scanner_.scan(blob, *worker.tokens, worker.gathered);
  if (!worker.gathered.left_out.empty()) move_left_out(index, worker.gathered);
  if (!scanned) {
    skipped(index, blob.path, Skip::kBinary);
    return;
  }
  count(blob, worker.coverage);
  if (blob.part != BlobPart::kContent) return;
  if (blob.window.offset == 0) progress_.done.fetch_add(1, std::memory_order_relaxed);
  progress_.bytes.fetch_add(blob.bytes.size(), std::memory_order_relaxed);
}

void Collector::skipped(std::size_t index, std::string_view path, Skip reason) {
  Coverage& coverage = workers_[index].coverage;
  ++coverage.skipped[static_cast<std::size_t>(reason)];
  coverage.skipped_paths[static_cast<std::size_t>(reason)].push_back(std::string(path));
}

void Collector::move_left_out(std::size_t index, Gathered& gathered) {
  for (const LeftOut& each : gathered.left_out) skipped(index, each.path, each.reason);
  gathered.left_out.clear();
}

void Collector::problem(std::size_t index, Problem problem) {
  workers_[index].gathered.problems.push_back(std::move(problem));
}

void Collector::add(std::size_t index, Gathered gathered) {
  move_left_out(index, gathered);
  Gathered& all = workers_[index].gathered;
  append(all.findings, std::move(gathered.findings));
  append(all.suppressed, std::move(gathered.suppressed));
  append(all.notices, std::move(gathered.notices));
  append(all.problems, std::move(gathered.problems));
  all.below_confidence += gathered.below_confidence;
  all.unchanged += gathered.unchanged;
}

void Collector::add(std::size_t index, Coverage coverage) {
  merge(workers_[index].coverage, std::move(coverage));
}

void Collector::hide_secrets(Outcome& outcome, tokens::Scanner::Worker& worker) const {
  for (auto& paths : outcome.coverage.skipped_paths) {
    for (std::string& path : paths) path = scanner_.without_secrets(path, worker);
  }
  for (Problem& each : outcome.problems) each.where = scanner_.without_secrets(each.where, worker);
  // A policy rule names keys and paths, which anybody may have made of a token.
  for (Finding& each : outcome.findings) {
    each.message = scanner_.without_secrets(each.message, worker);
  }
  for (Suppressed& each : outcome.suppressed) {
    each.finding.message = scanner_.without_secrets(each.finding.message, worker);
  }
}

Outcome Collector::finish(AuditTime audited) {
  Outcome outcome;
  std::vector<Finding> findings;
  for (Worker& worker : workers_) {
    Gathered& gathered = worker.gathered;
    append(findings, std::move(gathered.findings));
    append(outcome.suppressed, std::move(gathered.suppressed));
    append(outcome.problems, std::move(gathered.problems));
    append(outcome.notices, std::move(gathered.notices));
    outcome.coverage.below_confidence += gathered.below_confidence;
    outcome.coverage.unchanged += gathered.unchanged;
    merge(outcome.coverage, std::move(worker.coverage));
  }
  for (auto& paths : outcome.coverage.skipped_paths) std::sort(paths.begin(), paths.end());
  sort_unique(outcome.problems);
  sort_unique(outcome.notices);
  outcome.findings = merge_findings(without_overlaps(std::move(findings)), audited);
  outcome.suppressed = merge_suppressed(std::move(outcome.suppressed), audited);
  if (ready(workers_[0])) hide_secrets(outcome, *workers_[0].tokens);
  outcome.interrupted = stopped();
  return outcome;
}

tokens::ScanStats Collector::stats() const {
  tokens::ScanStats all;
  for (const Worker& worker : workers_) {
    if (worker.tokens) all.add(worker.tokens->stats());
  }
  return all;
}

}  // namespace scan::engine
