// What a git folder's own files say of it: configuration, common folder, index, objects.
// The walk that finds the folder is in discover.cc.
#include "git/repository.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "git/config_file.h"
#include "git/path_list.h"
#include "git/read_file.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxConfig = 16 << 20;
constexpr std::uint64_t kMaxPathFile = 64 << 10;

bool is_folder(const std::string& path) {
  struct stat facts {};
  return stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

// A symlink to a branch that is not born yet counts, as it does for git.
bool has_head(const std::string& git_dir) {
  struct stat facts {};
  const std::string head = git_dir + "/HEAD";
  if (lstat(head.c_str(), &facts) != 0) return false;
  return S_ISREG(facts.st_mode) || S_ISLNK(facts.st_mode);
}

Result<std::string> find_common_dir(const std::string& git_dir, const Environment& environment) {
  if (environment.common_dir) return join_path(environment.cwd, *environment.common_dir);
  const auto text = read_file(git_dir + "/commondir", kMaxPathFile);
  if (!text) return text.error();
  if (!*text) return git_dir;
  const std::string path = trim_end(**text);
  if (path.empty()) return Error{git_dir + "/commondir is empty"};
  return join_path(git_dir, path);
}

Result<ConfigFile> read_config(const std::string& path) {
  const auto text = read_file(path, kMaxConfig);
  if (!text) return text.error();
  return ConfigFile::parse(text->value_or(""), path);
}

Status check_extensions(const ConfigFile& config, const std::string& where, Repository& out) {
  const std::string_view version = config.get("core.repositoryformatversion").value_or("0");
  if (version != "0" && version != "1") {
    return Error{where + ": repository format version " + std::string(version) +
                 " is not known; a newer scan may read it"};
  }
  constexpr std::array<std::string_view, 9> known = {
      "noop",         "noop-v1",    "preciousobjects",    "partialclone",     "worktreeconfig",
      "objectformat", "refstorage", "compatobjectformat", "relativeworktrees"};
  for (const std::string_view name : config.names_in("extensions")) {
    bool found = false;
    for (const std::string_view one : known) found = found || one == name;
    if (!found && version == "1") {
      return Error{where + ": extension " + std::string(name) + " is not known"};
    }
  }
  if (version == "1" && config.get("extensions.refstorage").value_or("files") != "files") {
    return Error{where +
                 ": references are in reftable form, which scan does not read; convert with "
                 "`git refs migrate --ref-format=files`"};
  }
  const std::string_view format = config.get("extensions.objectformat").value_or("sha1");
  if (format != "sha1" && format != "sha256") {
    return Error{where + ": object format " + std::string(format) + " is not known"};
  }
  out.sha256 = format == "sha256";
  out.partial = config.get("extensions.partialclone").has_value();
  return {};
}

// core.bare and core.worktree. In a linked work tree those of the common file speak of the main
// one and are not looked at.
Status apply_work_tree(const ConfigFile& config, bool linked, Repository& out) {
  if (linked) return {};
  if (const auto path = config.get("core.worktree"); path && !path->empty()) {
    out.work_tree = join_path(out.git_dir, std::string(*path));
    return {};
  }
  const auto bare = config.get_bool("core.bare");
  if (!bare) return bare.error();
  if (*bare && **bare) out.work_tree.clear();
  return {};
}

Status apply_config(Repository& out) {
  const bool linked = out.common_dir != out.git_dir;
  const std::string path = out.common_dir + "/config";
  const auto config = read_config(path);
  if (!config) return config.error();
  if (Status status = check_extensions(*config, path, out); !status) return status;
  if (Status status = apply_work_tree(*config, linked, out); !status) return status;

  const auto ignore_case = config->get_bool("core.ignorecase");
  if (!ignore_case) return ignore_case.error();
  out.ignore_case = ignore_case->value_or(false);
  if (const auto file = config->get("core.excludesfile")) out.excludes_file = std::string(*file);

  const auto own_config = config->get_bool("extensions.worktreeconfig");
  if (!own_config) return own_config.error();
  if (!own_config->value_or(false)) return {};
  const auto own = read_config(out.git_dir + "/config.worktree");
  if (!own) return own.error();
  return apply_work_tree(*own, false, out);
}

// `/a/./b/../c` to `/a/c`; a path that does not exist is cleaned without looking at the disk.
std::string clean(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, failed);
  return failed ? path : real.string();
}

bool is_within(const std::string& path, const std::string& folder) {
  return path == folder || folder == "/" ||
         (path.starts_with(folder) && path[folder.size()] == '/');
}

// git goes to the top of the work tree before it opens these, when it was started inside it.
void apply_locations(const Environment& environment, Repository& out) {
  const bool inside = !out.work_tree.empty() && is_within(clean(environment.cwd), out.work_tree);
  const std::string base = inside ? out.work_tree : environment.cwd;
  out.index_file =
      environment.index_file ? join_path(base, *environment.index_file) : out.git_dir + "/index";
  out.objects_dir = environment.object_directory ? join_path(base, *environment.object_directory)
                                                 : out.common_dir + "/objects";
  for (const std::string& path : split_path_list(environment.alternate_object_directories)) {
    out.alternates.push_back(join_path(base, path));
  }
}

}  // namespace

bool is_git_dir(const std::string& path, const Environment& environment) {
  if (!has_head(path)) return false;
  const auto common = find_common_dir(path, environment);
  if (!common) return false;
  return (environment.object_directory.has_value() || is_folder(*common + "/objects")) &&
         is_folder(*common + "/refs");
}

Result<Repository> open_git_dir(const std::string& git_dir,
                                const std::optional<std::string>& work_tree,
                                const Environment& environment) {
  Repository out;
  out.git_dir = clean(git_dir);
  const auto common = find_common_dir(out.git_dir, environment);
  if (!common) return common.error();
  out.common_dir = clean(*common);
  out.work_tree = work_tree.value_or("");
  if (Status status = apply_config(out); !status) return status.error();
  if (environment.work_tree) out.work_tree = join_path(environment.cwd, *environment.work_tree);
  if (!out.work_tree.empty()) out.work_tree = clean(out.work_tree);
  apply_locations(environment, out);
  return out;
}

}  // namespace scan::git
