// write(2) with its partial writes.
#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "report/escape.h"

namespace scan::cli {

Status write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      return {};
    } else if (errno != EINTR) {
      return Error{std::string("cannot write the report: ") + std::strerror(errno)};
    }
  }
  return {};
}

void complain(std::string_view message) {
  const Status ignored = write_all(STDERR_FILENO, "scan: " + report::escaped(message) + "\n");
  (void)ignored;
}

Result<OutputFile> OutputFile::create(const std::string& path) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return Error{"cannot write " + path + ": " + std::strerror(errno)};
  return OutputFile(fd, path);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), path_(std::move(other.path_)) {}

OutputFile::~OutputFile() {
  if (fd_ >= 0) close(fd_);
}

Status OutputFile::write(std::string_view text) {
  const Status written = write_all(fd_, text);
  if (!written) return Error{path_ + ": " + written.error().message};
  return {};
}

}  // namespace scan::cli
