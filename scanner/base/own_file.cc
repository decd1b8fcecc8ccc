// mkstemp beside the place, then rename or link.
#include "base/own_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace scan {
namespace {

bool is_own(const struct stat& facts) {
  return facts.st_uid == geteuid() && (facts.st_mode & 022) == 0;
}

bool read_all(int file, std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = read(file, bytes.data() + done, bytes.size() - done);
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return true;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// The name of a new file beside `path`; empty where it cannot be written.
std::string write_aside(const std::string& path, std::string_view bytes, bool durable) {
  std::string aside = path + ".XXXXXX";
  const int file = mkstemp(aside.data());
  if (file < 0) return "";
  const bool written = write_all(file, bytes) && (!durable || fsync(file) == 0);
  if (close(file) == 0 && written) return aside;
  unlink(aside.c_str());
  return "";
}

}  // namespace

std::optional<std::string> read_own_file(const std::string& path, std::uint64_t most) {
  const int file = open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::string bytes;
  struct stat facts {};
  bool whole = fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) && is_own(facts) &&
               static_cast<std::uint64_t>(facts.st_size) <= most;
  if (whole) {
    bytes.resize(static_cast<std::size_t>(facts.st_size));
    whole = read_all(file, bytes);
  }
  close(file);
  if (!whole) return std::nullopt;
  return bytes;
}

bool replace_own_file(const std::string& path, std::string_view bytes) {
  const std::string aside = write_aside(path, bytes, false);
  if (aside.empty()) return false;
  if (rename(aside.c_str(), path.c_str()) == 0) return true;
  unlink(aside.c_str());
  return false;
}

bool create_own_file(const std::string& path, std::string_view bytes) {
  const std::string aside = write_aside(path, bytes, true);
  if (aside.empty()) return false;
  const bool made = link(aside.c_str(), path.c_str()) == 0;
  unlink(aside.c_str());
  return made;
}

bool own_folder(const std::string& path) {
  std::error_code ignored;
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  std::filesystem::create_directories(parent, ignored);
  mkdir(path.c_str(), 0700);
  struct stat facts {};
  return lstat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) && is_own(facts);
}

}  // namespace scan
