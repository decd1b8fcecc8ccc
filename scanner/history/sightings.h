// Which object holds which secret, kept small: a history holds one secret in thousands of versions.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/sha256.h"
#include "history/object_table.h"
#include "history/record.h"

namespace scan::history {

struct Sighting {
  ObjectNumber object = kNoObject;
  std::uint32_t secret = 0;
  auto operator<=>(const Sighting&) const = default;
};

// For one worker. More than kMostSightings are counted and not kept.
class Sightings {
 public:
  static constexpr std::size_t kMostSightings = std::size_t{1} << 23;

  void add(ObjectNumber object, std::string_view rule, const Sha256& identity) {
    const auto [at, is_new] =
        numbers_.emplace(identity, static_cast<std::uint32_t>(secrets_.size()));
    if (is_new) secrets_.push_back({std::string(rule), identity});
    if (list_.size() < kMostSightings) {
      list_.push_back({object, at->second});
    } else {
      ++lost_;
    }
  }

  const std::vector<RecordedSecret>& secrets() const { return secrets_; }
  const std::vector<Sighting>& list() const { return list_; }
  std::uint64_t lost() const { return lost_; }

 private:
  struct HashOfHash {
    std::size_t operator()(const Sha256& digest) const {
      std::size_t hash = 0;
      std::memcpy(&hash, digest.data(), sizeof hash);
      return hash;
    }
  };
  std::unordered_map<Sha256, std::uint32_t, HashOfHash> numbers_;
  std::vector<RecordedSecret> secrets_;
  std::vector<Sighting> list_;
  std::uint64_t lost_ = 0;
};

// What all workers saw, secrets numbered by their identities, so that the number of workers
// changes nothing.
struct AllSightings {
  std::vector<RecordedSecret> secrets;
  std::vector<Sighting> list;  // sorted, each once
  std::uint64_t lost = 0;
};
AllSightings merge_sightings(const std::vector<const Sightings*>& parts);

}  // namespace scan::history
