// Reads the GIT_* variables. An empty variable counts as unset, as it does for most of git.
#include "git/environment.h"

#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace scan::git {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

}  // namespace

Environment Environment::of_process() {
  Environment environment;
  std::error_code failed;
  environment.cwd = std::filesystem::current_path(failed).string();
  if (failed) environment.cwd = "/";
  environment.dir = variable("GIT_DIR");
  environment.common_dir = variable("GIT_COMMON_DIR");
  environment.work_tree = variable("GIT_WORK_TREE");
  environment.index_file = variable("GIT_INDEX_FILE");
  environment.object_directory = variable("GIT_OBJECT_DIRECTORY");
  environment.alternate_object_directories =
      variable("GIT_ALTERNATE_OBJECT_DIRECTORIES").value_or("");
  environment.ceiling_directories = variable("GIT_CEILING_DIRECTORIES").value_or("");
  const std::string across = variable("GIT_DISCOVERY_ACROSS_FILESYSTEM").value_or("");
  environment.across_filesystems = across == "1" || across == "true" || across == "yes";
  return environment;
}

}  // namespace scan::git
