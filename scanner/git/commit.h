// Reads commit and tag objects (git's commit.c, tag.c; gitformat-signature). Entry points:
// parse_commit, parse_tag.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "git/object_type.h"

namespace scan::git {

// `Name <mail> SECONDS ZONE`. A date that is no number, or out of range, is 0, as for git.
struct Signature {
  std::string_view who;      // "Name <mail>"
  std::int64_t seconds = 0;  // since 1970
};

// Views into the object's bytes.
struct Commit {
  ObjectId tree;
  std::vector<ObjectId> parents;
  Signature author;
  Signature committer;
  std::string_view message;
};

struct Tag {
  ObjectId target;
  ObjectType type = ObjectType::kCommit;
  std::string_view name;
  Signature tagger;
  std::string_view message;
};

// Nothing where git would not read the object as a commit: no tree, a parent that is no id.
std::optional<Commit> parse_commit(std::string_view bytes, std::size_t id_size);
std::optional<Tag> parse_tag(std::string_view bytes, std::size_t id_size);

}  // namespace scan::git
