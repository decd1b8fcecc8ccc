// The chain is collected first, each entry checked against the pack, and then applied.
#include "git/packed_object.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "git/inflate_start.h"
#include "git/pack/delta.h"
#include "git/pack/delta_forest.h"
#include "git/pack/inflater.h"

namespace scan::git {
namespace {

// git makes none longer than 4,095; older ones could be told to.
constexpr std::size_t kLongestChain = 50000;
// Bytes rebuilt for one object, bases included. A chain of git's longest has this much with
// contents of 4 MiB.
constexpr std::uint64_t kMostWork = std::uint64_t{16} << 30;

using ContentPtr = std::shared_ptr<const BaseContent>;

struct Link {
  std::uint64_t offset = 0;
  PackEntry entry;
};

std::string_view entries_of(const Pack& pack) { return pack.bytes().substr(0, pack.entries_end()); }

std::optional<std::uint64_t> base_offset(const Pack& pack, const PackEntry& entry) {
  if (entry.kind == PackEntry::Kind::kOffsetDelta) return entry.base_offset;
  const auto position = pack.index().find(entry.base_id);
  return position ? pack.index().offset(*position) : std::nullopt;
}

// From the object at `offset` down to a whole one, or to where `stop` says that it has the content.
// Empty where the chain is broken or never ends.
template <typename Stop>
std::vector<Link> chain_from(const Pack& pack, std::optional<std::uint64_t> offset, Stop stop) {
  std::vector<Link> chain;
  const std::size_t longest = std::min<std::size_t>(kLongestChain, pack.index().size());
  while (offset && chain.size() < longest) {
    const auto entry = read_entry(entries_of(pack), *offset, pack.index().id_size());
    if (!entry) return {};
    chain.push_back({*offset, *entry});
    if (stop(*offset) || entry->kind == PackEntry::Kind::kWhole) return chain;
    offset = base_offset(pack, *entry);
  }
  return {};
}

// The second number a delta begins with; each has seven bits in a byte, the lowest first.
std::optional<std::uint64_t> result_size(const Pack& pack, const PackEntry& delta) {
  std::array<char, 20> start{};
  const std::size_t have =
      inflate_start(entries_of(pack).substr(delta.data), start.data(), start.size());
  std::uint64_t size = 0;
  unsigned shift = 0;
  bool is_second = false;
  for (std::size_t i = 0; i < have && shift <= 57; ++i) {
    const auto byte = static_cast<std::uint8_t>(start[i]);
    size |= std::uint64_t{byte & 0x7fU} << shift;
    shift += 7;
    if ((byte & 0x80U) != 0) continue;
    if (is_second) return size;
    is_second = true;
    size = 0;
    shift = 0;
  }
  return std::nullopt;
}

// Size of the object that `top` is, without rebuilding it.
std::optional<std::uint64_t> size_of(const Pack& pack, const PackEntry& top) {
  if (top.kind == PackEntry::Kind::kWhole) return top.size;
  return result_size(pack, top);
}

bool inflate(const Pack& pack, const PackEntry& entry, Buffer& out) {
  thread_local Inflater inflater;
  const auto size = static_cast<std::size_t>(entry.size);
  out.reset(size);
  return inflater.inflate(entries_of(pack).substr(entry.data), out.data(), size);
}

// Applies a chain, the last link first.
class Rebuild {
 public:
  // `most`: bytes of any one content on the way.
  Rebuild(std::shared_ptr<const Pack> pack, std::uint64_t most, BaseCache& cache)
      : pack_(std::move(pack)), most_(most), cache_(cache) {}

  ObjectState run(const std::vector<Link>& chain, ContentPtr found) {
    content_ = std::move(found);
    std::size_t at = chain.size();
    if (content_) --at;
    while (at > 0) {
      const Link& link = chain[--at];
      const ObjectState state = content_ ? apply(link.entry) : inflate_whole(link.entry);
      if (state != ObjectState::kRead) return state;
      if (at > 0) cache_.add(pack_, link.offset, content_);
    }
    return ObjectState::kRead;
  }

  const ContentPtr& content() const { return content_; }

 private:
  ObjectState inflate_whole(const PackEntry& entry) {
    if (entry.size > most_) return ObjectState::kTooLarge;
    auto content = std::make_shared<BaseContent>();
    content->type = entry.type;
    if (!inflate(*pack_, entry, content->bytes)) return ObjectState::kCorrupt;
    content_ = std::move(content);
    return ObjectState::kRead;
  }

  ObjectState apply(const PackEntry& entry) {
    if (entry.size > most_) return ObjectState::kTooLarge;
    if (!inflate(*pack_, entry, delta_)) return ObjectState::kCorrupt;
    const std::string_view base = content_->bytes.view();
    const auto size = delta_result_size(delta_.view(), base.size());
    if (!size) return ObjectState::kCorrupt;
    work_ += *size;
    if (*size > most_ || work_ > kMostWork) return ObjectState::kTooLarge;
    auto content = std::make_shared<BaseContent>();
    content->type = content_->type;
    apply_delta(base, delta_.view(), content->bytes, runs_);
    content_ = std::move(content);
    return ObjectState::kRead;
  }

  std::shared_ptr<const Pack> pack_;
  const std::uint64_t most_;
  BaseCache& cache_;
  ContentPtr content_;
  Buffer delta_;
  std::vector<CopiedRun> runs_;
  std::uint64_t work_ = 0;
};

}  // namespace

ObjectContent read_packed(const std::shared_ptr<const Pack>& pack, std::uint32_t position,
                          std::uint64_t max_bytes, BaseCache& cache) {
  ContentPtr found;
  const std::vector<Link> chain =
      chain_from(*pack, pack->index().offset(position), [&](std::uint64_t offset) {
        found = cache.find(*pack, offset);
        return found != nullptr;
      });
  if (chain.empty()) return {.state = ObjectState::kCorrupt};
  const ObjectType type = found ? found->type : chain.back().entry.type;
  const auto size = size_of(*pack, chain.front().entry);
  if (!size) return {.state = ObjectState::kCorrupt};
  if (*size > max_bytes) return {.state = ObjectState::kTooLarge, .type = type};

  Rebuild rebuild(pack, std::max(max_bytes, kMostObjectBytes), cache);
  const ObjectState state = rebuild.run(chain, std::move(found));
  if (state != ObjectState::kRead) return {.state = state, .type = type};
  const ContentPtr& content = rebuild.content();
  std::string_view bytes = content->bytes.view();
  if (bytes.empty()) bytes = "";  // not null
  return {.state = ObjectState::kRead, .type = type, .bytes = bytes, .owner = content};
}

ObjectHeader read_packed_header(const Pack& pack, std::uint32_t position) {
  const std::vector<Link> chain =
      chain_from(pack, pack.index().offset(position), [](std::uint64_t) { return false; });
  if (chain.empty()) return {.state = ObjectState::kCorrupt};
  const auto size = size_of(pack, chain.front().entry);
  if (!size) return {.state = ObjectState::kCorrupt};
  return {ObjectState::kRead, chain.back().entry.type, *size};
}

}  // namespace scan::git
