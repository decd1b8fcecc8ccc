// What stands in for a reference that yields nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace scan {

enum class BracketKind : std::uint8_t {
  kShell,     // `${NAME:-default}`: bash, compose, dotenv
  kTemplate,  // `{{ x | default('d') }}`, `${{ secrets.X || 'd' }}`, `<%= x || "d" %>`
  kCommand,   // a program's output, a template's statement: without a default
};

// Adds the texts that the inside of a reference, `body`, falls back to: unquoted views into it,
// none of them empty. Also the one a template consists of. Linear in its size.
void add_defaults(BracketKind kind, std::string_view body, std::vector<std::string_view>& defaults);

}  // namespace scan
