// Whole-file reads with a limit. Entry points: see the header.
#include "git/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace scan::git {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Error failed(const std::string& path, int code) {
  return Error{"cannot read " + path + ": " + std::strerror(code)};
}

}  // namespace

Result<std::optional<std::string>> read_file(const std::string& path, std::uint64_t limit) {
  // O_NONBLOCK: opening a fifo must not hang.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::optional<std::string>();
    return failed(path, errno);
  }
  struct stat facts {};
  if (fstat(file.number(), &facts) != 0) return failed(path, errno);
  if (S_ISDIR(facts.st_mode)) return std::optional<std::string>();
  if (!S_ISREG(facts.st_mode)) return Error{path + " is not a regular file"};
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  if (size > limit) {
    return Error{path + " is larger than " + std::to_string(limit) +
                 " bytes, which no sound one is"};
  }
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(path, errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return std::optional<std::string>(std::move(bytes));
}

std::string join_path(const std::string& base, const std::string& path) {
  return path.starts_with('/') ? path : base + "/" + path;
}

std::string trim_end(std::string text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  text.resize(last == std::string::npos ? 0 : last + 1);
  return text;
}

}  // namespace scan::git
