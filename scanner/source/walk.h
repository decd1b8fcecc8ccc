// Walks folders over the workers of a pool and delivers what is in scope to a BlobSink.
//
// In a work tree that is what git tracks and what it does not ignore; elsewhere everything. A
// folder that is a repository of its own is walked as a scope of its own, with its own index and
// ignore files, and its paths begin with the way to it. `.git` is never entered, links are never
// followed. Nothing recurses: each folder is a task, newest first, and a big one is shared out
// while other workers are idle.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/worker_pool.h"
#include "source/blob.h"
#include "source/entry_delivery.h"
#include "source/file_reader.h"
#include "source/work_tree.h"

namespace scan {

// One root to walk.
struct WalkStart {
  std::string root;              // folder: the work tree's root, or the folder itself
  std::string below;             // where in `root` to begin, without slashes at its ends
  std::string shown;             // put before every path: "" or something that ends in '/'
  std::optional<WorkTree> tree;  // nothing: every file, whatever ignore files say
  std::string problem;           // why there is no tree where there should be; told with the walk
};

class Walk {
 public:
  // All three outlive the walk, and the walk outlives WorkerPool::run().
  Walk(WorkerPool& pool, BlobSink& sink, Repositories& repositories, ReadLimits limits);
  ~Walk();

  // Queues the walk; WorkerPool::run() does it. A `below` that is itself ignored is walked as if
  // no rule ignored anything. Fails where the folder cannot be opened. Any thread, any time.
  Status add(WalkStart start);

  // Queues one file (or link, fifo …) that a person named. Delivered even where it is ignored, its
  // name too. `path` is how to open it, `shown` how reports call it.
  void add_file(std::string path, std::string shown);

 private:
  struct Scope;
  struct FolderState;
  struct Listing;
  class FolderTask;
  class FilesTask;
  class NamedFileTask;

  Delivery delivery(std::size_t worker);
  void queue_folder(FolderState state);

  WorkerPool& pool_;
  BlobSink& sink_;
  Repositories& repositories_;
  std::vector<FileReader> readers_;        // by worker
  std::atomic<std::size_t> kept_open_{0};  // folders whose handle waits for their children
};

}  // namespace scan
