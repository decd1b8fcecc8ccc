// What Hyperscan looks for on behalf of all rules about what is assigned to a name: a word of a
// secret's name, an assignment of some kind, the first four characters of a value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "tokens/rule.h"

namespace scan::tokens {

// A candidate ends so many bytes after its value began: no shorter value is judged.
inline constexpr std::size_t kAssignedLeast = 4;

// How far around a candidate the name and the end of the value are looked for.
inline constexpr std::uint32_t kAssignedRadius = 1400;

#define SCAN_NAME_WORDS                                                                           \
  "(?:pass|pwd|psw|secret|token|key|auth|cred|salt|nonce|seed|jwt|session|cookie|senha|contrase|" \
  "kennwort)"
inline constexpr std::array<Core, 6> kAssignedCores = {{
    // password = "…", "password": "…", password: str = "…", setPassword("…"), ("password", "…")
    {R"((?i))" SCAN_NAME_WORDS
     R"([\w.-]{0,24}\\?["'`\])]{0,3}[^"'`\n;{}]{0,20}[=:,(|?<>-][ \t\r\n]{0,8}\[?[bfrul@$]{0,2}\\?["'`]{1,3}[^"'`\s\\]{4})",
     82},
    // password=…, password: …, ?token=…, Authorization: Bearer …
    {R"((?i))" SCAN_NAME_WORDS
     R"([\w.-]{0,24}["'`\]]{0,2}[ \t]{0,4}(?:=>|:=|[=:])[ \t]{0,4}(?:(?:basic|bearer|token)[ \t]{1,2})?[^\s"'`=:(){}<>\[\],;%*!|\\&-][^\s"'`(){}<>,;]{3})",
     60},
    // <password>…, <add key="ApiSecret">…
    {R"((?i))" SCAN_NAME_WORDS R"([\w.-]{0,24}[^<>\n]{0,24}>[^\s"'`<>(){}$%]{4})", 64},
    // --password …, requirepass …, IDENTIFIED BY '…'
    {R"((?i)(?:-)" SCAN_NAME_WORDS
     R"([\w-]{0,12}|requirepass|masterauth|identified by|password) {1,2}["']?[^\s"'`<>(){}$=-][^\s"'`<>(){}]{3})",
     34},
    // name: DB_PASSWORD, and on the next line value: …
    {R"((?i))" SCAN_NAME_WORDS
     R"([\w.-]{0,24}["']?[ \t]{0,2},?\s{1,40}["']?(?:default)?value["']?[ \t]{0,2}[:=][ \t]{0,2}["']?[^\s"'`<>(){}$][^\s"'`<>(){}]{3})",
     103},
    // login("user", "…")
    {R"((?i)(?:log_?in|sign_?in|auth\w{0,12}|credentials?|connect)\(["'`][^"'`\n]{1,64}["'`], ?["'`][^"'`\s]{4})",
     97},
}};
#undef SCAN_NAME_WORDS

}  // namespace scan::tokens
