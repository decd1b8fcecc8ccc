// What a file holds, told from its first bytes: text, UTF-16 or something that is no text.
//
// Lenient on purpose: a text with a stray NUL, or one that begins like a picture, stays text, so
// that nobody hides a file by one byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scan {

enum class ContentKind : std::uint8_t { kText, kUtf16Le, kUtf16Be, kBinary };

// How much of a file is looked at.
inline constexpr std::size_t kKindHead = 8192;

// `head` is the content's beginning; bytes past kKindHead are not looked at.
ContentKind content_kind(std::string_view head);

// Whether a binary content, of which `head` is the beginning, is of a kind that is unpacked: gzip, zip,
// tar, SQLite.
bool is_packed_kind(std::string_view head);

}  // namespace scan
