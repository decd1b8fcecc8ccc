// One record a folder, each followed by its sub-folders:
// NAME \0 ENTRIES ' ' SUBFOLDERS '\n' [ID, only if ENTRIES is not negative].
#include "git/cache_tree.h"

#include <algorithm>
#include <charconv>

#include "git/byte_reader.h"

namespace scan::git {
namespace {

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int32_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

CacheTree CacheTree::parse(std::string_view bytes, std::size_t id_size) {
  struct Open {
    std::size_t node;
    std::int64_t children_left;
  };
  CacheTree out;
  std::vector<Open> open;
  ByteReader in(bytes);
  do {
    Record record;
    record.name = in.take_until('\0');
    const auto entries = number_in(in.take_until(' '));
    const auto children = number_in(in.take_until('\n'));
    if (!in.ok() || !entries || !children || *children < 0) return {};
    record.entry_count = *entries;
    if (*entries >= 0) {
      record.id = reinterpret_cast<const std::uint8_t*>(in.take(id_size).data());
      if (!in.ok()) return {};
    }
    if (!open.empty()) --open.back().children_left;
    open.push_back({out.nodes_.size(), *children});
    out.nodes_.push_back(record);
    while (!open.empty() && open.back().children_left == 0) {
      out.nodes_[open.back().node].end = out.nodes_.size();
      open.pop_back();
    }
  } while (!open.empty());
  return out;
}

std::optional<CacheTree::Node> CacheTree::root() const {
  if (nodes_.empty()) return std::nullopt;
  return 0;
}

std::optional<std::size_t> CacheTree::entry_count(Node node) const {
  if (nodes_[node].entry_count < 0) return std::nullopt;
  return static_cast<std::size_t>(nodes_[node].entry_count);
}

std::vector<CacheTree::Node> CacheTree::children(Node node) const {
  std::vector<Node> out;
  for (Node child = node + 1; child < nodes_[node].end; child = nodes_[child].end) {
    out.push_back(child);
  }
  return out;
}

std::optional<CacheTree::Node> CacheTree::find(const std::vector<Node>& children,
                                               std::string_view name) const {
  const auto before = [this](Node node, std::string_view wanted) {
    const std::string_view own = nodes_[node].name;
    return own.size() != wanted.size() ? own.size() < wanted.size() : own < wanted;
  };
  const auto found = std::lower_bound(children.begin(), children.end(), name, before);
  if (found == children.end() || nodes_[*found].name != name) return std::nullopt;
  return *found;
}

}  // namespace scan::git
