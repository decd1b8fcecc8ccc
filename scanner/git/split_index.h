// Puts a split index together: a small file with the changes to a large shared one
// (git's index-format.txt, "Split index"). Entry point: SplitIndex::complete.
#pragma once

#include "base/result.h"
#include "git/index_file.h"
#include "git/repository.h"

namespace scan::git {

class SplitIndex {
 public:
  // Merges the shared index into `index` where that has a link to one; else leaves it alone.
  static Status complete(const Repository& repository, IndexFile& index);

 private:
  static Result<IndexFile> open_base(const Repository& repository, const ObjectId& id);
  static Status merge(IndexFile& index, IndexFile& base);
};

}  // namespace scan::git
