// What Hyperscan looks for on behalf of all rows of the table of names together: a word for a key,
// an assignment of some kind, sixteen characters that a key may begin with. One pattern, so that
// five hundred rows cost a scan no more than five.
#pragma once

#include <array>
#include <cstddef>

#include "tokens/rule.h"

namespace scan::tokens {

// A candidate ends so many bytes after its value began: no row may have shorter keys.
inline constexpr std::size_t kNamedLeast = 16;

// How far around a candidate the name and what it stands in are looked for.
inline constexpr std::uint32_t kNamedRadius = 700;

inline constexpr std::array<Core, 1> kNamedCores = {{{
    R"((?i)(?:key|token|secret|passw(?:or)?d|auth)[\w.-]{0,16}[ \t\r\n"'`\\\])}(=:,>|?]{1,16})"
    R"((?:(?:bearer|basic|token|value|string|str)["']?[ \t\r\n"'=:,>]{1,8})?[0-9A-Za-z+/_-]{16})",
    71,
}}};

}  // namespace scan::tokens
