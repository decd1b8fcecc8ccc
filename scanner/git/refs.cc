// Follows symbolic references one by one; loose files hide packed-refs.
#include "git/refs.h"

#include "git/loose_ref.h"
#include "git/packed_refs.h"
#include "git/ref_name.h"

namespace scan::git {
namespace {

constexpr int kMaxDepth = 5;  // as git's SYMREF_MAXDEPTH

Result<RefValue> read_value(const Repository& repository, const std::string& name) {
  const std::string& folder =
      is_per_work_tree_ref(name) ? repository.git_dir : repository.common_dir;
  auto value = read_loose_ref(folder + "/" + name, repository.id_size());
  if (!value || value->has_id() || value->is_symbolic || !name.starts_with("refs/")) return value;
  const auto packed = find_packed_ref(repository, name);
  if (!packed) return packed.error();
  if (*packed) value->id = **packed;
  return value;
}

}  // namespace

Result<std::optional<ObjectId>> resolve_ref(const Repository& repository, std::string_view name) {
  std::string current(name);
  for (int depth = 0; depth <= kMaxDepth; ++depth) {
    if (!is_safe_ref_name(current) || (depth > 0 && !current.starts_with("refs/"))) {
      return Error{repository.git_dir + ": " + std::string(name) +
                   " leads to a name that is no reference"};
    }
    auto value = read_value(repository, current);
    if (!value) return value.error();
    if (value->has_id()) return std::optional<ObjectId>(value->id);
    if (!value->is_symbolic) return std::optional<ObjectId>();
    current = std::move(value->target);
  }
  return Error{repository.git_dir + ": " + std::string(name) +
               " leads through too many symbolic references"};
}

Result<std::optional<ObjectId>> head(const Repository& repository) {
  return resolve_ref(repository, "HEAD");
}

}  // namespace scan::git
