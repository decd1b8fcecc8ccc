// git_diff_buffers, without context lines, so that a hunk's new side is exactly what is new.
#include "git/line_diff.h"

#include <git2.h>

#include <limits>

#include "git/library.h"

namespace scan::git {
namespace {

constexpr std::size_t kMaxBytes = 64 << 20;

int on_hunk(const git_diff_delta*, const git_diff_hunk* hunk, void* payload) {
  if (hunk->new_lines <= 0) return 0;
  const auto first = static_cast<std::uint64_t>(hunk->new_start);
  const auto count = static_cast<std::uint64_t>(hunk->new_lines);
  static_cast<std::vector<LineRun>*>(payload)->push_back({first, first + count - 1});
  return 0;
}

std::vector<LineRun> everything() { return {{1, std::numeric_limits<std::uint64_t>::max()}}; }

}  // namespace

std::vector<LineRun> new_lines(std::string_view before, std::string_view after) {
  if (before == after) return {};
  if (before.size() + after.size() > kMaxBytes || !start_library()) return everything();
  git_diff_options options;
  git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags = GIT_DIFF_FORCE_TEXT;
  options.context_lines = 0;
  options.interhunk_lines = 0;
  options.max_size = -1;
  std::vector<LineRun> runs;
  const int failed =
      git_diff_buffers(before.data(), before.size(), nullptr, after.data(), after.size(), nullptr,
                       &options, nullptr, nullptr, on_hunk, nullptr, &runs);
  return failed == 0 ? runs : everything();
}

}  // namespace scan::git
