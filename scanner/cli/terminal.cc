// Asks the terminal driver and the usual variables.
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace scan::cli {
namespace {

constexpr std::size_t kWidthOfAPipe = 100;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

}  // namespace

bool use_color(When asked, int fd) {
  if (asked != When::kAuto) return asked == When::kAlways;
  return isatty(fd) == 1 && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

std::size_t terminal_width(int fd) {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const unsigned long columns = std::strtoul(std::string(variable("COLUMNS")).c_str(), nullptr, 10);
  return columns > 0 && columns < 10000 ? columns : kWidthOfAPipe;
}

bool in_ci() {
  const std::string_view value = variable("CI");
  return !value.empty() && value != "false" && value != "0";
}

}  // namespace scan::cli
