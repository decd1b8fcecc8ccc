// What a secret says of itself: whose it is, what it opens, until when. Read from its own text or
// from what stands beside it, never asked of anybody.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace scan {

struct Fact {
  std::string_view name;  // static, lower case, reads with the value behind it: "expires"
  std::string value;      // short; may hold any byte, so escape it; never the secret itself

  friend auto operator<=>(const Fact&, const Fact&) = default;
};

}  // namespace scan
