// Contents of a pack that others are made of, kept for the next one: without it, reading every
// version of a file one by one rebuilds the whole chain each time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "base/buffer.h"
#include "git/object_type.h"
#include "git/pack/pack.h"

namespace scan::git {

struct BaseContent {
  ObjectType type = ObjectType::kBlob;
  Buffer bytes;
};

// Forgets what was not asked for longest. Safe on several threads at once.
class BaseCache {
 public:
  explicit BaseCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Null where it is not kept.
  std::shared_ptr<const BaseContent> find(const Pack& pack, std::uint64_t offset);

  // The entry keeps its pack open. What is over a quarter of the cache is not kept.
  void add(std::shared_ptr<const Pack> pack, std::uint64_t offset,
           std::shared_ptr<const BaseContent> content);

  std::size_t bytes() const;  // kept now

 private:
  struct Key {
    const Pack* pack = nullptr;
    std::uint64_t offset = 0;
    bool operator==(const Key&) const = default;
  };
  struct HashKey {
    std::size_t operator()(const Key& key) const {
      return std::hash<const Pack*>()(key.pack) ^ std::hash<std::uint64_t>()(key.offset * 31);
    }
  };
  struct Entry {
    Key key;
    std::shared_ptr<const Pack> pack;
    std::shared_ptr<const BaseContent> content;
  };

  void drop_last();

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // the one asked for last comes first
  std::unordered_map<Key, std::list<Entry>::iterator, HashKey> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace scan::git
