// The line around a secret, redacted and cut to a size that can be printed.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/span.h"
#include "finding/finding.h"
#include "finding/redact.h"

namespace scan {

struct ExcerptOptions {
  bool show_secrets = false;
  std::size_t limit = 160;  // bytes of text at most; SIZE_MAX: the whole line
};

// The line of `secret`, its first one where it has several, without the line end. Every secret in
// it is redacted unless they are to be shown; what is cut away is cut between code points. Reads at
// most `limit` bytes on either side of the secret, however long the line is.
// REQUIRES: `secret` is not empty, lies in `content` and is one of `known`.
Excerpt make_excerpt(std::string_view content, Span secret, const KnownSecrets& known,
                     const ExcerptOptions& options);

// The same for a place that a rule tells of and that is no secret as a whole: `place` is marked,
// and what secrets there are in its line are redacted. An empty place marks nothing.
// REQUIRES: `place` lies in `content`.
Excerpt make_place_excerpt(std::string_view content, Span place, const KnownSecrets& known,
                           const ExcerptOptions& options);

}  // namespace scan
