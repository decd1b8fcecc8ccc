// Byte order marks, then magic numbers, then counting.
//
// A magic number counts only with bytes that text does not hold: the word GIF89a may begin a note,
// and nobody hides a file by writing MZ at its beginning.
#include "base/content_kind.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

namespace scan {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kMostControlPercent = 3;
constexpr std::size_t kLeastMagicPercent = 1;  // of bytes that text does not hold
constexpr std::size_t kLeastUtf16Bytes = 8;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
};

constexpr std::array kMagics = {
    Magic{0,
          "\x7f"
          "ELF"sv},
    Magic{0, "\x89PNG\r\n\x1a\n"sv},
    Magic{0, "\xff\xd8\xff"sv},  // JPEG
    Magic{0, "GIF87a"sv},
    Magic{0, "GIF89a"sv},
    Magic{0, "PK\x03\x04"sv},  // zip, jar, office documents
    Magic{0, "PK\x05\x06"sv},
    Magic{0, "\x1f\x8b"sv},  // gzip
    Magic{0,
          "\xfd"
          "7zXZ\0"sv},
    Magic{0, "\x28\xb5\x2f\xfd"sv},  // zstd
    Magic{0, "BZh"sv},
    Magic{0, "7z\xbc\xaf\x27\x1c"sv},
    Magic{0, "Rar!\x1a\x07"sv},
    Magic{0, "%PDF-"sv},
    Magic{0, "SQLite format 3\0"sv},
    Magic{0, "\xfe\xed\xfa\xce"sv},  // Mach-O, four ways
    Magic{0, "\xfe\xed\xfa\xcf"sv},
    Magic{0, "\xce\xfa\xed\xfe"sv},
    Magic{0, "\xcf\xfa\xed\xfe"sv},
    Magic{0, "\xca\xfe\xba\xbe"sv},  // Java class, fat Mach-O
    Magic{0, "MZ"sv},
    Magic{0, "\0asm"sv},
    Magic{0, "wOFF"sv},
    Magic{0, "wOF2"sv},
    Magic{0, "OTTO"sv},
    Magic{0, "\0\x01\0\0"sv},  // TrueType
    Magic{0, "RIFF"sv},        // WAV, AVI, WebP
    Magic{0, "OggS"sv},
    Magic{0, "fLaC"sv},
    Magic{0, "ID3"sv},
    Magic{0, "\x1a\x45\xdf\xa3"sv},  // Matroska
    Magic{0, "PACK\0\0\0"sv},        // git pack
    Magic{0, "!<arch>\n"sv},
    Magic{4, "ftyp"sv},  // MP4, HEIC
    Magic{257, "ustar"sv},
};

bool has_magic(std::string_view head, std::span<const Magic> magics = kMagics) {
  return std::any_of(magics.begin(), magics.end(), [head](const Magic& magic) {
    return head.size() >= magic.offset &&
           head.substr(magic.offset, magic.bytes.size()) == magic.bytes;
  });
}

bool is_control(unsigned char byte) {
  return byte < 9 || (byte > 13 && byte < 32 && byte != 27) || byte == 127;
}

struct ByteCounts {
  // By even and odd offset: bytes that text does not hold, NUL included, and NUL alone.
  std::array<std::size_t, 2> controls{};
  std::array<std::size_t, 2> nuls{};
  std::size_t high = 0;

  std::size_t control() const { return controls[0] + controls[1]; }
  std::size_t nul() const { return nuls[0] + nuls[1]; }
};

ByteCounts count_bytes(std::string_view head) {
  ByteCounts counts;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto byte = static_cast<unsigned char>(head[i]);
    counts.controls[i % 2] += is_control(byte) ? 1 : 0;
    counts.nuls[i % 2] += byte == 0 ? 1 : 0;
    counts.high += byte >= 0x80 ? 1 : 0;
  }
  return counts;
}

bool over_percent(std::size_t part, std::size_t whole, std::size_t percent) {
  return part * 100 > whole * percent;
}

// Text that is mostly Latin: the high half of nearly every unit is NUL, and the low halves hold
// what text holds. Other scripts have small numbers in the high half, which are no control bytes
// here.
bool looks_utf16(const ByteCounts& counts, std::size_t size, bool little_endian) {
  const std::size_t low = little_endian ? 0 : 1;
  return size >= kLeastUtf16Bytes && over_percent(counts.nuls[1 - low], size / 2, 70) &&
         !over_percent(counts.controls[low], size / 2, kMostControlPercent);
}

// A lead byte followed by what is no continuation byte, or the other way round, before the last
// four bytes (the head may cut a character).
bool breaks_utf8(std::string_view head) {
  std::size_t expected = 0;
  for (const char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continuation = (byte & 0xc0) == 0x80;
    if (continuation != (expected > 0)) return true;
    if (continuation) {
      --expected;
    } else if (byte >= 0x80) {
      if (byte < 0xc2 || byte > 0xf4) return true;
      expected = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    }
  }
  return false;
}

constexpr std::array kPackedMagics = {Magic{0, "PK\x03\x04"sv}, Magic{0, "PK\x05\x06"sv},
                                      Magic{0, "\x1f\x8b"sv}, Magic{0, "SQLite format 3\0"sv},
                                      Magic{257, "ustar"sv}};

}  // namespace

bool is_packed_kind(std::string_view head) { return has_magic(head, kPackedMagics); }

ContentKind content_kind(std::string_view head) {
  head = head.substr(0, kKindHead);
  if (head.starts_with("\xff\xfe")) return ContentKind::kUtf16Le;
  if (head.starts_with("\xfe\xff")) return ContentKind::kUtf16Be;
  const bool magic = has_magic(head);
  if (!magic && (head.empty() || std::memchr(head.data(), 0, head.size()) == nullptr)) {
    return ContentKind::kText;
  }
  const ByteCounts counts = count_bytes(head);
  if (magic &&
      (over_percent(counts.control(), head.size(), kLeastMagicPercent) ||
       (over_percent(counts.high, head.size(), kLeastMagicPercent) && breaks_utf8(head)))) {
    return ContentKind::kBinary;
  }
  if (looks_utf16(counts, head.size(), true)) return ContentKind::kUtf16Le;
  if (looks_utf16(counts, head.size(), false)) return ContentKind::kUtf16Be;
  // One NUL alone is a trick or an accident, however short the text.
  const bool many = over_percent(counts.control(), head.size(), kMostControlPercent);
  return counts.nul() > 0 && counts.control() > 1 && many ? ContentKind::kBinary
                                                          : ContentKind::kText;
}

}  // namespace scan
