// What JSON does not know becomes what it knows, at the same places.
#include "syntax/loose_json.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "syntax/entries.h"

namespace scan::syntax {
namespace {

struct Row {
  std::string_view text;
  std::string_view expected;
};

const Row kRows[] = {
    {"[1,]", "[1 ]"},
    {"{\"a\":1 , }", "{\"a\":1   }"},
    {"[[1,],]", "[[1 ] ]"},
    {"[1, // ]\n]", "[1  // ]\n]"},
    {"[1, /* , ] */ ]", "[1  /* , ] */ ]"},
    {"[\"x\",]", "[\"x\" ]"},
    {"[true,\r\n]", "[true \r\n]"},
    // No value before it, or none that ends there.
    {"[,]", "[,]"},
    {"[1,,]", "[1,,]"},
    {"{\"a\":,}", "{\"a\":,}"},
    {"[1,2]", "[1,2]"},
    {"[1,", "[1,"},
    // In strings and comments nothing is a token.
    {"[\"a,]\"]", "[\"a,]\"]"},
    {"[\"a\\\",]\"]", "[\"a__,]\"]"},
    {"// [1,]\n[1]", "// [1,]\n[1]"},
    {"/* [1,]", "/* [1,]"},
    {"\"a", "\"a"},
    {"\"a\\", "\"a\\"},
    {"'a", "'a"},
    {"\"a\\\n", "\"a\\\n"},
    // JSON5.
    {"['a\\'\"b']", "[\"a___b\"]"},
    {"{key: 1}", "{\"_\": 1}"},
    {"{key /**/ : word}", "{\"_\" /**/ : word}"},
    {"{ k: 1}", "{\"\": 1}"},
    {"{k: 1}", "{k: 1}"},
    {"{null: null}", "{\"__\": null}"},
    {"[+1, .5, 5., 0x1F, -Infinity, NaN]", "[11, 11, 11, 1111, 111111111, 111]"},
    {"[-1, 1.5e+3, true, word, -, .]", "[-1, 1.5e+3, true, word, -, .]"},
    {"", ""},
};

TEST(LooseJson, BecomesStrict) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(as_strict_json(row.text), row.expected);
  }
}

// The grammar's recovery from one gives up where much follows it.
TEST(LooseJson, ATrailingCommaMayStandBeforeAnyNumberOfComments) {
  for (const int count : {0, 1, 10, 30, 100, 1000}) {
    SCOPED_TRACE(count);
    std::string comments;
    for (int i = 0; i < count; ++i) comments += "    // what this is about, and why\n";
    const std::string text = "{\n  \"a\": [{\"b\": 1,},\n" + comments + "  ],\n" + comments +
                             "  \"c\": {\"d\": 2,\n" + comments + "  },\n}\n";
    const Document document = read_entries(Language::kJsonc, text);
    EXPECT_TRUE(document.errors.empty());
    ASSERT_EQ(document.entries.size(), 2u);
    EXPECT_EQ(to_string(document.entries[1].path), "c.d");
    EXPECT_EQ(text.substr(document.entries[1].value_place.begin, 1), "2");
    EXPECT_EQ(document.comments.size(), static_cast<std::size_t>(3 * count));
  }
}

TEST(LooseJson, IsReadAsWritten) {
  const std::string_view text =
      "{\n  unquoted: 'it\\'s \\\n\"x\"', k: 0xFF,\n  \"q\": [-Infinity, \"\\u0041\",],\n}\n";
  const Document document = read_entries(Language::kJsonc, text);
  EXPECT_TRUE(document.errors.empty());
  std::string read;
  for (const Entry& entry : document.entries) {
    read += to_string(entry.path) + "=" + entry.value + ";";
    EXPECT_TRUE(entry.key_place.empty() || text[entry.key_place.begin] != ' ');
  }
  EXPECT_EQ(read, "unquoted=it's \"x\";k=0xFF;q[0]=-Infinity;q[1]=A;");
  EXPECT_FALSE(read_entries(Language::kJson, "{key: 1}").errors.empty());
}

}  // namespace
}  // namespace scan::syntax
