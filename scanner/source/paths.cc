// Decides for each path what it is and which work tree it belongs to.
#include "source/paths.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "source/file_handle.h"

namespace scan {
namespace {

struct FreeWithLibc {
  void operator()(char* text) const { std::free(text); }
};

// The absolute path without links; empty where there is none (errno says why).
std::string real_path(const std::string& path) {
  const std::unique_ptr<char, FreeWithLibc> real(realpath(path.c_str(), nullptr));
  return real == nullptr ? std::string() : std::string(real.get());
}

// The folder that holds the entry `path`, as it can be opened.
std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return path.substr(0, slash == 0 ? 1 : slash);
}

std::string joined(std::string folder, std::string_view name) {
  if (!folder.ends_with('/')) folder += '/';
  folder += name;
  return folder;
}

// What is left of `path` below `root`: "" where they are the same.
std::string below(const std::string& root, const std::string& path) {
  if (path.size() <= root.size()) return {};
  return path.substr(root.ends_with('/') ? root.size() : root.size() + 1);
}

// As typed, without a leading `./`; "" for the current folder itself.
std::string as_typed(std::string_view path) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    while (path.starts_with('/')) path.remove_prefix(1);
  }
  return path == "." ? std::string() : std::string(path);
}

class PathAdder {
 public:
  PathAdder(Walk& walk, Repositories& repositories) : walk_(walk), repositories_(repositories) {}

  Status add(const std::string& path) {
    struct stat facts {};
    if (path.empty() || lstat(path.c_str(), &facts) != 0) {
      return Error{"cannot scan '" + path + "': " + system_reason(path.empty() ? ENOENT : errno)};
    }
    if (S_ISDIR(facts.st_mode) || (S_ISLNK(facts.st_mode) && leads_to_own_folder(path))) {
      return add_folder(path);
    }
    return add_file(path);
  }

 private:
  bool leads_to_own_folder(const std::string& path) const {
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode)) return false;
    const std::string parent = real_path(parent_of(path));
    return !parent.empty() && !repositories_.root_of(parent);
  }

  Status add_folder(const std::string& path) {
    const std::string real = real_path(path);
    if (real.empty()) return Error{"cannot scan '" + path + "': " + system_reason(errno)};
    if (!seen_.insert(real).second) return {};
    const std::optional<std::string> root = repositories_.root_of(real);
    WalkStart start;
    if (!root) {
      start.root = real;
      start.shown = as_typed(path);
      if (!start.shown.empty() && !start.shown.ends_with('/')) start.shown += '/';
      return walk_.add(std::move(start));
    }
    Result<WorkTree> tree = repositories_.open(*root);
    start.root = *root;
    start.below = below(*root, real);
    start.shown = prefix_for(*root);
    if (tree) {
      start.tree = *std::move(tree);
    } else {
      start.problem = tree.error().message;
    }
    return walk_.add(std::move(start));
  }

  Status add_file(const std::string& path) {
    const std::string folder = real_path(parent_of(path));
    if (folder.empty()) return Error{"cannot scan '" + path + "': " + system_reason(errno)};
    const std::string real = joined(folder, std::string_view(path).substr(path.rfind('/') + 1));
    if (!seen_.insert(real).second) return {};
    const std::optional<std::string> root = repositories_.root_of(folder);
    walk_.add_file(real, root ? prefix_for(*root) + below(*root, real) : as_typed(path));
    return {};
  }

  std::string prefix_for(const std::string& root) {
    if (first_root_.empty()) first_root_ = root;
    return root == first_root_ ? std::string() : joined(root, "");
  }

  Walk& walk_;
  Repositories& repositories_;
  std::set<std::string> seen_;  // absolute paths
  std::string first_root_;
};

}  // namespace

Status add_paths(Walk& walk, Repositories& repositories, const std::vector<std::string>& paths) {
  PathAdder adder(walk, repositories);
  for (const std::string& path : paths) {
    if (Status status = adder.add(path); !status.ok()) return status;
  }
  return {};
}

}  // namespace scan
