// A regular expression that a repository or a rule brings: RE2, so that it takes linear time, with
// a bound on its memory.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"

namespace re2 {
class RE2;
}

namespace scan::match {

// Immutable; may be used from many threads at once. Text and pattern are UTF-8.
class Regex {
 public:
  // The error says what is wrong with the pattern.
  static Result<Regex> compile(std::string_view pattern);

  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  // True where it matches anywhere in `text`.
  bool finds(std::string_view text) const;

 private:
  explicit Regex(std::unique_ptr<re2::RE2> pattern);
  std::unique_ptr<re2::RE2> pattern_;
};

}  // namespace scan::match
