// Git's glob language (wildmatch.c), compiled once and matched in time bounded by pattern x text.
//
// `*` `?` `[class]` `\escape`; in paths `*` and `?` stop at `/`, and `**` as a whole path part
// crosses it. Entry points: Glob::compile, Glob::matches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/char_class.h"

namespace scan {

struct GlobOptions {
  bool path = false;         // `/` is special (git's WM_PATHNAME)
  bool ignore_case = false;  // ASCII letters
};

// Owns what it needs; safe to use from many threads.
class Glob {
 public:
  static Glob compile(std::string_view pattern, GlobOptions options);

  // True where all of `text` matches. A malformed pattern matches nothing, as in git.
  bool matches(std::string_view text) const;

 private:
  enum class Kind : std::uint8_t {
    kByte,      // one given byte
    kAny,       // `?`
    kClass,     // one byte of a class
    kStar,      // bytes up to the next `/`
    kDeepStar,  // bytes, `/` too
    kFolders,   // `**/`: nothing, or anything that ends in `/`
  };
  struct Element {
    Kind kind;
    unsigned char byte = 0;
    std::uint32_t char_class = 0;
  };
  struct Retry;

  explicit Glob(GlobOptions options) : options_(options) {}
  std::size_t compile_star(std::string_view pattern, std::size_t at);
  bool matches_one(const Element& element, unsigned char c) const;
  bool matches_end(std::string_view text) const;
  bool retry(std::string_view text, Retry& retry, std::size_t& element, std::size_t& at) const;

  GlobOptions options_;
  bool valid_ = true;
  std::size_t least_size_ = 0;
  std::vector<Element> elements_;
  std::vector<CharClass> classes_;
};

}  // namespace scan
