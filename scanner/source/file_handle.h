// A file descriptor that closes itself, and opening below a folder without following links.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace scan {

class FileHandle {
 public:
  FileHandle() = default;
  explicit FileHandle(int fd) : fd_(fd) {}
  FileHandle(FileHandle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~FileHandle();

  bool is_open() const { return fd_ >= 0; }
  int fd() const { return fd_; }

 private:
  int fd_ = -1;
};

// Opens the folder `path`, given by a person: links in it are followed and any length will do,
// because it is opened piece by piece where the system refuses it whole. On failure the handle is
// closed and errno says why.
FileHandle open_folder(std::string_view path);

// Opens the folder at `path` ("" is `folder` itself) below `folder`. No part of `path` may be a
// link. On failure the handle is closed and errno says why.
FileHandle open_folder_below(int folder, std::string_view path);

// Opens `name`, one entry of `folder`, for reading: never a link, never waiting for a fifo's
// writer. On failure the handle is closed and errno says why.
FileHandle open_entry(int folder, const char* name);

// The text of the link `name` in `folder`; empty on failure, errno says why.
std::string read_link(int folder, const char* name);

// The system's words for an errno.
std::string system_reason(int error);

}  // namespace scan
