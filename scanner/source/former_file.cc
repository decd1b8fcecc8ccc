// Compares by lines that both have, wherever they stand.
#include "source/former_file.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace scan {
namespace {

constexpr std::size_t kMostDeleted = 256;
constexpr std::uint64_t kMostFormerBytes = std::uint64_t{4} << 20;

using LineCounts = std::unordered_map<std::size_t, std::size_t>;

template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    visit(text.substr(0, end));
    text.remove_prefix(end);
  }
}

LineCounts count_lines(std::string_view text) {
  LineCounts counts;
  for_each_line(text, [&](std::string_view line) {
    counts[std::hash<std::string_view>()(line)] += line.size();
  });
  return counts;
}

// Bytes of lines that `text` has in common with the counted ones.
std::size_t bytes_in_common(LineCounts counts, std::string_view text) {
  std::size_t common = 0;
  for_each_line(text, [&](std::string_view line) {
    std::size_t& left = counts[std::hash<std::string_view>()(line)];
    const std::size_t taken = std::min(left, line.size());
    left -= taken;
    common += taken;
  });
  return common;
}

}  // namespace

std::optional<ObjectId> find_former_file(const git::ObjectStore& store, const ObjectId& id,
                                         std::string_view bytes,
                                         const std::vector<ObjectId>& deleted) {
  if (std::find(deleted.begin(), deleted.end(), id) != deleted.end()) return id;
  if (deleted.size() > kMostDeleted || bytes.size() > kMostFormerBytes) return std::nullopt;
  const LineCounts counts = count_lines(bytes);
  std::optional<ObjectId> best;
  std::size_t most = 0;
  for (const ObjectId& gone : deleted) {
    const git::ObjectContent before = store.read(gone, kMostFormerBytes);
    if (before.state != git::ObjectState::kRead) continue;
    const std::size_t common = bytes_in_common(counts, before.bytes);
    const bool half = 2 * common >= std::max(before.bytes.size(), bytes.size());
    if (half && common > most) {
      most = common;
      best = gone;
    }
  }
  return best;
}

}  // namespace scan
