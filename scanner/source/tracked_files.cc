// Binary search; asked only for what a pattern ignores and, for submodules, once a folder.
#include "source/tracked_files.h"

#include <algorithm>
#include <utility>

namespace scan {
namespace {

void sort_once(std::vector<std::string>& list) {
  if (!std::is_sorted(list.begin(), list.end())) std::sort(list.begin(), list.end());
}

// Compares as if `folder` had a final slash, without making that string.
bool before_folder(const std::string& path, std::string_view folder) {
  const int order = std::string_view(path).substr(0, folder.size()).compare(folder);
  if (order != 0) return order < 0;
  return path.size() == folder.size() ||
         static_cast<unsigned char>(path[folder.size()]) < static_cast<unsigned char>('/');
}

}  // namespace

SortedTrackedFiles::SortedTrackedFiles(std::vector<std::string> paths,
                                       std::vector<std::string> gitlinks)
    : paths_(std::move(paths)), gitlinks_(std::move(gitlinks)) {
  sort_once(paths_);
  sort_once(gitlinks_);
}

bool SortedTrackedFiles::is_tracked(std::string_view path) const {
  return std::binary_search(paths_.begin(), paths_.end(), path, std::less<>());
}

bool SortedTrackedFiles::has_tracked_below(std::string_view folder) const {
  if (folder.empty()) return !paths_.empty();
  const auto found = std::lower_bound(paths_.begin(), paths_.end(), folder, before_folder);
  return found != paths_.end() && found->size() > folder.size() && found->starts_with(folder) &&
         (*found)[folder.size()] == '/';
}

bool SortedTrackedFiles::is_gitlink(std::string_view path) const {
  return std::binary_search(gitlinks_.begin(), gitlinks_.end(), path, std::less<>());
}

}  // namespace scan
