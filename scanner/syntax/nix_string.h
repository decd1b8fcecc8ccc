// The two kinds of Nix strings (nix.dev/manual/nix/latest/language/string-literals), no `${…}`
// inside.
#pragma once

#include <string>
#include <string_view>

namespace scan::syntax {

// `"…"`, quotes included.
std::string decode_nix_string(std::string_view text);

// `''…''`, marks included: shared indentation and a blank first line go.
std::string decode_nix_lines(std::string_view text);

}  // namespace scan::syntax
