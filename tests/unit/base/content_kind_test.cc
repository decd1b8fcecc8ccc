// Text, UTF-16 and binary heads side by side, with the tricks that must not hide a text.
#include "base/content_kind.h"

#include <gtest/gtest.h>

#include <string>

namespace scan {
namespace {

using std::string_literals::operator""s;

std::string utf16(std::string_view text, bool little_endian) {
  std::string out;
  for (const char c : text) {
    out += little_endian ? c : '\0';
    out += little_endian ? '\0' : c;
  }
  return out;
}

struct Row {
  const char* name;
  std::string head;
  ContentKind kind;
};

TEST(ContentKind, Table) {
  const std::string text = "NAME=value\nOTHER=\"some more text\"\n";
  const Row rows[] = {
      {"empty", "", ContentKind::kText},
      {"text", text, ContentKind::kText},
      {"utf-8 text", "gr\xc3\xbc\xc3\x9f\n", ContentKind::kText},
      {"latin-1 text", "gr\xfc\xdf\n", ContentKind::kText},
      {"utf-8 mark", "\xef\xbb\xbf" + text, ContentKind::kText},
      {"terminal colours", "\x1b[31mred\x1b[0m\n", ContentKind::kText},
      {"one stray NUL", text + "\0"s + text, ContentKind::kText},
      {"one NUL in a short text", "A=b\0"s, ContentKind::kText},
      {"begins like a picture", "GIF89a " + text, ContentKind::kText},
      {"begins like a document", "%PDF-1.4\n" + text, ContentKind::kText},
      {"begins like a program", "MZ=" + text, ContentKind::kText},
      {"controls without NUL", "\x01\x02\x03\x04 text", ContentKind::kText},
      {"utf-16 little, mark", "\xff\xfe" + utf16(text, true), ContentKind::kUtf16Le},
      {"utf-16 big, mark", "\xfe\xff" + utf16(text, false), ContentKind::kUtf16Be},
      {"utf-16 little", utf16(text, true), ContentKind::kUtf16Le},
      {"utf-16 big", utf16(text, false), ContentKind::kUtf16Be},
      {"elf", "\x7f"s + "ELF\x02\x01\x01\0\0\0"s, ContentKind::kBinary},
      {"png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s, ContentKind::kBinary},
      {"jpeg", "\xff\xd8\xff\xe0\0\x10JFIF"s, ContentKind::kBinary},
      {"gif", "GIF89a\x10\0\x10\0\xf0\0\0"s, ContentKind::kBinary},
      {"zip", "PK\x03\x04\x14\0\0\0"s, ContentKind::kBinary},
      {"gzip", "\x1f\x8b\x08\0\0\0"s, ContentKind::kBinary},
      {"pdf", "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", ContentKind::kBinary},
      {"sqlite", "SQLite format 3\0\x10\0"s, ContentKind::kBinary},
      {"wasm", "\0asm\x01\0\0\0"s, ContentKind::kBinary},
      {"mp4", "\0\0\0\x20"s + "ftypisom\0\0"s, ContentKind::kBinary},
      {"unknown, full of NULs", "abc\0\0\0\x01\x02xyz\0\0\0"s, ContentKind::kBinary},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(content_kind(row.head), row.kind);
  }
}

TEST(ContentKind, LooksNoFurtherThanTheHead) {
  EXPECT_EQ(content_kind(std::string(kKindHead, 'a') + std::string(9000, '\0')),
            ContentKind::kText);
}

}  // namespace
}  // namespace scan
