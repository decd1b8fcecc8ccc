// What an audit knows of a repository before anything is rendered: where secrets are, by object and
// commit ids, without the secrets. It is what is cached, so it holds no secret and nothing that a
// secret could be guessed from: identities are keyed (history/cache.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/object_id.h"
#include "base/problem.h"
#include "base/sha256.h"
#include "finding/history_facts.h"
#include "git/object_type.h"

namespace scan::history {

// How much of a repository's objects was looked at. Copies of an object in several packs
// count each.
struct ObjectCounts {
  std::uint64_t blobs = 0;
  std::uint64_t trees = 0;
  std::uint64_t commits = 0;
  std::uint64_t tags = 0;
  std::uint64_t blob_bytes = 0;     // of text and packed blobs, as if each had been read whole
  std::uint64_t rebuilt_bytes = 0;  // of all objects
  std::uint64_t binary = 0;         // blobs without text, not scanned
  // What was left out of what is encoded or packed, by reason.
  std::array<std::uint64_t, kSkipKinds> left_out{};

  void count_left_out(Skip reason) { ++left_out[static_cast<std::size_t>(reason)]; }

  void add(const ObjectCounts& other);
  void subtract(const ObjectCounts& other);
};

// A secret as a rule sees it.
struct RecordedSecret {
  std::string rule;   // id
  Sha256 identity{};  // keyed hash of rule and secret
};

// A secret at one path.
struct RecordedPlace {
  std::uint32_t secret = 0;            // in AuditRecord::secrets; not used for a name
  std::string path;                    // empty: no tree names the object
  bool link = false;                   // the object is the text of a symlink
  ObjectId object;                     // the version that brought it there
  ObjectId last_object;                // the latest version with it
  std::optional<ObjectId> introduced;  // commits
  std::optional<ObjectId> removed;
  HistoryState state = HistoryState::kDangling;
  std::vector<std::string> refs;  // the first few whose tips hold it
  std::uint64_t ref_count = 0;
};

// A secret in the text of a commit or tag object.
struct RecordedMessage {
  std::uint32_t secret = 0;
  ObjectId object;
  git::ObjectType type = git::ObjectType::kCommit;
};

struct AuditRecord {
  std::vector<RecordedSecret> secrets;
  std::vector<RecordedPlace> places;
  std::vector<RecordedPlace> names;  // paths whose last part holds a secret
  std::vector<RecordedMessage> messages;
  std::vector<std::string> submodules;    // paths
  std::vector<std::string> lfs_pointers;  // paths
  std::vector<ObjectId> missing;          // named and not here, the first kMostMissing
  std::uint64_t packs = 0;
  std::uint64_t loose = 0;
  std::uint64_t packed_bytes = 0;
  ObjectCounts counts;
};

// What the first pass found in one pack. A pack never changes.
struct PackRecord {
  struct Sighting {
    std::uint32_t position = 0;  // in the pack's index
    std::uint32_t secret = 0;    // in `secrets`
  };
  std::vector<RecordedSecret> secrets;
  std::vector<Sighting> sightings;
  std::vector<std::uint32_t> lfs_pointers;  // positions
  ObjectCounts counts;                      // of all its objects, copies of others or not
};

}  // namespace scan::history
