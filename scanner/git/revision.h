// Turns what a person types for a commit into its id (gitrevisions(7)): names of references, short
// or full, `@`, ids and their beginnings, followed by any of ^ ^N ~N ^{commit} ^{}.
// Entry points: resolve_revision, parse_revision_range.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/object_id.h"
#include "base/result.h"
#include "git/object_store.h"
#include "git/repository.h"

namespace scan::git {

// The commit that `text` names; tags are peeled. An Error tells apart what is unknown, what has
// several meanings, what is no commit and what has a form that is not read.
Result<ObjectId> resolve_revision(const Repository& repository, const ObjectStore& store,
                                  std::string_view text);

// The commit that `id`, of a commit or a tag, stands for. An Error where it is not here or leads
// to no commit.
Result<ObjectId> peel_to_commit(const ObjectStore& store, const ObjectId& id);

// `A..B` and `A...B`; a side left empty is HEAD.
struct RevisionRange {
  std::string left;
  std::string right;
  bool symmetric = false;  // three dots
};
// Nothing where `text` has no two dots, or nothing on both sides of them.
std::optional<RevisionRange> parse_revision_range(std::string_view text);

}  // namespace scan::git
