// The second stage: one RE2 pattern with captures, run in linear time around a candidate.
//
// Content is bytes, not characters (Latin-1 to RE2), as it is to Hyperscan.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "base/span.h"

namespace re2 {
class RE2;
}

namespace scan::match {

struct ConfirmMatch {
  Span whole;
  Span secret;  // of the group named `secret`
};

// Immutable; may be used from many threads at once.
class ConfirmPattern {
 public:
  // Fails on a pattern that does not compile or has no group named `secret`.
  static Result<ConfirmPattern> compile(std::string_view pattern);

  ConfirmPattern(ConfirmPattern&&) noexcept;
  ConfirmPattern& operator=(ConfirmPattern&&) noexcept;
  ~ConfirmPattern();

  // The leftmost match that lies in content[range]; `\b` and `^` see the bytes around the range.
  std::optional<ConfirmMatch> find(std::string_view content, Span range) const;

 private:
  ConfirmPattern(std::unique_ptr<re2::RE2> pattern, int secret_group);

  std::unique_ptr<re2::RE2> pattern_;
  int secret_group_;
};

}  // namespace scan::match
