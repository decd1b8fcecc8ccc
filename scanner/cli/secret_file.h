// The one kind of file that this program writes secrets to, so it is careful where.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace scan::cli {

// A new file that only its owner may read. Removed again unless it was written.
class SecretFile {
 public:
  // Refused where something of that name exists (a symlink, too) and where its folder, all symlinks
  // followed, is one of `forbidden` or in one of them. Those that do not exist do not count.
  static Result<SecretFile> create(const std::string& path,
                                   const std::vector<std::string>& forbidden);
  SecretFile(SecretFile&& other) noexcept;
  SecretFile& operator=(SecretFile&&) = delete;
  ~SecretFile();

  Status write(std::string_view text);
  const std::string& path() const { return path_; }  // absolute

 private:
  SecretFile(int folder, int fd, std::string name, std::string path)
      : folder_(folder), fd_(fd), name_(std::move(name)), path_(std::move(path)) {}

  int folder_;
  int fd_;
  std::string name_;
  std::string path_;
  bool written_ = false;
};

}  // namespace scan::cli
