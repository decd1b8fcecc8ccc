// Whose a value is: a name that was read, or a word in place of one.
#pragma once

#include <string_view>

#include "base/span.h"

namespace scan::tokens {

struct Named {
  Span name;               // in the content; empty where `means` says it
  std::string_view means;  // static

  bool none() const { return name.empty() && means.empty(); }
};

inline constexpr Named kNamedNothing = {};
inline constexpr Named kNamedPassword = {{}, "password"};
inline constexpr Named kNamedSecret = {{}, "secret"};
inline constexpr Named kNamedHeader = {{}, "authorization"};

}  // namespace scan::tokens
