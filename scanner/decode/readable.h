// Whether decoded bytes are text that somebody may have written, and as UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scan::decode {

// Whether `head`, the first bytes of something, could begin a text: no control byte but white space
// and escape, and UTF-8, but for a last character that is cut off. Of 12 random bytes one in 50,000
// is such a beginning.
bool begins_text(std::string_view head);

// Whether `head` could begin a text in UTF-16: with a byte order mark, or plain ASCII.
bool begins_utf16(std::string_view head);

// Whether the whole of `bytes` is mostly text: at most one in 32 bytes is a control byte or breaks
// UTF-8.
bool is_mostly_text(std::string_view bytes);

}  // namespace scan::decode
