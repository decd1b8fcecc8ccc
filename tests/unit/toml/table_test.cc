// The strict reader: each mistake with its line, the first one wins.
#include "toml/table.h"

#include <gtest/gtest.h>

namespace scan::toml {
namespace {

TEST(Table, ReadsEveryKindOfValue) {
  Document document(
      "s = 'x'\nb = true\nn = 7\nd = 2.5\nl = ['a', 'b']\n[t]\nk = 'v'\n[[r]]\n[[r]]\n", "f.toml");
  Table root = document.root();
  EXPECT_EQ(root.required_string("s"), "x");
  EXPECT_TRUE(root.boolean("b", false));
  EXPECT_EQ(root.whole_number("n", 0), 7u);
  EXPECT_DOUBLE_EQ(root.number("d", 0), 2.5);
  EXPECT_EQ(root.strings("l").size(), 2u);
  EXPECT_EQ(root.table("t").string("k"), "v");
  EXPECT_EQ(root.tables("r").size(), 2u);
  EXPECT_EQ(root.string("absent", "other"), "other");
  root.refuse_unknown_keys();
  EXPECT_TRUE(document.status().ok());
}

TEST(Table, TellsEachMistakeWithItsLine) {
  struct Row {
    std::string_view text;
    std::string_view says;
  };
  const Row rows[] = {
      {"\ns = 1", "f.toml:2: `s` must be a string"},
      {"s = 'x'\nother = 1", "f.toml:2: unknown key `other`"},
      {"", "f.toml:1: `s` is missing"},
      {"s = ''", "f.toml:1: `s` is empty"},
      {"s = 'x'\nn = -1", "f.toml:2: `n` must be a whole number from 0"},
      {"s = 'x'\nl = 'y'", "f.toml:2: `l` must be a list"},
      {"s = 'x'\nl = [\n'a',\n1]", "f.toml:4: `l` holds a value of a wrong type"},
      {"s = 'x'\nl = [\n'a',\n{}]", "f.toml:4: `l` must hold strings only"},
      {"s = = 'x'", "f.toml:1: "},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    Document document(row.text, "f.toml");
    Table root = document.root();
    root.required_string("s");
    root.whole_number("n", 0);
    root.strings("l");
    root.refuse_unknown_keys();
    ASSERT_FALSE(document.status().ok());
    EXPECT_TRUE(document.status().error().message.starts_with(row.says))
        << document.status().error().message;
  }
}

}  // namespace
}  // namespace scan::toml
