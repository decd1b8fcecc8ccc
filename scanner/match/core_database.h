// The first stage: one Hyperscan database that looks for the cores of all rules at once.
//
// A Candidate says only where a core ended; nothing is reported from it alone. Databases are
// compiled for the generic platform, so a serialised one runs on every machine of its
// architecture; Hyperscan guards the serialised form with a CRC-32 and its own version.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct hs_database;
struct hs_scratch;

namespace scan::match {

struct Candidate {
  std::uint32_t core = 0;  // index of the pattern given to compile()
  std::size_t end = 0;     // byte offset just past the core

  auto operator<=>(const Candidate&) const = default;
};

// The most bytes that can be scanned in one call.
inline constexpr std::size_t kMostBytes = std::size_t{1} << 31;

// Immutable; may be used from many threads at once, each with a Scratch of its own.
class CoreDatabase {
 public:
  // Takes 1-3 seconds for some hundred patterns. The error names the pattern and the reason.
  static Result<CoreDatabase> compile(std::span<const std::string_view> patterns);

  // `bytes` are copied. Fails on bytes that another version or platform made, or that are corrupt.
  static Result<CoreDatabase> deserialize(std::string_view bytes);

  std::string serialize() const;

  // A database used where it lies, without a copy: of the bytes that image() gave, which outlive it
  // and begin at a multiple of 64. Checked are the engine's magic number, version and size; there
  // is no checksum, so it is for an image in the program's own read-only data only.
  static Result<CoreDatabase> in_place(std::string_view image);

  // The database as it lies in memory at an address that is a multiple of 64. Its parts refer to
  // one another by offsets, so it may lie at any such address of a program with this very engine.
  std::string image() const;

  const hs_database* handle() const { return database_.get(); }

 private:
  struct Free {
    bool owned = true;
    void operator()(hs_database* database) const;
  };
  explicit CoreDatabase(hs_database* database, bool owned = true)
      : database_(database, Free{owned}) {}
  std::unique_ptr<hs_database, Free> database_;
};

// Working memory of one thread, good for every database it was prepared for.
class Scratch {
 public:
  // Grows the memory where `database` needs more. Fails on a database whose checksum is wrong.
  Status prepare(const CoreDatabase& database);

  // As much memory for another thread, without looking at the databases again.
  Result<Scratch> clone() const;

  hs_scratch* handle() const { return scratch_.get(); }

 private:
  struct Free {
    void operator()(hs_scratch* scratch) const;
  };
  std::unique_ptr<hs_scratch, Free> scratch_;
};

// Appends every candidate in `bytes`, in no particular order, a (core, end) pair possibly more than
// once. REQUIRES: bytes.size() <= kMostBytes and `scratch` was prepared for `database`.
Status find_candidates(const CoreDatabase& database, const Scratch& scratch, std::string_view bytes,
                       std::vector<Candidate>& out);

// The name and version of the engine: part of the key of every cached database.
std::string_view engine_version();

}  // namespace scan::match
