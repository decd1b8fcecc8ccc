// How one path's old and new side become a change; shared by both ways to list them.
#pragma once

#include <optional>
#include <string>

#include "git/staged_list.h"

namespace scan::git {

// One side of a path. Mode::kNone: the path is not there.
struct Side {
  Mode mode = Mode::kNone;
  ObjectId id;

  bool there() const { return mode != Mode::kNone; }
  bool operator==(const Side&) const = default;
};

// Nothing where both sides are the same. Sides that are not there have any id.
std::optional<StagedChange> change_between(std::string path, const Side& before, const Side& after,
                                           std::size_t id_size);

// REQUIRES: the path is in conflict in the index.
StagedChange unmerged(std::string path, const Side& before, std::size_t id_size);

}  // namespace scan::git
