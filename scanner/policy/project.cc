// Lookups in the sorted list of files.
#include "policy/project.h"

#include <algorithm>

namespace scan::policy {

bool Project::tracks(std::string_view path) const {
  return std::binary_search(files().begin(), files().end(), path);
}

bool Project::tracks_below(std::string_view folder) const {
  if (folder.empty()) return !files().empty();
  const std::string inside = std::string(folder) + "/";
  const auto first = std::lower_bound(files().begin(), files().end(), inside);
  return first != files().end() && first->starts_with(inside);
}

}  // namespace scan::policy
