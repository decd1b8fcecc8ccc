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

bool Project::changed(std::string_view path) const {
  const std::vector<std::string>* all = changes();
  return all == nullptr || std::binary_search(all->begin(), all->end(), path);
}

}  // namespace scan::policy
