// Loose references are files of one line: an id in hexadecimal or `ref: NAME`. packed-refs holds
// `ID NAME` lines, `^ID` lines (what a tag peels to) and one `#` line of traits.
#include "git/refs.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>

#include "git/read_file.h"

namespace scan::git {
namespace {

constexpr int kMaxDepth = 5;  // as git's SYMREF_MAXDEPTH
constexpr std::uint64_t kMaxLooseRef = 64 << 10;
constexpr std::uint64_t kMaxPackedRefs = 1 << 30;

// Stricter than needed to build a path safely, laxer than git check-ref-format.
bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > 4096 || name.front() == '/' || name.back() == '/') return false;
  if (name.find("..") != std::string_view::npos || name.find("//") != std::string_view::npos ||
      name.find("/.") != std::string_view::npos || name.front() == '.') {
    return false;
  }
  return std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == 0x7f || c == '\\';
  });
}

bool is_per_work_tree(std::string_view name) {
  return !name.starts_with("refs/") || name.starts_with("refs/bisect/") ||
         name.starts_with("refs/worktree/") || name.starts_with("refs/rewritten/");
}

// What a reference holds: an id, the name of another reference, or neither where there is none.
struct RefValue {
  ObjectId id;
  std::string target;
  bool is_symbolic = false;
  bool has_id() const { return id.size() != 0; }
};

RefValue symbolic(std::string target) {
  return {.id = {}, .target = std::move(target), .is_symbolic = true};
}

Result<RefValue> read_loose(const Repository& repository, const std::string& name) {
  const std::string& folder = is_per_work_tree(name) ? repository.git_dir : repository.common_dir;
  const std::string path = folder + "/" + name;

  // An old way to write a symbolic reference: a symlink whose text is the name.
  std::array<char, PATH_MAX> link{};
  const ssize_t length = readlink(path.c_str(), link.data(), link.size());
  if (length > 0) {
    const std::string_view target(link.data(), static_cast<std::size_t>(length));
    if (target.starts_with("refs/")) return symbolic(std::string(target));
  }
  const auto text = read_file(path, kMaxLooseRef);
  if (!text) return text.error();
  if (!*text) return RefValue();
  std::string_view value = **text;
  if (value.starts_with("ref:")) {
    value.remove_prefix(4);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    return symbolic(trim_end(std::string(value)));
  }
  const auto id = ObjectId::from_hex(trim_end(std::string(value)));
  if (!id || id->size() != repository.id_size()) {
    return Error{path + " holds no object id; restore it from `git reflog`"};
  }
  return RefValue{.id = *id, .target = {}};
}

Result<RefValue> read_packed(const Repository& repository, const std::string& name) {
  const std::string path = repository.common_dir + "/packed-refs";
  const auto text = read_file(path, kMaxPackedRefs);
  if (!text) return text.error();
  if (!*text) return RefValue();
  const std::string_view lines = **text;
  const std::size_t hex_size = 2 * repository.id_size();
  const std::string wanted = " " + name;
  for (std::size_t at = lines.find(wanted); at != std::string_view::npos;
       at = lines.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if (end < lines.size() && lines[end] != '\n' && lines[end] != '\r') continue;
    if (at < hex_size || (at > hex_size && lines[at - hex_size - 1] != '\n')) continue;
    const auto id = ObjectId::from_hex(lines.substr(at - hex_size, hex_size));
    if (!id) return Error{path + " has no object id for " + name + "; run `git pack-refs --all`"};
    return RefValue{.id = *id, .target = {}};
  }
  return RefValue();
}

}  // namespace

Result<std::optional<ObjectId>> resolve_ref(const Repository& repository, std::string_view name) {
  std::string current(name);
  for (int depth = 0; depth <= kMaxDepth; ++depth) {
    if (!is_safe_name(current) || (depth > 0 && !current.starts_with("refs/"))) {
      return Error{repository.git_dir + ": " + std::string(name) +
                   " leads to a name that is no reference"};
    }
    auto value = read_loose(repository, current);
    if (!value) return value.error();
    if (!value->has_id() && !value->is_symbolic && current.starts_with("refs/")) {
      value = read_packed(repository, current);
      if (!value) return value.error();
    }
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
