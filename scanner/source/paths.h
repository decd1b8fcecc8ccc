// The source of `scan [PATH…]`: the files and folders a person named.
//
// A file is scanned even where git ignores it, a folder as Walk describes. Reports call a path by
// its way from the root of the work tree it lies in; outside of one, as it was typed. Where the
// paths lie in several work trees, the way to the root stands before all but the first's.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "source/walk.h"

namespace scan {

// Queues every path on `walk`; WorkerPool::run() then scans them. A path given twice is scanned
// once. Fails, with nothing queued that the caller should run, where a path does not exist or its
// folder cannot be opened.
//
// A link is scanned as a link. One that leads to a folder is followed where it is the person's
// own, that is where it lies in no work tree, or where it was typed with a final slash.
Status add_paths(Walk& walk, Repositories& repositories, const std::vector<std::string>& paths);

}  // namespace scan
