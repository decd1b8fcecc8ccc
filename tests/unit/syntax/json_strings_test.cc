// Lists of strings, escapes, and the map back.
#include "syntax/json_strings.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::syntax {
namespace {

TEST(JsonStrings, Lists) {
  const auto strings = read_json_strings(" [ \"a\" , \"\\\"b\\\\\" ] ");
  ASSERT_TRUE(strings.has_value());
  ASSERT_EQ(strings->size(), 2U);
  EXPECT_EQ((*strings)[1].text, "\"b\\");
  EXPECT_EQ(read_json_strings("[]")->size(), 0U);
  for (const char* text :
       {"", "[", "[\"a\"", "[\"a\",]", "[\"a\"] x", "[1]", "[\"a]", "[,]", "x"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(read_json_strings(text).has_value());
  }
}

TEST(JsonStrings, Escapes) {
  const std::string document = "x\"a\\nb\\u00e9\\ud83d\\ude00\\ud83dx\\q\"y";
  DecodedText out;
  ASSERT_TRUE(append_json_string(document, {1, document.size() - 1}, out));
  EXPECT_EQ(out.text, "a\nb\xc3\xa9\xf0\x9f\x98\x80\xef\xbf\xbdx\\q");
  EXPECT_EQ(out.map.original(2), document.find('b'));
  EXPECT_EQ(document[out.map.original(out.text.size() - 1)], 'q');
  EXPECT_FALSE(append_json_string("abc", {0, 3}, out));
  EXPECT_FALSE(append_json_string("\"", {0, 1}, out));
}

}  // namespace
}  // namespace scan::syntax
