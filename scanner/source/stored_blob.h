// Delivers a blob of a repository's object store. Entry point: deliver_stored.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "git/object_store.h"
#include "git/tree.h"
#include "source/blob.h"
#include "source/changed_lines.h"

namespace scan {

struct StoredBlob {
  std::string_view path;
  ObjectId id;
  git::Mode mode = git::Mode::kFile;  // of a file or a link
  const std::vector<Introduction>& introductions;
  const Origin* origin = nullptr;
};

// One that cannot be read is a Problem, one over 512 MiB is Skip::kTooLarge; the pointer of a
// file that Git LFS keeps elsewhere is told as Skip::kLfsPointer besides.
void deliver_stored(const git::ObjectStore& store, const StoredBlob& stored, std::size_t worker,
                    BlobSink& sink);

// Delivers a path as a name.
void deliver_path(std::string_view path, const Origin* origin, std::size_t worker, BlobSink& sink);

}  // namespace scan
