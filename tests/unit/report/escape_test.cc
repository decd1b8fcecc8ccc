// Hostile text becomes visible text; ordinary text stays as it is.
#include "report/escape.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::report {
namespace {

TEST(Escape, LeavesOrdinaryTextAlone) {
  for (std::string_view text : {"", "src/a b.cc", "C:\\dir\\x", "日本語.txt", "naïve – “q” 😀",
                                "::error::x", "# [", "#[ok]", "a\xcc\x81"}) {
    EXPECT_EQ(escaped(text), text);
  }
}

TEST(Escape, MakesHostileTextVisible) {
  struct Row {
    std::string text;
    std::string shown;
  };
  const Row rows[] = {
      {"a\nb\r\tc", "a\\nb\\r\\tc"},
      {std::string("\0\x1b[31m\x7f", 7), "\\x00\\x1b[31m\\x7f"},
      {"\xc2\x9b"
       "0m\xc2\x85",
       "\\u{9b}0m\\u{85}"},
      {"\xe2\x80\xae"
       "txt.exe\xe2\x81\xa9",
       "\\u{202e}txt.exe\\u{2069}"},
      {"a\xe2\x80\x8b"
       "b\xef\xbb\xbf\xe2\x80\xa8",
       "a\\u{200b}b\\u{feff}\\u{2028}"},
      {"\xf3\xa0\x81\x81", "\\u{e0041}"},
      {"\xff\xfe", "\\xff\\xfe"},
      {"\xc0\xaf", "\\xc0\\xaf"},                    // overlong
      {"\xed\xa0\x80", "\\xed\\xa0\\x80"},           // surrogate
      {"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},  // past the last code point
      {"\xe2\x82", "\\xe2\\x82"},                    // cut short
      {"x ##[error]y ##vso[task]", "x #\\x23[error]y #\\x23vso[task]"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.shown);
    EXPECT_EQ(escaped(row.text), row.shown);
  }
}

}  // namespace
}  // namespace scan::report
