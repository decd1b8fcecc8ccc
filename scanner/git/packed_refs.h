// The file packed-refs: `ID NAME` lines, `^ID` lines (what a tag peels to) and one `#` line of
// traits (gitrepository-layout(5)). Entry points: read_packed_refs, find_packed_ref.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "base/problem.h"
#include "base/result.h"
#include "git/repository.h"

namespace scan::git {

struct PackedRef {
  std::string name;
  ObjectId id;
};

struct PackedRefs {
  std::vector<PackedRef> refs;  // by name, each once
  std::vector<Problem> problems;
};
PackedRefs read_packed_refs(const Repository& repository);

// One reference by its full name, without reading the others; nothing where there is none.
Result<std::optional<ObjectId>> find_packed_ref(const Repository& repository,
                                                std::string_view name);

}  // namespace scan::git
