// Objects of a repository by id: loose, packed and in alternates, read through libgit2.
//
// Never fetches: in a partial clone an object may be missing, and then it is said to be. Entry
// point: ObjectStore::open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/object_id.h"
#include "base/result.h"
#include "git/repository.h"

namespace scan::git {

enum class ObjectType : std::uint8_t { kCommit, kTree, kBlob, kTag };
std::string_view object_type_name(ObjectType type);

enum class ObjectState : std::uint8_t { kRead, kMissing, kCorrupt, kTooLarge };

struct ObjectHeader {
  ObjectState state = ObjectState::kMissing;
  ObjectType type = ObjectType::kBlob;  // where state is kRead
  std::uint64_t size = 0;
};

// Owns what it shows: `bytes` lives as long as this object or the one it was moved to.
struct ObjectContent {
  ObjectState state = ObjectState::kMissing;
  ObjectType type = ObjectType::kBlob;
  std::string_view bytes = {};
  std::shared_ptr<const void> owner = {};
};

// Reads may run on several threads at once.
class ObjectStore {
 public:
  // An Error also for a repository whose ids are SHA-256: libgit2 1.5 cannot read those.
  static Result<ObjectStore> open(const Repository& repository);

  ObjectHeader header(const ObjectId& id) const;

  // kTooLarge where the object is larger than `max_bytes`: it is not inflated then.
  ObjectContent read(const ObjectId& id, std::uint64_t max_bytes) const;

  // Like read, but anything except a sound object of that type is an Error that names it.
  Result<ObjectContent> read_as(ObjectType type, const ObjectId& id, std::uint64_t max_bytes) const;

  // The tree of the commit `id`.
  Result<ObjectId> commit_tree(const ObjectId& id) const;

  // Why an object was not read, for a person. REQUIRES: state is not kRead.
  std::string explain(ObjectState state, const ObjectId& id) const;

 private:
  struct Database;
  explicit ObjectStore(std::shared_ptr<const Database> database) : database_(std::move(database)) {}

  std::shared_ptr<const Database> database_;
};

}  // namespace scan::git
