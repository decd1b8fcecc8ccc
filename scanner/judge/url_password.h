// The password in a URL, `scheme://user:password@host` (RFC 3986 section 3.2.1).
#pragma once

#include <optional>
#include <string_view>

namespace scan {

// Views into the text; the parts are as written, percent escapes and references in place.
struct UrlUserinfo {
  std::string_view scheme;
  std::string_view user;
  std::string_view password;  // empty where there is none
  std::string_view host;      // without port; IPv6 in brackets
};

// Nothing unless `text` is one URL (perhaps behind `jdbc:`) with an `@` in its authority. A
// password may hold `@`, `/`, `?` and `#` inside `${…}`, `{{…}}` and the like.
std::optional<UrlUserinfo> read_userinfo(std::string_view text);

// Is `text` one URL, with or without user and password?
bool is_url(std::string_view text);

}  // namespace scan
