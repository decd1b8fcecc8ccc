// Which key paths a rule means: "vars.*", "env.*.vars.**", "containers[].image", `a."b.c"`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "syntax/entry.h"

namespace scan::syntax {

// A part is a name, bare or quoted as in TOML; `*` is one member, whatever its name; within a name
// (`*_vars`) it stands for any text; `[]` is any place of a list, `[0]` that one; `**` is any
// number of parts of either kind, none included. Immutable; thread-safe.
class KeyPattern {
 public:
  // An error names the pattern and the place in it.
  static Result<KeyPattern> parse(std::string_view pattern);

  // Time is the product of both lengths at worst, whatever the number of `**`.
  bool matches(const KeyPath& path) const;

 private:
  enum class Kind : std::uint8_t { kName, kGlob, kAnyName, kIndex, kAnyIndex, kAnyParts };
  struct Part {
    Kind kind;
    std::string name;
    std::int64_t index = -1;
  };

  static bool matches_part(const Part& part, const KeyPart& key);
  static Result<Part> parse_part(std::string_view pattern, std::size_t& at);
  static Result<Part> parse_place(std::string_view pattern, std::size_t& at);
  static Result<Part> parse_quoted(std::string_view pattern, std::size_t& at);

  std::vector<Part> parts_;
};

}  // namespace scan::syntax
