// UTF-16 content to UTF-8, so that patterns, which are over bytes, find what stands in it.
#pragma once

#include <string>
#include <string_view>

#include "base/content_kind.h"

namespace scan::decode {

// Each code point becomes one, so lines and columns (in code points) of the result are those of
// `bytes`. A surrogate without its partner, and a last odd byte, become U+FFFD. A byte order mark
// is left out where `at_start`: pass false for a later window, which must begin at an even offset.
// REQUIRES: `kind` is kUtf16Le or kUtf16Be.
std::string utf16_to_utf8(std::string_view bytes, ContentKind kind, bool at_start = true);

}  // namespace scan::decode
