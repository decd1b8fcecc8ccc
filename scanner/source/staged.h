// The source of `scan --staged`: exactly the bytes that the next commit would add, by object id
// from the index that git names. Nothing is stashed, written or read from the work tree.
//
// A path is delivered whole, for context, with a Change that tells its new lines; the name of an
// added path is delivered too. A submodule's new commit brings no bytes of this repository.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/worker_pool.h"
#include "git/index_file.h"
#include "git/object_store.h"
#include "git/repository.h"
#include "git/staged_list.h"
#include "source/blob.h"

namespace scan {

class StagedSource {
 public:
  // An Error where HEAD, the index or a tree cannot be read.
  static Result<StagedSource> open(const git::Repository& repository);

  // What was read, shared with the source.
  std::shared_ptr<const git::IndexFile> index() const;
  const git::ObjectStore& store() const;
  const std::vector<git::StagedChange>& changes() const;
  // Paths that differ from HEAD, deleted ones too, sorted.
  const std::vector<std::string>& changed_paths() const;

  // Queues everything; WorkerPool::run() delivers it. A blob that cannot be read and a path in
  // conflict are Problems, one over 512 MiB is Skip::kTooLarge. The source and `sink` outlive that.
  void add_to(WorkerPool& pool, BlobSink& sink) const;

  struct State;  // what the tasks share

 private:
  explicit StagedSource(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace scan
