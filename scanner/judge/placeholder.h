// Is a value a stand-in for a secret rather than one: "changeme", "<your token>", "xxxxxxxx",
// "${TOKEN}", "0123456789abcdef", "AKIA…EXAMPLE"?
//
// It must never take a random token for a placeholder. Every test below states how likely a random
// value of the same alphabet is to look the same; together that is under one in ten million.
#pragma once

#include <string_view>

namespace scan {

// Any bytes; an empty value is a placeholder. Linear in its size.
bool is_placeholder(std::string_view value);

}  // namespace scan
