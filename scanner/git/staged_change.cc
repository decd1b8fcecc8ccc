// The letters are those of git's diff_resolve_rename_copy.
#include "git/staged_change.h"

namespace scan::git {
namespace {

constexpr std::uint32_t kTypeBits = 0170000;

bool same_type(Mode left, Mode right) {
  return ((static_cast<std::uint32_t>(left) ^ static_cast<std::uint32_t>(right)) & kTypeBits) == 0;
}

ObjectId id_of(const Side& side, std::size_t id_size) {
  return side.there() ? side.id : ObjectId::zero(id_size);
}

ChangeKind kind_of(const Side& before, const Side& after) {
  if (!before.there()) return ChangeKind::kAdded;
  if (!after.there()) return ChangeKind::kDeleted;
  return same_type(before.mode, after.mode) ? ChangeKind::kModified : ChangeKind::kTypeChanged;
}

}  // namespace

std::optional<StagedChange> change_between(std::string path, const Side& before, const Side& after,
                                           std::size_t id_size) {
  if (before.mode == after.mode && (!before.there() || before.id == after.id)) return std::nullopt;
  return StagedChange{.kind = kind_of(before, after),
                      .path = std::move(path),
                      .old_mode = before.mode,
                      .new_mode = after.mode,
                      .old_id = id_of(before, id_size),
                      .new_id = id_of(after, id_size)};
}

StagedChange unmerged(std::string path, const Side& before, std::size_t id_size) {
  return {.kind = ChangeKind::kUnmerged,
          .path = std::move(path),
          .old_mode = before.mode,
          .new_mode = Mode::kNone,
          .old_id = id_of(before, id_size),
          .new_id = ObjectId::zero(id_size)};
}

}  // namespace scan::git
