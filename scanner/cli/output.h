// Standard output and error, and files: whole writes, and a closed pipe is no error.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace scan::cli {

// Writes all of `text`. A reader that went away (EPIPE) is fine: it has seen enough.
Status write_all(int fd, std::string_view text);

// "scan: message" on standard error, escaped for a terminal.
void complain(std::string_view message);

// A file that is created or emptied at once, so that a wrong path is told before a long scan.
class OutputFile {
 public:
  static Result<OutputFile> create(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  Status write(std::string_view text);

 private:
  OutputFile(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  int fd_;
  std::string path_;
};

}  // namespace scan::cli
