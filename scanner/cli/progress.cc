// A thread that wakes five times a second.
#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <string>

#include "cli/output.h"

namespace scan::cli {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
constexpr auto kQuietAtFirst = 1s;
constexpr auto kBetween = 200ms;
constexpr double kMegabyte = 1e6;

void show(std::string_view line) {
  // Erases the line first (ECMA-48 EL), so that a shorter one leaves nothing behind.
  const Status ignored = write_all(STDERR_FILENO, fmt::format("\r\x1b[2K{}", line));
  (void)ignored;
}

// When the present stage of a scan was first seen.
struct Stage {
  const char* name = nullptr;
  Clock::time_point begin;
};

std::string progress_text(const Progress& progress, Stage& stage) {
  const char* name = progress.stage.load();
  if (name != stage.name) stage = {name, Clock::now()};
  const double seconds = std::chrono::duration<double>(Clock::now() - stage.begin).count();
  const double megabytes = static_cast<double>(progress.bytes.load()) / kMegabyte;
  const std::uint64_t done = progress.done.load();
  const std::uint64_t total = progress.total.load();
  std::string text = fmt::format("{}: {}", name, done);
  if (total > 0) text += fmt::format(" of {}", total);
  text += fmt::format(" {}", progress.unit.load());
  if (megabytes > 0) text += fmt::format(", {:.1f} MB", megabytes);
  if (megabytes > 0 && seconds > 0) text += fmt::format(", {:.0f} MB/s", megabytes / seconds);
  if (done > 0 && total > done && seconds > 1) {
    const double left = seconds * static_cast<double>(total - done) / static_cast<double>(done);
    text += fmt::format(", about {:.0f} s left", std::ceil(left));
  }
  return text;
}

}  // namespace

ProgressLine::ProgressLine(const Progress& progress, When asked) : progress_(progress) {
  const bool wanted = asked == When::kAlways || (asked == When::kAuto && isatty(STDERR_FILENO));
  if (wanted) thread_ = std::thread([this] { show_until_done(); });
}

ProgressLine::~ProgressLine() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  done_changed_.notify_one();
  thread_.join();
}

void ProgressLine::show_until_done() {
  Stage stage;
  std::unique_lock lock(mutex_);
  if (done_changed_.wait_for(lock, kQuietAtFirst, [&] { return done_; })) return;
  do {
    show(progress_text(progress_, stage));
  } while (!done_changed_.wait_for(lock, kBetween, [&] { return done_; }));
  show("");
}

}  // namespace scan::cli
