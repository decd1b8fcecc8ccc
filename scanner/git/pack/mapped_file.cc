// open, fstat, mmap.
#include "git/pack/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace scan::git {
namespace {

Error failure(const std::string& path, const std::string& what) {
  return Error{path + ": " + what};
}

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1000000000 + time.tv_nsec;
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
  // A fifo in the place of the file must not stall the scan.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return failure(path, std::strerror(errno));
  struct stat facts {};
  if (fstat(fd, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    close(fd);
    return failure(path, "not a regular file");
  }
  MappedFile file;
  file.identity_ = {facts.st_dev, facts.st_ino, static_cast<std::uint64_t>(facts.st_size),
                    nanoseconds(facts.st_mtim)};
  const auto size = static_cast<std::size_t>(facts.st_size);
  if (size > 0) {
    void* mapped = mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
    if (mapped == MAP_FAILED) {
      const int code = errno;
      close(fd);
      return failure(path, std::string("cannot be mapped: ") + std::strerror(code));
    }
    file.bytes_ = {static_cast<const char*>(mapped), size};
  }
  close(fd);
  return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})), identity_(other.identity_) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(identity_, other.identity_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

void MappedFile::expect_sequential() const {
  if (!bytes_.empty()) madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_WILLNEED);
}

}  // namespace scan::git
