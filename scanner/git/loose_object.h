// Reads one loose object, a zlib stream of `TYPE SIZE\0CONTENT` (git's gitformat-loose.txt), with
// one open and one read. What is about to be committed is nearly always loose, and libgit2 opens
// and inflates such a file twice to give size and content.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/object_id.h"
#include "git/object_store.h"

namespace scan::git {

// Nothing where `objects_dir` has no readable file of that id: it may be packed or in an
// alternate. kCorrupt where the file is no sound object, kTooLarge (nothing inflated) where the
// content is larger than `max_bytes`. The id is not compared with a hash of the content.
std::optional<ObjectContent> read_loose(const std::string& objects_dir, const ObjectId& id,
                                        std::uint64_t max_bytes);

}  // namespace scan::git
