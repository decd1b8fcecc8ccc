// Carets stand under the secret, whatever precedes it and however narrow the terminal is.
#include "report/code_frame.h"

#include <gtest/gtest.h>

#include <string>

#include "report/utf8.h"

namespace scan::report {
namespace {

// `text` with the mark between [ and ].
FrameLine framed(std::string_view text, std::size_t columns = 60, bool cut_before = false,
                 bool cut_after = false) {
  Excerpt excerpt;
  for (char c : text) {
    if (c == '[') {
      excerpt.mark.begin = excerpt.text.size();
    } else if (c == ']') {
      excerpt.mark.end = excerpt.text.size();
    } else {
      excerpt.text += c;
    }
  }
  excerpt.cut_before = cut_before;
  excerpt.cut_after = cut_after;
  return frame_line(excerpt, columns);
}

TEST(CodeFrame, AlignsTheMark) {
  struct Row {
    std::string text;
    std::string shown;
    std::size_t mark;
    std::size_t size;
  };
  const Row rows[] = {
      {"k = […(7)];", "k = …(7);", 4, 4},
      {"[…(7)]", "…(7)", 0, 4},
      {"\tk\t= [abc]\tx", "    k   = abc   x", 10, 3},
      {"日本 [abc]", "日本 abc", 5, 3},
      {"e\xcc\x81 [abc]", "e\xcc\x81 abc", 2, 3},
      {"\x1b \xff[abc]\n", "\\x1b \\xffabc\\n", 9, 3},
      {"a[日本]", "a日本", 1, 4},
      {"\xe2\x82[abc]\xac", "\\xe2\\x82abc\\xac", 8, 3},
      {"[\xe2]\x82\xac", "\\xe2\\x82\\xac", 0, 4},
      {"#[#]", "##", 1, 1},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const FrameLine line = framed(row.text);
    EXPECT_EQ(line.text, row.shown);
    EXPECT_EQ(line.mark, row.mark);
    EXPECT_EQ(line.mark_size, row.size);
  }
}

TEST(CodeFrame, CutsToTheWidth) {
  const std::string side(100, 'x');
  struct Row {
    std::string text;
    std::string shown;
  };
  const Row rows[] = {
      {side + "[ABCD]" + side, "…xxxxxxxABCDxxxxxxx…"},
      {"[ABCD]" + side, "ABCDxxxxxxxxxxxxxx…"},
      {side + "[ABCD]", "…xxxxxxxxxxxxxxABCD"},
      {"ab[ABCD]" + side, "abABCDxxxxxxxxxxxx…"},
      {"[" + std::string(50, 'S') + "]" + side, "SSSSSSSSSSSSSSSSSS…"},
      {side + "日[ABCD]", "…xxxxxxxxxxxx日ABCD"},
      {"0123456789[ABCD]012345", "0123456789ABCD012345"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const FrameLine line = framed(row.text, 20);
    EXPECT_EQ(line.text, row.shown);
    EXPECT_LE(columns_of(line.text), 20u);
    EXPECT_EQ(line.mark, columns_of(line.text.substr(0, line.text.find_first_of("AS"))));
  }
}

TEST(CodeFrame, TellsCutsOfTheExcerpt) {
  const FrameLine line = framed("x [ABC] y", 60, true, true);
  EXPECT_EQ(line.text, "…x ABC y…");
  EXPECT_EQ(line.mark, 3u);
}

}  // namespace
}  // namespace scan::report
