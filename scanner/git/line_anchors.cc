// The idea of patience diff without its recursion: lines that stand once on each side are anchors;
// the longest run of anchors in the same order on both sides is kept; from each the match grows
// both ways over equal lines. What no match reaches is new.
#include "git/line_anchors.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <unordered_map>

namespace scan::git {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Occurrences {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  std::uint32_t before_at = kNone;
};

// For each line of `after` the place of its anchor in `before`, or kNone.
std::vector<std::uint32_t> find_anchors(const std::vector<std::string_view>& before,
                                        const std::vector<std::string_view>& after) {
  std::unordered_map<std::string_view, Occurrences> seen;
  seen.reserve(before.size());
  for (std::uint32_t i = 0; i < before.size(); ++i) {
    Occurrences& line = seen[before[i]];
    ++line.before;
    line.before_at = i;
  }
  for (const std::string_view text : after) {
    const auto found = seen.find(text);
    if (found != seen.end()) ++found->second.after;
  }
  std::vector<std::uint32_t> anchors(after.size(), kNone);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto found = seen.find(after[i]);
    if (found == seen.end()) continue;
    const Occurrences& line = found->second;
    if (line.before == 1 && line.after == 1) anchors[i] = line.before_at;
  }
  return anchors;
}

// Keeps of the anchors the most that ascend.
void keep_ascending(std::vector<std::uint32_t>& anchors) {
  std::vector<std::uint32_t> tails;  // of the best chain of each length: its last line in `after`
  std::vector<std::uint32_t> previous(anchors.size(), kNone);
  for (std::uint32_t i = 0; i < anchors.size(); ++i) {
    if (anchors[i] == kNone) continue;
    const auto place =
        std::lower_bound(tails.begin(), tails.end(), anchors[i],
                         [&](std::uint32_t line, std::uint32_t at) { return anchors[line] < at; });
    if (place != tails.begin()) previous[i] = *(place - 1);
    if (place == tails.end()) {
      tails.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<std::uint32_t> kept(anchors.size(), kNone);
  for (std::uint32_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = previous[i]) {
    kept[i] = anchors[i];
  }
  anchors = std::move(kept);
}

// Grows matches over equal lines, forwards and then backwards. The ends of the texts count as
// matched. Matches stay in ascending order, so that no old line serves two new ones: going
// forwards that is sure, because the next anchor's line stands nowhere else.
void grow(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after,
          std::vector<std::uint32_t>& match) {
  std::vector<std::size_t> free_from(after.size());  // old lines below this have a match already
  std::size_t next = 0;                              // the old line that would go on the match
  std::size_t free = 0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    free_from[i] = free;
    if (match[i] == kNone && next < before.size() && after[i] == before[next]) {
      match[i] = static_cast<std::uint32_t>(next);
    }
    next = match[i] == kNone ? before.size() : match[i] + std::size_t{1};
    if (match[i] != kNone) free = next;
  }
  std::size_t last = before.size();  // just past the old line that would go on the match
  for (std::size_t i = after.size(); i > 0; --i) {
    std::uint32_t& own = match[i - 1];
    if (own == kNone && last > free_from[i - 1] && after[i - 1] == before[last - 1]) {
      own = static_cast<std::uint32_t>(last - 1);
    }
    last = own == kNone ? 0 : own;
  }
}

}  // namespace

std::vector<LineRun> new_lines_by_anchors(std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old_lines = lines_of(before);
  const std::vector<std::string_view> lines = lines_of(after);
  std::vector<std::uint32_t> match = find_anchors(old_lines, lines);
  keep_ascending(match);
  grow(old_lines, lines, match);
  std::vector<LineRun> runs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (match[i] != kNone) continue;
    if (!runs.empty() && runs.back().last == i) {
      runs.back().last = i + 1;
    } else {
      runs.push_back({i + 1, i + 1});
    }
  }
  return runs;
}

}  // namespace scan::git
