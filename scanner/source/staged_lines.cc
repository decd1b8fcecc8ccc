// Finds the older text, then diffs.
#include "source/staged_lines.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <unordered_map>

#include "base/content_kind.h"

namespace scan {
namespace {

using git::ChangeKind;
using git::LineRun;
using git::Mode;
using git::ObjectState;

constexpr std::uint64_t kMostOldBytes = std::uint64_t{64} << 20;
// Bounds on the search for what an added file was: beyond them it counts as new.
constexpr std::size_t kMostDeleted = 256;
constexpr std::uint64_t kMostFormerBytes = std::uint64_t{4} << 20;

std::vector<LineRun> every_line() { return {{1, std::numeric_limits<std::uint64_t>::max()}}; }

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

bool StagedLines::touches(LineRange lines) const {
  if (!new_lines_) new_lines_ = find_new_lines();
  return std::any_of(new_lines_->begin(), new_lines_->end(), [&](const LineRun& run) {
    return run.first <= lines.last && lines.first <= run.last;
  });
}

std::vector<LineRun> StagedLines::find_new_lines() const {
  // Lines are counted in bytes here, which is right only for text of one-byte line ends.
  if (content_kind(bytes_) != ContentKind::kText) return every_line();
  if (change_.kind == ChangeKind::kModified) return against(change_.old_id);
  if (change_.kind != ChangeKind::kAdded || change_.new_mode == Mode::kLink) return every_line();
  const std::optional<ObjectId> former = former_self();
  return former ? against(*former) : every_line();
}

std::vector<LineRun> StagedLines::against(const ObjectId& old) const {
  if (old == change_.new_id) return {};
  const git::ObjectContent before = store_.read(old, kMostOldBytes);
  if (before.state != ObjectState::kRead) return every_line();
  return git::new_lines(before.bytes, bytes_);
}

std::optional<ObjectId> StagedLines::former_self() const {
  for (const git::StagedChange* gone : deleted_) {
    if (gone->old_id == change_.new_id) return gone->old_id;
  }
  if (deleted_.size() > kMostDeleted || bytes_.size() > kMostFormerBytes) return std::nullopt;
  const LineCounts counts = count_lines(bytes_);
  std::optional<ObjectId> best;
  std::size_t most = 0;
  for (const git::StagedChange* gone : deleted_) {
    const git::ObjectContent before = store_.read(gone->old_id, kMostFormerBytes);
    if (before.state != ObjectState::kRead) continue;
    const std::size_t common = bytes_in_common(counts, before.bytes);
    const bool half = 2 * common >= std::max(before.bytes.size(), bytes_.size());
    if (half && common > most) {
      most = common;
      best = gone->old_id;
    }
  }
  return best;
}

}  // namespace scan
