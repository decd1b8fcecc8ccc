// What one check says of one captured secret.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "finding/fact.h"

namespace scan::tokens {

// What a check may look at. Views live as long as the content that is being scanned.
struct Captured {
  std::string_view content;  // the whole content (or the window of it)
  Span match;                // of the confirm pattern in `content`
  Span secret;               // of its `secret` group
  std::string_view path;

  std::string_view text() const { return content.substr(secret.begin, secret.size()); }
};

enum class Outcome : std::uint8_t {
  kNeutral,    // nothing learnt
  kProved,     // it is a real secret of its kind: confidence becomes certain
  kLowered,    // something speaks against it: confidence becomes low
  kDismissed,  // it is none: no finding
};

struct Verdict {
  Outcome outcome = Outcome::kNeutral;
  std::string note;              // for the reader, without a full stop; never holds the secret
  std::vector<Fact> facts = {};  // what it tells of itself, whatever the outcome
  bool weaker = false;           // it opens nothing as it stands: no more than a warning
  std::string public_part = {};  // of a private key: KeyIdentity::public_part
};

}  // namespace scan::tokens
