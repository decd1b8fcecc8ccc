// UTF-16 of both byte orders, whole and broken.
#include "decode/text.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::decode {
namespace {

std::string bytes_of(std::u16string_view units, ContentKind kind) {
  std::string out;
  for (char16_t unit : units) {
    const char low = static_cast<char>(unit & 0xff);
    const char high = static_cast<char>(unit >> 8);
    out += kind == ContentKind::kUtf16Le ? low : high;
    out += kind == ContentKind::kUtf16Le ? high : low;
  }
  return out;
}

TEST(Utf16, BothOrders) {
  struct Row {
    const char* name;
    std::u16string units;
    std::string text;
  };
  const Row rows[] = {{"empty", u"", ""},
                      {"ascii", u"a=b\r\n", "a=b\r\n"},
                      {"mark", u"\ufeffab", "ab"},
                      {"only a mark", u"\ufeff", ""},
                      {"mark inside", u"a\ufeff", "a\xef\xbb\xbf"},
                      {"two and three bytes", u"\u00e9\u20ac", "\xc3\xa9\xe2\x82\xac"},
                      {"pair", u"\U0001f600", "\xf0\x9f\x98\x80"},
                      {"lone high", {0xd83d, u'x'}, "\xef\xbf\xbdx"},
                      {"lone low", {0xde00, u'x'}, "\xef\xbf\xbdx"},
                      {"high at the end", {u'x', 0xd83d}, "x\xef\xbf\xbd"},
                      {"low before high", {0xde00, 0xd83d}, "\xef\xbf\xbd\xef\xbf\xbd"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    for (ContentKind kind : {ContentKind::kUtf16Le, ContentKind::kUtf16Be}) {
      EXPECT_EQ(utf16_to_utf8(bytes_of(row.units, kind), kind), row.text);
    }
  }
}

TEST(Utf16, OddByteAndLaterWindow) {
  EXPECT_EQ(utf16_to_utf8(std::string("a\0b", 3), ContentKind::kUtf16Le), "a\xef\xbf\xbd");
  const std::string marked = bytes_of(u"\ufeffa", ContentKind::kUtf16Be);
  EXPECT_EQ(utf16_to_utf8(marked, ContentKind::kUtf16Be, false), "\xef\xbb\xbf\x61");
}

}  // namespace
}  // namespace scan::decode
