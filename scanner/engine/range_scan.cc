// revisions → tips → commits → blobs.
#include "engine/range_scan.h"

#include <utility>

#include "base/worker_pool.h"
#include "engine/range_tips.h"
#include "engine/scan_state.h"
#include "engine/stored_project.h"
#include "git/refs.h"
#include "source/range.h"

namespace scan::engine {

namespace {

// Whose settings hold: the pusher's own before a push, else those of what was there before, so that
// nobody switches a rule off with the very change that breaks it.
std::optional<ObjectId> trusted_commit(const RangePlan& plan, const git::RangeTips& tips,
                                       const git::Repository& repository) {
  if (plan.kind == RangeKind::kPrePush && !tips.included.empty()) return tips.included.front();
  if (!tips.excluded.empty()) return tips.excluded.front();
  const auto head = git::head(repository);
  return head ? *head : std::nullopt;
}

}  // namespace

Result<RangeScan> scan_range(ScanState& scan) {
  const RangePlan& plan = scan.plan.range;
  RangeScan out;
  const auto failed = [&](const Error& error) {
    scan.collector.problem(0, {scope_of(plan), error.message});
    return out;
  };
  const auto repository = git::discover(".", scan.plan.environment);
  if (!repository) return failed(repository.error());
  if (!*repository) {
    return Error{scope_of(plan) + ": not a git repository: " + scan.plan.environment.cwd};
  }
  const auto store = git::ObjectStore::open(**repository);
  if (!store) return failed(store.error());
  auto request = find_range_tips(plan, **repository, *store);
  if (!request) return request.error();
  out.notices = std::move(request->notices);
  for (Problem& problem : request->problems) scan.collector.problem(0, std::move(problem));

  auto source = RangeSource::open(**repository, *store, request->tips, std::move(request->tags));
  if (!source) return failed(source.error());
  const std::vector<ObjectId>& tips = request->tips.included;
  const CommitProject trusted(**repository, *store,
                              trusted_commit(plan, request->tips, **repository), nullptr);
  const Status begun = scan.begin_policy(
      std::make_unique<CommitProject>(**repository, *store,
                                      tips.empty() ? std::nullopt : std::optional(tips.front()),
                                      &source->changed_paths()),
      trusted, {policy::Mode::kStaged, true, request->release});
  if (!begun) return begun.error();
  out.commits = source->commits();
  if (out.commits == 0) out.notices.push_back("the range holds no commits");
  WorkerPool pool(scan.plan.jobs);
  source->add_to(pool, scan.collector);
  pool.run();
  scan.finish_policy(true);
  return out;
}

}  // namespace scan::engine
