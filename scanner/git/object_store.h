// Objects of a repository by id: loose, packed and in alternates.
//
// Never fetches: in a partial clone an object may be missing, and then it is said to be. As git
// does, contents are not hashed again. Entry point: ObjectStore::open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "base/problem.h"
#include "base/result.h"
#include "git/object_content.h"
#include "git/object_folders.h"
#include "git/object_type.h"
#include "git/repository.h"

namespace scan::git {

// Reads may run on several threads at once. Copies share what is open.
class ObjectStore {
 public:
  // Opens no pack yet: what is about to be committed is loose.
  static Result<ObjectStore> open(const Repository& repository);

  ObjectHeader header(const ObjectId& id) const;

  // kTooLarge where the object is larger than `max_bytes`: it is not inflated then. A copy that is
  // corrupt does not hide a sound one elsewhere.
  ObjectContent read(const ObjectId& id, std::uint64_t max_bytes) const;

  // Like read, but anything except a sound object of that type is an Error that names it.
  Result<ObjectContent> read_as(ObjectType type, const ObjectId& id, std::uint64_t max_bytes) const;

  // The tree of the commit `id`.
  Result<ObjectId> commit_tree(const ObjectId& id) const;

  // The first ids, at most `most`, that begin with these hexadecimal digits; in order, each once.
  // Nothing for less than two digits, more than an id has, or anything else.
  std::vector<ObjectId> with_prefix(std::string_view hex, std::size_t most) const;

  // Why an object was not read, for a person. REQUIRES: state is not kRead.
  std::string explain(ObjectState state, const ObjectId& id) const;

  // Absolute; the repository's own first.
  const std::vector<std::string>& folders() const;

  // Opened now if they were not; a pack that appears later may be added to what the next call
  // gives.
  std::vector<std::shared_ptr<const Pack>> packs() const;

  // Objects may be missing on purpose: it is a partial clone.
  bool is_partial() const;

  // Alternates that are not there, packs that cannot be opened. Opens the packs.
  std::vector<Problem> problems() const;

 private:
  struct Database;
  explicit ObjectStore(std::shared_ptr<Database> database) : database_(std::move(database)) {}

  std::shared_ptr<Database> database_;  // locks for itself
};

}  // namespace scan::git
