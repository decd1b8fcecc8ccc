// The source of `scan --range A..B` and its kin: what a range of commits brings, by object id.
//
// For each commit the paths whose content differs from every parent's, whole for context, with a
// Change that tells the lines that are new against each; each blob once a path, however often the
// range brings it. Names of added paths and the commits themselves, with their messages, are
// delivered too. A submodule's new commit brings no bytes of this repository: Skip::kSubmodule.
//
// Of a commit at a shallow boundary all files are delivered, as what it changed cannot be known,
// and a Problem tells that.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/result.h"
#include "base/worker_pool.h"
#include "git/commit_range.h"
#include "git/repository.h"
#include "source/blob.h"

namespace scan {

class RangeSource {
 public:
  // `store` is that of the repository. `tags` are annotated tags that are delivered as messages
  // besides. An Error where the list of shallow commits cannot be read.
  static Result<RangeSource> open(const git::Repository& repository, git::ObjectStore store,
                                  const git::RangeTips& tips, std::vector<ObjectId> tags = {});

  // Commits in the range.
  std::size_t commits() const;
  // The paths of files that the range brings, sorted; empty before add_to().
  const std::vector<std::string>& changed_paths() const;

  // Compares the commits with their parents and queues what they bring; WorkerPool::run() delivers
  // it. Objects that cannot be read are Problems. Called once, not while the pool runs; the source
  // and `sink` outlive that.
  void add_to(WorkerPool& pool, BlobSink& sink);

  struct State;  // what the tasks share

 private:
  explicit RangeSource(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

}  // namespace scan
