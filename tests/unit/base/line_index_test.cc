// Lines and columns, against tables and against counting by hand on random texts.
#include "base/line_index.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"

namespace scan {
namespace {

TEST(LineIndex, Positions) {
  struct Row {
    std::string content;
    std::size_t offset;
    Position position;
  };
  const Row rows[] = {
      {"", 0, {1, 1}},
      {"abc", 3, {1, 4}},
      {"abc", 99, {1, 4}},
      {"a\nb", 1, {1, 2}},
      {"a\nb", 2, {2, 1}},
      {"a\n", 2, {2, 1}},
      {"a\r\nb", 3, {2, 1}},
      {"a\rb", 2, {1, 3}},               // a lone \r ends no line
      {"\xc3\xa9=x", 3, {1, 3}},         // é is one column
      {"\xf0\x9f\x98\x80x", 4, {1, 2}},  // so is a face
      {"\xe9=x", 2, {1, 3}},             // Latin-1: bytes
      {"\xc3\xa9\xff=x", 4, {1, 5}},     // not UTF-8 up to there: bytes
      {"\xef\xbb\xbfx=y", 5, {1, 3}},    // the mark takes no column
      {"\xef\xbb\xbfx=y", 3, {1, 1}},
      {"\xef\xbb\xbf\n\xef\xbb\xbfx", 7, {2, 2}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.content + " at " + std::to_string(row.offset));
    EXPECT_EQ(LineIndex(row.content).position(row.offset), row.position);
  }
}

TEST(LineIndex, LineSpans) {
  const std::string content = "one\r\ntwo\n\nfour";
  LineIndex index(content);
  const auto line = [&](std::uint64_t number) {
    const Span span = index.line_span(number);
    return content.substr(span.begin, span.size());
  };
  EXPECT_EQ(line(1), "one");
  EXPECT_EQ(line(2), "two");
  EXPECT_EQ(line(3), "");
  EXPECT_EQ(line(4), "four");
  EXPECT_EQ(index.line_span(5), (Span{content.size(), content.size()}));
  EXPECT_EQ(index.line_at(3), (Span{0, 3}));
  EXPECT_EQ(index.line_at(4), (Span{0, 3}));
  EXPECT_EQ(index.line_at(content.size()), (Span{10, 14}));
}

Position counted(const std::string& content, std::size_t offset) {
  Position position;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < offset; ++i) {
    if (content[i] != '\n') continue;
    ++position.line;
    begin = i + 1;
  }
  if (begin == 0 && content.starts_with("\xef\xbb\xbf") && offset >= 3) begin = 3;
  const std::string prefix = content.substr(begin, offset - begin);
  if (!is_utf8(prefix)) {
    position.column = prefix.size() + 1;
    return position;
  }
  for (char c : prefix) position.column += (c & 0xc0) != 0x80 ? 1 : 0;
  return position;
}

TEST(LineIndex, AgreesWithCountingByHand) {
  std::mt19937_64 random(3);
  const std::string pieces[] = {"\n",
                                "\r\n",
                                "a",
                                "\xc3\xa9",
                                "\xf0\x9f\x98\x80",
                                "\xff",
                                "a long piece of text without an end "};
  for (int round = 0; round < 60; ++round) {
    std::string content = round % 3 == 0 ? "\xef\xbb\xbf" : "";
    const std::size_t size = random() % 20000;
    const std::size_t kinds = 2 + random() % 6;
    while (content.size() < size) content += pieces[random() % kinds];
    LineIndex index(content);
    std::size_t rising = 0;
    for (int question = 0; question < 40; ++question) {
      const std::size_t any = random() % (content.size() + 1);
      rising += (content.size() - rising) / 8;
      const std::size_t offset = round % 2 == 0 ? any : rising;
      ASSERT_EQ(index.position(offset), counted(content, offset)) << round << " " << offset;
      const Span at = index.line_at(offset);
      ASSERT_EQ(index.line_span(index.position(offset).line), at) << round << " " << offset;
    }
  }
}

TEST(Utf8, WellFormed) {
  struct Row {
    std::string text;
    bool good;
  };
  const Row rows[] = {{"", true},
                      {"plain ascii text", true},
                      {"12345678\xc3\xa9", true},
                      {"\xf4\x8f\xbf\xbf", true},
                      {"\xf4\x90\x80\x80", false},  // above U+10FFFF
                      {"\xc0\x80", false},          // overlong
                      {"\xe0\x9f\xbf", false},
                      {"\xed\xa0\x80", false},  // a surrogate
                      {"\xc3", false},
                      {"\x80", false}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(is_utf8(row.text), row.good);
  }
}

TEST(Utf8, EncodesEveryLength) {
  for (char32_t code_point : {0x41U, 0xe9U, 0x20acU, 0x1f600U, 0x10ffffU}) {
    std::string out;
    append_utf8(out, code_point);
    EXPECT_TRUE(is_utf8(out)) << out;
    EXPECT_EQ(out.size(), code_point < 0x80      ? 1
                          : code_point < 0x800   ? 2
                          : code_point < 0x10000 ? 3
                                                 : 4);
  }
}

}  // namespace
}  // namespace scan
