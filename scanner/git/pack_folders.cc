// A folder's time of change tells whether to list it again.
#include "git/pack_folders.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>

namespace scan::git {
namespace {

// File systems take their time from a clock that ticks this slowly at most: a folder changed just
// before it was listed may change again and keep its time.
constexpr std::int64_t kTick = 20'000'000;

std::int64_t now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

}  // namespace

std::shared_ptr<const PackList> PackFolders::packs() {
  const std::lock_guard lock(mutex_);
  if (packs_ == nullptr) list();
  return packs_;
}

std::shared_ptr<const PackList> PackFolders::packs_after(
    const std::shared_ptr<const PackList>& seen) {
  const std::lock_guard lock(mutex_);
  if (packs_ != seen) return packs_;
  if (!has_changed()) return nullptr;
  list();
  return packs_;
}

void PackFolders::list() {
  listed_at_ = now();
  times_ = folder_times();
  packs_ = std::make_shared<const PackList>(open_packs(folders_, id_size_));
}

bool PackFolders::has_changed() const {
  return folder_times() != times_ ||
         std::any_of(times_.begin(), times_.end(),
                     [this](std::int64_t time) { return time > listed_at_ - kTick; });
}

std::vector<std::int64_t> PackFolders::folder_times() const {
  std::vector<std::int64_t> times;
  for (const std::string& folder : folders_) {
    struct stat facts {};
    const bool there = stat((folder + "/pack").c_str(), &facts) == 0;
    times.push_back(
        there ? std::int64_t{facts.st_mtim.tv_sec} * 1'000'000'000 + facts.st_mtim.tv_nsec : -1);
  }
  return times;
}

}  // namespace scan::git
