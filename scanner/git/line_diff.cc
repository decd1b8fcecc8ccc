// git_diff_buffers, without context lines, so that a hunk's new side is exactly what is new.
#include "git/line_diff.h"

#include <git2.h>

#include <algorithm>
#include <cstddef>
#include <limits>

#include "git/library.h"
#include "git/line_anchors.h"

namespace scan::git {
namespace {

constexpr std::size_t kMaxBytes = 64 << 20;
// Of both texts together, past what they begin with alike. An exact diff of texts made of few
// different lines takes a second for every 100,000.
constexpr std::ptrdiff_t kMaxExactLines = 50000;

int on_hunk(const git_diff_delta*, const git_diff_hunk* hunk, void* payload) {
  if (hunk->new_lines <= 0) return 0;
  const auto first = static_cast<std::uint64_t>(hunk->new_start);
  const auto count = static_cast<std::uint64_t>(hunk->new_lines);
  static_cast<std::vector<LineRun>*>(payload)->push_back({first, first + count - 1});
  return 0;
}

bool is_costly(std::string_view before, std::string_view after) {
  const auto differ = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  return std::count(differ.first, before.end(), '\n') +
             std::count(differ.second, after.end(), '\n') >
         kMaxExactLines;
}

std::vector<LineRun> everything() { return {{1, std::numeric_limits<std::uint64_t>::max()}}; }

}  // namespace

std::vector<LineRun> new_lines(std::string_view before, std::string_view after) {
  if (before == after) return {};
  if (before.size() + after.size() > kMaxBytes || !start_library()) return everything();
  if (is_costly(before, after)) return new_lines_by_anchors(before, after);
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
