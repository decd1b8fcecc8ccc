// revisions → tips → commits → blobs.
#include "engine/range_scan.h"

#include <utility>

#include "base/worker_pool.h"
#include "source/range.h"

namespace scan::engine {

Result<RangeScan> scan_range(const RangePlan& plan, const git::Environment& environment,
                             std::size_t jobs, Collector& collector) {
  RangeScan out;
  const auto failed = [&](const Error& error) {
    collector.problem(0, {scope_of(plan), error.message});
    return out;
  };
  const auto repository = git::discover(".", environment);
  if (!repository) return failed(repository.error());
  if (!*repository) return Error{scope_of(plan) + ": not a git repository: " + environment.cwd};
  const auto store = git::ObjectStore::open(**repository);
  if (!store) return failed(store.error());
  auto request = find_range_tips(plan, **repository, *store);
  if (!request) return request.error();
  out.notices = std::move(request->notices);
  for (Problem& problem : request->problems) collector.problem(0, std::move(problem));

  auto source = RangeSource::open(**repository, *store, request->tips, std::move(request->tags));
  if (!source) return failed(source.error());
  out.commits = source->commits();
  if (out.commits == 0) out.notices.push_back("the range holds no commits");
  WorkerPool pool(jobs);
  source->add_to(pool, collector);
  pool.run();
  return out;
}

}  // namespace scan::engine
