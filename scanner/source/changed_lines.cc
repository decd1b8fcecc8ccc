// Finds the older texts, then diffs.
#include "source/changed_lines.h"

#include <algorithm>
#include <limits>

#include "base/content_kind.h"
#include "source/former_file.h"

namespace scan {
namespace {

using git::LineRun;

constexpr std::uint64_t kMostOldBytes = std::uint64_t{64} << 20;

std::vector<LineRun> every_line() { return {{1, std::numeric_limits<std::uint64_t>::max()}}; }

// What is in both; each list is in order.
std::vector<LineRun> common_lines(const std::vector<LineRun>& left,
                                  const std::vector<LineRun>& right) {
  std::vector<LineRun> out;
  for (std::size_t l = 0, r = 0; l < left.size() && r < right.size();) {
    const LineRun both{std::max(left[l].first, right[r].first),
                       std::min(left[l].last, right[r].last)};
    if (both.first <= both.last) out.push_back(both);
    left[l].last < right[r].last ? ++l : ++r;
  }
  return out;
}

}  // namespace

bool ChangedLines::touches(LineRange lines) const {
  if (!new_lines_) {
    new_lines_.emplace();
    for (const Introduction& one : introductions_) new_lines_->push_back(find_new_lines(one));
  }
  for (const std::vector<LineRun>& runs : *new_lines_) {
    const bool touched = std::any_of(runs.begin(), runs.end(), [&](const LineRun& run) {
      return run.first <= lines.last && lines.first <= run.last;
    });
    if (touched) return true;
  }
  return false;
}

std::vector<LineRun> ChangedLines::find_new_lines(const Introduction& introduction) const {
  // Lines are counted in bytes here, which is right only for text of one-byte line ends.
  if (content_kind(bytes_) != ContentKind::kText) return every_line();
  std::vector<LineRun> lines = every_line();
  for (const OldSide& side : introduction) lines = common_lines(lines, against(side));
  return lines;
}

std::vector<LineRun> ChangedLines::against(const OldSide& side) const {
  std::optional<ObjectId> old = side.id;
  if (!old && side.deleted != nullptr) {
    old = find_former_file(store_, id_, bytes_, *side.deleted);
  }
  if (!old) return every_line();
  if (*old == id_) return {};
  const git::ObjectContent before = store_.read(*old, kMostOldBytes);
  if (before.state != git::ObjectState::kRead) return every_line();
  return git::new_lines(before.bytes, bytes_);
}

}  // namespace scan
