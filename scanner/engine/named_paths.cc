// Links are followed here, as a person typed them.
#include "engine/named_paths.h"

#include <algorithm>
#include <filesystem>

namespace scan::engine {

std::string folder_of(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return path;
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

bool names_root(const std::vector<std::string>& paths, const std::string& root) {
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    std::error_code error;
    return std::filesystem::weakly_canonical(path, error) == root && !error;
  });
}

}  // namespace scan::engine
