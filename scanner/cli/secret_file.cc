// The folder is opened first and asked for its real path by its descriptor, then the file is made
// in that folder: nobody can move another folder in between.
#include "cli/secret_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "cli/output.h"

namespace scan::cli {
namespace {

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(realpath(path.c_str(), nullptr),
                                                         &std::free);
  return real ? std::string(real.get()) : std::string();
}

bool is_within(const std::string& path, const std::string& folder) {
  return path == folder || folder == "/" || path.starts_with(folder + "/");
}

Error failure(const std::string& path) {
  return {"--write-replacements: cannot create " + path + ": " + std::strerror(errno)};
}

}  // namespace

Result<SecretFile> SecretFile::create(const std::string& path,
                                      const std::vector<std::string>& forbidden) {
  const std::size_t slash = path.rfind('/');
  const std::string name = path.substr(slash == std::string::npos ? 0 : slash + 1);
  const std::string parent = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  if (name.empty() || name == "." || name == "..") {
    return Error{"--write-replacements: needs the name of a new file, not of a folder: " + path};
  }
  const int folder = open(parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return failure(path);
  SecretFile file(folder, -1, name, "");
  const std::string real = real_path("/proc/self/fd/" + std::to_string(folder));
  if (real.empty()) return failure(path);
  for (const std::string& each : forbidden) {
    const std::string other = real_path(each);
    if (other.empty() || !is_within(real, other)) continue;
    return Error{"--write-replacements: " + path + " would be in the repository (" + other +
                 "), which its secrets are to leave; name a file outside"};
  }
  file.path_ = (real == "/" ? "" : real) + "/" + name;
  file.fd_ =
      openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file.fd_ < 0) return failure(path);
  return file;
}

SecretFile::SecretFile(SecretFile&& other) noexcept
    : folder_(std::exchange(other.folder_, -1)),
      fd_(std::exchange(other.fd_, -1)),
      name_(std::move(other.name_)),
      path_(std::move(other.path_)),
      written_(other.written_) {}

SecretFile::~SecretFile() {
  if (fd_ >= 0 && !written_) unlinkat(folder_, name_.c_str(), 0);
  if (fd_ >= 0) close(fd_);
  if (folder_ >= 0) close(folder_);
}

Status SecretFile::write(std::string_view text) {
  const Status done = write_all(fd_, text);
  if (!done) return Error{path_ + ": " + done.error().message};
  written_ = true;
  return {};
}

}  // namespace scan::cli
