// Base64 and base64url (RFC 4648 sections 4 and 5).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scan {

enum class Base64 : std::uint8_t { kStandard, kUrl };

// With `=` padding for kStandard, without for kUrl: the form each is usually met in.
std::string base64_encode(std::string_view bytes, Base64 kind = Base64::kStandard);

// Padding may be missing but not wrong. Spare bits of the last character are not looked at. Nothing
// for a foreign character (white space is foreign) or an impossible length.
std::optional<std::string> base64_decode(std::string_view text, Base64 kind = Base64::kStandard);

}  // namespace scan
