// The packs of a repository, opened when the first object is not loose and looked for again when
// one is nowhere: `git gc` in another process may have moved it into a new pack.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "git/object_folders.h"

namespace scan::git {

// Safe on several threads at once.
class PackFolders {
 public:
  PackFolders(std::vector<std::string> folders, std::size_t id_size)
      : folders_(std::move(folders)), id_size_(id_size) {}

  // What is open now, never null; later changes leave it as it is.
  std::shared_ptr<const PackList> packs();

  // What is there now, if more may be there than in `seen`; null where no folder has changed.
  std::shared_ptr<const PackList> packs_after(const std::shared_ptr<const PackList>& seen);

 private:
  void list();
  bool has_changed() const;
  std::vector<std::int64_t> folder_times() const;

  const std::vector<std::string> folders_;
  const std::size_t id_size_;
  std::mutex mutex_;
  std::shared_ptr<const PackList> packs_;
  std::vector<std::int64_t> times_;  // of the folders when they were listed
  std::int64_t listed_at_ = 0;       // nanoseconds since 1970
};

}  // namespace scan::git
