// Text in other encodings to UTF-8, so that rules see one kind of text. Lines and code points stay
// as many as they were, so a line and a column of the result are those of the original.
#pragma once

#include <string>
#include <string_view>

namespace scan::decode {

// `bytes` without a leading UTF-8 byte order mark; a view into them.
std::string_view without_bom(std::string_view bytes);

// UTF-16 (RFC 2781) to UTF-8 without its byte order mark. A lone surrogate becomes U+FFFD, an odd
// last byte is dropped.
std::string utf8_from_utf16(std::string_view bytes, bool big_endian);

}  // namespace scan::decode
