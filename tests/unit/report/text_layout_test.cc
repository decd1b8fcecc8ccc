// Wrapping and the line to paste.
#include <gtest/gtest.h>

#include <string>

#include "report/allow_line.h"
#include "report/wrap.h"

namespace scan::report {
namespace {

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_EQ(wrapped("one two three", 9, 0, 2), "one two\n  three");
  EXPECT_EQ(wrapped("one two", 9, 6, 2), "one\n  two");
  EXPECT_EQ(wrapped("averylongword x", 5, 0, 1), "averylongword\n x");
  EXPECT_EQ(wrapped("日本 語語", 8, 0, 0), "日本\n語語");
  EXPECT_EQ(wrapped("", 5, 0, 0), "");
}

TEST(AllowLine, SpeaksTheFilesLanguage) {
  struct Row {
    std::string_view path;
    std::string_view line;
  };
  const Row rows[] = {
      {"a/b.py", "# scan:allow[r] why it may stay"},
      {"Dockerfile", "# scan:allow[r] why it may stay"},
      {"x.d/Makefile", "# scan:allow[r] why it may stay"},
      {".env", "# scan:allow[r] why it may stay"},
      {"a.ts", "// scan:allow[r] why it may stay"},
      {"a.c", "// scan:allow[r] why it may stay"},
      {"a.html", "<!-- scan:allow[r] why it may stay -->"},
      {"a.sql", "-- scan:allow[r] why it may stay"},
      {"a.css", "/* scan:allow[r] why it may stay */"},
      {"a.json", ""},
      {"id.pem", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(allow_line("r", row.path), row.line) << row.path;
}

}  // namespace
}  // namespace scan::report
