// Places are taken over from copied runs and searched between them, from left to right.
#include "decode/version_sites.h"

#include <algorithm>

namespace scan::decode {
namespace {

// Less is not worth two windows.
constexpr std::uint64_t kLeastCarried = 256;

class VersionSearch {
 public:
  VersionSearch(std::string_view text, const SitesOfBase& base, Sites& out)
      : text_(text), base_(base), out_(out) {}

  void run() {
    std::uint64_t next = 0;
    for (const CopiedRun& run : base_.copied) {
      const bool at_begin = run.begin == 0 && run.base_begin == 0;
      const bool at_end = run.end() == text_.size() && run.base_begin + run.size == base_.size;
      const std::uint64_t first = at_begin ? 0 : run.begin + kSiteBefore;
      const std::uint64_t last = at_end ? run.end() : run.end() - std::min(run.end(), kSiteAfter);
      if (last < first + kLeastCarried) continue;
      search(next, first);
      carry(first, last, first - run.begin + run.base_begin);
      next = last;
    }
    search(next, text_.size());
  }

 private:
  // Sites that begin in [first, last).
  void search(std::uint64_t first, std::uint64_t last) {
    if (first >= last) return;
    const std::uint64_t begin = first - std::min(first, kSiteBefore);
    find_sites(text_.substr(begin, last + kSiteAfter - begin), found_);
    const auto is_wanted = [&](std::uint64_t at) { return at >= first && at < last; };
    for (const Span run : found_.runs) {
      if (is_wanted(begin + run.begin)) add_run(begin + run.begin);
    }
    for (const std::size_t escape : found_.escapes) {
      if (is_wanted(begin + escape)) out_.escapes.push_back(begin + escape);
    }
  }

  // Likewise, of sites that begin at `in_base` and after it in the base.
  void carry(std::uint64_t first, std::uint64_t last, std::uint64_t in_base) {
    const std::uint64_t last_in_base = in_base + (last - first);
    const Sites& sites = base_.sites;
    auto run = std::partition_point(sites.runs.begin(), sites.runs.end(),
                                    [&](const Span& each) { return each.begin < in_base; });
    for (; run != sites.runs.end() && run->begin < last_in_base; ++run) {
      add_run(run->begin - in_base + first);
    }
    auto escape = std::lower_bound(sites.escapes.begin(), sites.escapes.end(), in_base);
    for (; escape != sites.escapes.end() && *escape < last_in_base; ++escape) {
      out_.escapes.push_back(*escape - in_base + first);
    }
  }

  // A run may end beyond what was searched or copied.
  void add_run(std::uint64_t begin) {
    out_.runs.push_back({begin, run_end(text_, begin + kLeastRun)});
  }

  std::string_view text_;
  const SitesOfBase& base_;
  Sites& out_;
  Sites found_;
};

}  // namespace

void find_version_sites(std::string_view text, const SitesOfBase& base, Sites& out) {
  out.runs.clear();
  out.escapes.clear();
  VersionSearch(text, base, out).run();
}

}  // namespace scan::decode
