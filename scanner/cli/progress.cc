// A thread that wakes five times a second.
#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "cli/output.h"

namespace scan::cli {
namespace {

using namespace std::chrono_literals;
constexpr auto kQuietAtFirst = 1s;
constexpr auto kBetween = 200ms;
constexpr double kMegabyte = 1e6;

void show(std::string_view line) {
  // Erases the line first (ECMA-48 EL), so that a shorter one leaves nothing behind.
  const Status ignored = write_all(STDERR_FILENO, fmt::format("\r\x1b[2K{}", line));
  (void)ignored;
}

}  // namespace

ProgressLine::ProgressLine(const engine::Progress& progress, When asked) : progress_(progress) {
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
  const auto begin = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  if (done_changed_.wait_for(lock, kQuietAtFirst, [&] { return done_; })) return;
  do {
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const double megabytes = static_cast<double>(progress_.bytes.load()) / kMegabyte;
    show(fmt::format("scanning: {} files, {:.1f} MB, {:.0f} MB/s", progress_.files.load(),
                     megabytes, megabytes / seconds));
  } while (!done_changed_.wait_for(lock, kBetween, [&] { return done_; }));
  show("");
}

}  // namespace scan::cli
