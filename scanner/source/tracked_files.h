// Which paths of a work tree git tracks: a tracked file is scanned even where a pattern ignores it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scan {

// Paths are relative to the work tree's root, `/` between parts. Asked by several workers at once.
class TrackedFiles {
 public:
  virtual ~TrackedFiles() = default;
  virtual bool is_tracked(std::string_view path) const = 0;
  // True where a tracked path, submodules included, lies inside `folder`.
  virtual bool has_tracked_below(std::string_view folder) const = 0;
  // True where git tracks a submodule (mode 160000) at `path`.
  virtual bool is_gitlink(std::string_view path) const = 0;
};

// Over sorted lists, as the index keeps them.
class SortedTrackedFiles : public TrackedFiles {
 public:
  // `paths` holds every tracked path, submodules too; `gitlinks` the submodules alone. Both are
  // sorted here if they are not.
  SortedTrackedFiles(std::vector<std::string> paths, std::vector<std::string> gitlinks);

  bool is_tracked(std::string_view path) const override;
  bool has_tracked_below(std::string_view folder) const override;
  bool is_gitlink(std::string_view path) const override;

 private:
  std::vector<std::string> paths_;
  std::vector<std::string> gitlinks_;
};

}  // namespace scan
