// Text armour: `-----BEGIN LABEL-----`, headers, base64, `-----END LABEL-----` (RFC 7468, RFC 1421
// headers, RFC 9580 section 6), as it stands in files: on lines of any indentation and ending,
// inside a JSON, YAML or source code string with `\n` escapes, joined with `" +`, behind comment
// signs, or on a single line of a .env file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace scan {

struct Armor {
  std::string_view label;  // "RSA PRIVATE KEY"; a view into the text
  std::string bytes;       // the decoded body
  bool decoded = false;    // the body is base64; else `bytes` is empty
  bool encrypted = false;  // `Proc-Type: 4,ENCRYPTED` or `DEK-Info`
  std::string cipher;      // what `DEK-Info` names, else empty; may hold any byte
  std::string checksum;    // the three bytes of a `=XXXX` line, else empty
};

// The first block of `text`; nothing where there is no BEGIN line. A block without an END line
// does not decode. At most 64 KiB are looked at.
std::optional<Armor> read_armor(std::string_view text);

}  // namespace scan
