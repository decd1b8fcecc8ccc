// Which deleted file an added one was made of. Entry point: find_former_file.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "git/object_store.h"

namespace scan {

// The one of `deleted`, files that the same change takes away, that has most in common with the
// new file of `id` and `bytes`, if at least half of both is the same. Nothing where that would
// take long to tell.
std::optional<ObjectId> find_former_file(const git::ObjectStore& store, const ObjectId& id,
                                         std::string_view bytes,
                                         const std::vector<ObjectId>& deleted);

}  // namespace scan
