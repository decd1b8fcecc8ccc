// A reference in a file of its own: one line, an id in hexadecimal or `ref: NAME`
// (gitrepository-layout(5)). Entry point: read_loose_ref.
#pragma once

#include <optional>
#include <string>

#include "base/object_id.h"
#include "base/result.h"

namespace scan::git {

// What a reference holds: an id, the name of another reference, or neither where there is none.
struct RefValue {
  ObjectId id;
  std::string target;
  bool is_symbolic = false;
  bool has_id() const { return id.size() != 0; }
};

// The file at `path`. A symlink whose text begins with `refs/` is an old way to write a symbolic
// reference. An Error where the file holds neither an id of `id_size` bytes nor a name.
Result<RefValue> read_loose_ref(const std::string& path, std::size_t id_size);

// The reference that the symlink at `path` stands for; nothing where it is none.
std::optional<std::string> link_target(const std::string& path);

}  // namespace scan::git
