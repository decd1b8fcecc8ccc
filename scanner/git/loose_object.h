// Reads one loose object, a zlib stream of `TYPE SIZE\0CONTENT` (git's gitformat-loose.txt), with
// one open and one read: what is about to be committed is nearly always loose.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/object_id.h"
#include "git/object_content.h"

namespace scan::git {

// Nothing where `objects_dir` has no readable file of that id: it may be packed or in an
// alternate. kCorrupt where the file is no sound object, kTooLarge (nothing inflated) where the
// content is larger than `max_bytes`. The id is not compared with a hash of the content.
std::optional<ObjectContent> read_loose(const std::string& objects_dir, const ObjectId& id,
                                        std::uint64_t max_bytes);

// The same without the content; only the beginning of the file is inflated.
std::optional<ObjectHeader> read_loose_header(const std::string& objects_dir, const ObjectId& id);

}  // namespace scan::git
