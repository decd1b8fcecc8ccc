// Characters, their number and their columns.
#include "report/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::report {
namespace {

TEST(Utf8, ReplacesWhatIsNone) {
  EXPECT_EQ(lossy_utf8("a\xff\xe2\x82z"), "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz");
  EXPECT_EQ(lossy_utf8("日本"), "日本");
}

TEST(Utf8, CountsCharactersAndColumns) {
  struct Row {
    std::string text;
    std::size_t characters;
    std::size_t columns;
  };
  const Row rows[] = {{"", 0, 0},      {"abc", 3, 3},       {"日本語", 3, 6},
                      {"é", 1, 1},     {"e\xcc\x81", 2, 1}, {"😀", 1, 2},
                      {"…(40)", 5, 5}, {"\xff\xff", 2, 2},  {"ключ", 4, 4}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(count_characters(row.text), row.characters);
    EXPECT_EQ(columns_of(row.text), row.columns);
  }
}

}  // namespace
}  // namespace scan::report
