// What a repository keeps and what keeps it: packs, loose objects, references, reflogs, indexes.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/object_id.h"
#include "base/problem.h"
#include "base/sha256.h"
#include "git/pack/pack.h"
#include "git/repository.h"
#include "history/attribution.h"

namespace scan::history {

struct Inventory {
  std::vector<std::shared_ptr<const git::Pack>> packs;
  std::vector<ObjectId> loose;  // also in a pack or not
  std::vector<Root> roots;
  std::vector<IndexedBlob> indexed;
  std::vector<ObjectId> shallow;  // commits whose parents were left out
  bool partial = false;           // objects may be missing on purpose
  std::vector<Problem> problems;
};

// `store` is that of the repository: its packs are opened once.
Inventory take_inventory(const git::Repository& repository, const git::ObjectStore& store);

// Opens every pack's forest and every loose object's header; what cannot be read is told of.
ObjectTable table_of(const Inventory& inventory, const git::ObjectStore& store, std::size_t id_size,
                     std::vector<Problem>& problems);

// A digest of all of it: equal only where nothing was added, removed, moved or repacked.
Sha256 state_of(const Inventory& inventory);

}  // namespace scan::history
