// Text of a repository with its secrets taken out, so that it may be printed.
//
// Entry points: redacted for one secret, redact_range for a piece of content that may hold several.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan {

// What may be shown of a secret: "ghp_…(40)" (the first four characters and the length) of a long
// random one of a single line, the label and the length of a PEM block, "…(11)" of any other. The
// length counts code points.
std::string redacted(std::string_view secret, bool chosen);

struct KnownSecret {
  Span span;
  bool chosen = false;  // picked by people, see TokenRule::chosen
};

// All secrets found in one content, reported or not. Overlapping ones become one of which only the
// length is shown.
class KnownSecrets {
 public:
  KnownSecrets() = default;
  explicit KnownSecrets(std::vector<KnownSecret> secrets);

  // Those that overlap `range`, in order, none overlapping another. Valid as long as this object.
  std::span<const KnownSecret> within(Span range) const;

  // The first `count` of them.
  std::span<const KnownSecret> first(std::size_t count) const;

 private:
  std::vector<KnownSecret> secrets_;  // in order, disjoint, none empty
};

// The secrets that overlap `range`, and every further place in `range` where the text of a secret
// is repeated without being found (`pw = "x"  # was x`). Repeats are looked for of those secrets of
// 6 to 256 bytes that overlap `around` or are among the first 64 of the content: that bounds the
// time. REQUIRES: both ranges lie in `content`.
KnownSecrets secrets_near(std::string_view content, Span range, Span around,
                          const KnownSecrets& known);

// `range` of `content` with those secrets in their redacted form.
std::string redact_range(std::string_view content, Span range, Span around,
                         const KnownSecrets& known);

}  // namespace scan
