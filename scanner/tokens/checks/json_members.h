// The members of one JSON object (RFC 8259), as far as tokens need them: no tree, no recursion.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scan::tokens {

enum class JsonKind : std::uint8_t { kString, kNumber, kOther };

struct JsonMember {
  std::string_view name;  // as written, escapes and all
  JsonKind kind = JsonKind::kOther;
  std::string_view value;  // a string without its quotes, else the text of the value
};

// Views into `text`. Nothing unless the whole of `text` is one object, at most 64 levels deep.
// Numbers, literals and escapes inside nested values are not looked at closely.
std::optional<std::vector<JsonMember>> json_members(std::string_view text);

// The value of the first member of that name and kind; nothing where there is none.
std::optional<std::string_view> json_value(const std::vector<JsonMember>& members,
                                           std::string_view name, JsonKind kind);

}  // namespace scan::tokens
