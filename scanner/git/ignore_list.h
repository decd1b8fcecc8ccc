// The patterns of one ignore file, indexed so that a name is looked up, not matched line by line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/wildmatch.h"
#include "git/ignore_pattern.h"

namespace scan::git {

// Immutable once made; safe to use from many threads.
class IgnoreList {
 public:
  // `bytes` become the list's own; patterns are views into them.
  IgnoreList(std::string source, std::string bytes, bool ignore_case);
  IgnoreList(const IgnoreList&) = delete;
  IgnoreList& operator=(const IgnoreList&) = delete;

  bool empty() const { return patterns_.empty(); }
  const std::string& source() const { return source_; }

  // The last pattern that matches, or null. `path` is relative to the file's folder and not empty;
  // the result lives as long as the list.
  const IgnorePattern* match(std::string_view path, bool is_folder) const;

 private:
  // The last patterns with some key, plus one; 0 for none.
  struct Last {
    std::uint32_t any = 0;
    std::uint32_t folder_only = 0;
  };
  using Index = std::unordered_map<std::string_view, Last>;
  struct Suffix {
    std::string_view text;
    std::uint32_t pattern;
  };
  struct Wild {
    Glob glob;
    std::uint32_t pattern;
  };

  void add(const IgnorePattern& pattern);
  static std::uint32_t find(const Index& index, std::string_view key, bool is_folder);
  std::uint32_t match_suffixes(std::string_view name, bool is_folder, std::uint32_t best) const;
  std::uint32_t match_globs(const std::vector<Wild>& globs, std::string_view text, bool is_folder,
                            std::uint32_t best) const;

  std::string source_;
  std::string bytes_;
  std::string lowered_;  // of bytes_, where case is ignored: what literals are compared with
  bool ignore_case_;
  std::vector<IgnorePattern> patterns_;
  Index names_;       // literals without a slash
  Index paths_;       // literals with one
  Index extensions_;  // `*.ext`, by ".ext"
  std::vector<Suffix> suffixes_;
  std::vector<Wild> name_globs_;
  std::vector<Wild> path_globs_;
};

}  // namespace scan::git
