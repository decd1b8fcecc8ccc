// Escapes one by one, and which of them are worth a look.
#include "decode/escape.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::decode {
namespace {

TEST(Escape, Read) {
  struct Row {
    std::string text;
    std::size_t size;
    char32_t code_point;
    bool is_byte;
  };
  const Row rows[] = {{"\\n", 2, '\n', false},
                      {"\\\"x", 2, '"', false},
                      {"\\/", 2, '/', false},
                      {"\\\\", 2, '\\', false},
                      {"\\x41", 4, 'A', true},
                      {"\\x4", 0, 0, false},
                      {"\\u0041", 6, 'A', false},
                      {"\\u00g1", 0, 0, false},
                      {"\\ud83d\\ude00", 12, 0x1f600, false},
                      {"\\ud83dx", 6, 0xfffd, false},
                      {"\\ude00", 6, 0xfffd, false},
                      {"%41", 3, 'A', true},
                      {"%4", 0, 0, false},
                      {"%zz", 0, 0, false},
                      {"\\q", 0, 0, false},
                      {"\\", 0, 0, false},
                      {"x", 0, 0, false}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const Escape escape = read_escape(row.text, 0);
    EXPECT_EQ(escape.size, row.size);
    if (row.size > 0) {
      EXPECT_EQ(escape.code_point, row.code_point);
      EXPECT_EQ(escape.is_byte, row.is_byte);
    }
  }
}

TEST(Escape, Telling) {
  struct Row {
    std::string text;
    bool telling;  // the first backslash or percent sign
  };
  const Row rows[] = {
      {"token%3Dabcdefghijklmnop", true},
      {"\\u0022abcdefghijklmnopqr\\u0022", true},
      {"\\nabcdefghijklmnopqrst", true},
      {"https:\\/\\/hooks.example.com", true},
      {"\\x61\\x62\\x63\\x64\\x65\\x66\\x67\\x68\\x69\\x6a\\x6b\\x6c\\x6d\\x6e\\x6f\\x70", true},
      {"%2d bytes in all of it here", false},
      {"\\nhello world and others", false},
      {"\\x1b[31mabcdefghijklmnopqrst", false},
      {"\\u003cdiv\\u003e", false},
      {"\\u00e9abcdefghijklmnopqrst", false},
      {"%%abcdefghijklmnopqrst", false},
      {"%", false},
      {"\\", false},
      {"\\u", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(is_telling_escape(row.text, row.text.find_first_of("\\%")), row.telling);
  }
}

}  // namespace
}  // namespace scan::decode
