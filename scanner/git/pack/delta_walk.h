// Rebuilds every object of a pack once, bases before what is made of them, on all workers.
//
// A tree of deltas is walked depth first, the heaviest child last, when its parent is no longer
// kept: then at most log2(entries) contents of a tree are held at once, however long its chains.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/copied_run.h"
#include "base/worker_pool.h"
#include "git/pack/delta_forest.h"

namespace scan::git {

// What a visitor keeps of an object until everything made of it was visited.
class Memory {
 public:
  virtual ~Memory() = default;
};

// Valid during one visit.
struct Rebuilt {
  std::uint32_t entry = 0;
  ObjectType type = ObjectType::kBlob;
  std::string_view bytes;
  // Of an object made of another one:
  const Memory* base = nullptr;       // what its visit returned, may be null
  std::uint64_t base_size = 0;        // bytes
  std::span<const CopiedRun> copied;  // in order, joined
  bool has_children = false;          // else what visit() returns is dropped at once
};

class ObjectVisitor {
 public:
  virtual ~ObjectVisitor() = default;
  // False of an entry that is to be left out with all that is made of it.
  virtual bool wants(std::uint32_t /*entry*/) const { return true; }
  // Called from several workers at once, for every sound object after its base.
  virtual std::unique_ptr<Memory> visit(std::size_t worker, const Rebuilt& object) = 0;
  virtual void damaged(std::size_t worker, std::uint32_t entry, Damage damage) = 0;
  virtual bool stopped() const = 0;
};

// Where the time of a walk goes, summed over workers.
struct WalkStats {
  double inflate_seconds = 0;
  double rebuild_seconds = 0;
  std::uint64_t inflated_bytes = 0;
  std::uint64_t rebuilt_bytes = 0;
};

// Visits the objects of these types. Everything given outlives the call. `measure`: fill the
// seconds, which costs two clock readings for each object.
WalkStats walk_deltas(const Pack& pack, const DeltaForest& forest,
                      std::span<const ObjectType> types, WorkerPool& pool, ObjectVisitor& visitor,
                      bool measure);

}  // namespace scan::git
