// Reflogs: `OLD NEW who when<TAB>why`, a line for each time a reference moved (git's refs/files).
// A log grows for ever, so it streams by and only its ids are kept.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "base/lists.h"
#include "git/file_list.h"
#include "git/ref_list.h"
#include "git/work_tree_dirs.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30;  // of all reflogs together
constexpr std::size_t kMostIds = std::size_t{8} << 20;

class Descriptor {
 public:
  // O_NONBLOCK: opening a fifo must not hang.
  explicit Descriptor(const std::string& path)
      : fd_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

class Reader {
 public:
  explicit Reader(const Repository& repository)
      : repository_(repository), needed_(4 * repository.id_size() + 1) {}

  ReflogIds run() {
    for (const WorkTreeDir& dir : work_tree_dirs(repository_, out_.problems)) {
      const std::string folder = dir.path + "/logs";
      FileList list = list_files(folder);
      std::move(list.problems.begin(), list.problems.end(), std::back_inserter(out_.problems));
      for (const std::string& link : list.links) {
        out_.problems.push_back({folder + "/" + link, "is a symbolic link, which is not followed"});
      }
      for (const std::string& file : list.files) read(folder + "/" + file);
    }
    keep_each_once();
    return std::move(out_);
  }

 private:
  void read(const std::string& path) {
    const Descriptor file(path);
    if (file.fd() < 0) {
      if (errno != ENOENT) problem(path, std::strerror(errno));
      return;
    }
    head_.clear();
    broken_ = 0;
    while (!full_) {
      const ssize_t got = ::read(file.fd(), buffer_.data(), buffer_.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) problem(path, std::strerror(errno));
      if (got <= 0) break;
      take({buffer_.data(), static_cast<std::size_t>(got)});
      bytes_ += static_cast<std::uint64_t>(got);
      if (bytes_ > kMostBytes || out_.ids.size() > kMostIds) stop(path);
    }
    if (!head_.empty()) end_line();
    if (broken_ > 0) {
      problem(path, std::to_string(broken_) + " of its lines begin with no two object ids");
    }
  }

  void problem(const std::string& path, std::string reason) {
    out_.problems.push_back({path, std::move(reason)});
  }

  void stop(const std::string& path) {
    keep_each_once();
    if (bytes_ <= kMostBytes && out_.ids.size() <= kMostIds / 2) return;
    full_ = true;
    problem(path, "the reflogs are too large; they are read no further");
  }

  void take(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      if (head_.size() < needed_) head_ += bytes.substr(0, std::min(end, needed_ - head_.size()));
      if (end == bytes.size()) return;
      end_line();
      bytes.remove_prefix(end + 1);
    }
  }

  void end_line() {
    const std::size_t hex_size = 2 * repository_.id_size();
    const std::string_view line = head_;
    const auto before = ObjectId::from_hex(line.substr(0, hex_size));
    const auto after = line.size() == needed_ && line[hex_size] == ' '
                           ? ObjectId::from_hex(line.substr(hex_size + 1))
                           : std::nullopt;
    if (before && after) {
      add(*before);
      add(*after);
    } else {
      ++broken_;
    }
    head_.clear();
  }

  // The id that a line ends with is the one the next begins with.
  void add(const ObjectId& id) {
    if (id.is_zero() || (!out_.ids.empty() && out_.ids.back() == id)) return;
    out_.ids.push_back(id);
  }

  void keep_each_once() { sort_unique(out_.ids); }

  const Repository& repository_;
  const std::size_t needed_;  // bytes of a line that are looked at
  std::array<char, 65536> buffer_{};
  std::string head_;
  std::uint64_t broken_ = 0;
  std::uint64_t bytes_ = 0;
  bool full_ = false;
  ReflogIds out_;
};

}  // namespace

ReflogIds list_reflog_ids(const Repository& repository) { return Reader(repository).run(); }

}  // namespace scan::git
