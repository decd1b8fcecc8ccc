// Keeps the folders yet to read in a list of its own: nothing recurses.
#include "git/file_list.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "git/folder_names.h"

namespace scan::git {
namespace {

constexpr std::size_t kMostFiles = std::size_t{1} << 20;
constexpr std::ptrdiff_t kMostDepth = 64;

bool is_left_out(const std::string& name) { return name.front() == '.' || name.ends_with(".lock"); }

class Lister {
 public:
  explicit Lister(const std::string& folder) : folder_(folder), pending_{""} {}

  FileList run() {
    while (!pending_.empty() && !full_) {
      const std::string below = std::move(pending_.back());
      pending_.pop_back();
      read(below);
    }
    std::sort(out_.files.begin(), out_.files.end());
    std::sort(out_.links.begin(), out_.links.end());
    return std::move(out_);
  }

 private:
  void problem(const std::string& below, std::string reason) {
    out_.problems.push_back({folder_ + (below.empty() ? "" : "/") + below, std::move(reason)});
  }

  void read(const std::string& below) {
    const auto names = folder_names(below.empty() ? folder_ : folder_ + "/" + below);
    if (!names) return problem(below, names.error().message);
    if (!*names) return;
    for (const std::string& name : **names) {
      if (is_left_out(name)) continue;
      if (++seen_ > kMostFiles) {
        full_ = true;
        return problem(
            "", "holds more than " + std::to_string(kMostFiles) + " entries; the rest is not read");
      }
      add(below.empty() ? name : below + "/" + name);
    }
  }

  void add(std::string path) {
    struct stat facts {};
    if (lstat((folder_ + "/" + path).c_str(), &facts) != 0) {
      if (errno != ENOENT) problem(path, std::strerror(errno));
      return;
    }
    if (S_ISREG(facts.st_mode)) {
      out_.files.push_back(std::move(path));
    } else if (S_ISLNK(facts.st_mode)) {
      out_.links.push_back(std::move(path));
    } else if (!S_ISDIR(facts.st_mode)) {
      problem(path, "is neither a file nor a folder; remove it");
    } else if (std::count(path.begin(), path.end(), '/') + 1 >= kMostDepth) {
      problem(path, "nests deeper than " + std::to_string(kMostDepth) +
                        " folders; what is in it is not read");
    } else {
      pending_.push_back(std::move(path));
    }
  }

  const std::string& folder_;
  std::vector<std::string> pending_;
  std::size_t seen_ = 0;
  bool full_ = false;
  FileList out_;
};

}  // namespace

FileList list_files(const std::string& folder) { return Lister(folder).run(); }

}  // namespace scan::git
