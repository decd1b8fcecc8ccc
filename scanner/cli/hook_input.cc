// A line for each reference pushed, so it is small.
#include "cli/hook_input.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace scan::cli {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;

}  // namespace

Result<std::string> read_hook_input(int fd) {
  std::string text;
  std::array<char, 65536> buffer{};
  while (text.size() <= kMostBytes) {
    const ssize_t got = read(fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{std::string("cannot read standard input: ") + std::strerror(errno)};
    if (got == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return Error{"standard input is larger than what git gives a hook"};
}

}  // namespace scan::cli
