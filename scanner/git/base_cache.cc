// A list in order of use and a map into it.
#include "git/base_cache.h"

#include <utility>

namespace scan::git {
namespace {

// What an entry takes besides its content.
constexpr std::size_t kOverhead = 256;

std::size_t cost(const BaseContent& content) { return content.bytes.capacity() + kOverhead; }

}  // namespace

std::shared_ptr<const BaseContent> BaseCache::find(const Pack& pack, std::uint64_t offset) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find({&pack, offset});
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->content;
}

void BaseCache::add(std::shared_ptr<const Pack> pack, std::uint64_t offset,
                    std::shared_ptr<const BaseContent> content) {
  const std::size_t added = cost(*content);
  if (added > most_bytes_ / 4) return;
  const Key key{pack.get(), offset};
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return;
  entries_.push_front({key, std::move(pack), std::move(content)});
  by_key_[key] = entries_.begin();
  bytes_ += added;
  while (bytes_ > most_bytes_) drop_last();
}

std::size_t BaseCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void BaseCache::drop_last() {
  bytes_ -= cost(*entries_.back().content);
  by_key_.erase(entries_.back().key);
  entries_.pop_back();
}

}  // namespace scan::git
