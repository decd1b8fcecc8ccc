// Lines from the documentation of compose and dotenv, and what each dialect makes of them.
#include "syntax/dotenv_entries.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::syntax {
namespace {

using enum DotenvDialect;

struct Row {
  DotenvDialect dialect;
  std::string line;
  std::string value;
};

TEST(Dotenv, Values) {
  const Row rows[] = {
      // compose-spec, env_file format
      {kCompose, "VAR=VAL", "VAL"},
      {kCompose, "VAR=\"VAL\"", "VAL"},
      {kCompose, "VAR='VAL'", "VAL"},
      {kCompose, "VAR: VAL", "VAL"},
      {kCompose, "VAR = VAL  ", "VAL"},
      {kCompose, "VAR=VAL # comment", "VAL"},
      {kCompose, "VAR=VAL# not a comment", "VAL# not a comment"},
      {kCompose, "VAR=\"VAL # not a comment\"", "VAL # not a comment"},
      {kCompose, "VAR=\"VAL\" # comment", "VAL"},
      {kCompose, "VAR='Let\\'s go!'", "Let's go!"},
      {kCompose, "VAR=\"{\\\"hello\\\": \\\"json\\\"}\"", "{\"hello\": \"json\"}"},
      {kCompose, "VAR=\"some\\tvalue\"", "some\tvalue"},
      {kCompose, "VAR='some\\tvalue'", "some\\tvalue"},
      {kCompose, "VAR=some\\tvalue", "some\\tvalue"},
      {kCompose, "VAR='SOME\nVALUE'", "SOME\nVALUE"},
      {kCompose, "VAR=", ""},
      {kCompose, "VAR= # comment", ""},
      {kCompose, "VAR=a=b==", "a=b=="},
      {kCompose, "export VAR=x", "x"},
      {kCompose, "\tVAR=x", "x"},
      // dotenv, README and tests/.env
      {kNode, "VAR=basic", "basic"},
      {kNode, "VAR=VAL# comment", "VAL"},
      {kNode, "VAR=\"VAL#x\"", "VAL#x"},
      {kNode, "VAR=`it's \"x\"`", "it's \"x\""},
      {kNode, "VAR=\"a\\nb\"", "a\nb"},
      {kNode, "VAR='a\\nb'", "a\\nb"},
      {kNode, "VAR=\"a\nb\"", "a\nb"},
      {kNode, "VAR=  spaced  ", "spaced"},
      {kNode, "VAR={\"foo\": \"bar\"}", "{\"foo\": \"bar\"}"},
      {kNode, "VAR.x-1=a", "a"},
      // bash
      {kBash, "VAR=a'b'\"c\"d", "abcd"},
      {kBash, "VAR=a\\ b", "a b"},
      {kBash, "VAR=a#b", "a#b"},
      {kBash, "VAR=\"a\\\nb\"", "ab"},
      {kBash, "VAR='a\\'", "a\\"},
      {kBash, "VAR=\"\\$x\\n\"", "$x\\n"},
      {kBash, "VAR=a; B=c", "a"},
  };
  for (const Row& row : rows) {
    for (std::string end : {"", "\n", "\r\n"}) {
      SCOPED_TRACE(row.line + end);
      const std::string content = row.line + end + (end.empty() ? "" : "NEXT=1");
      const Document document = dotenv_entries(content, row.dialect);
      ASSERT_EQ(document.entries.size(), end.empty() ? 1U : 2U);
      EXPECT_EQ(document.entries[0].path[0].name.substr(0, 3), "VAR");
      EXPECT_EQ(document.entries[0].value, row.value);
      EXPECT_TRUE(document.errors.empty());
      EXPECT_FALSE(document.incomplete);
    }
  }
}

TEST(Dotenv, PlacesAndComments) {
  const std::string content = "\xef\xbb\xbf# head\nexport TOKEN=\"ab\" # why\nBARE\n#X=y\n";
  const Document document = dotenv_entries(content, kCompose);
  ASSERT_EQ(document.entries.size(), 2U);
  const Entry& token = document.entries[0];
  EXPECT_EQ(content.substr(token.key_place.begin, token.key_place.size()), "TOKEN");
  EXPECT_EQ(content.substr(token.value_place.begin, token.value_place.size()), "\"ab\"");
  EXPECT_EQ(token.comment.text, "why");
  EXPECT_EQ(document.entries[1].kind, ValueKind::kNull);
  ASSERT_EQ(document.comments.size(), 3U);
  EXPECT_EQ(document.comments[0].text, "head");
  EXPECT_FALSE(commented_dotenv_entry(content, document.comments[0], kCompose).has_value());
  const auto out = commented_dotenv_entry(content, document.comments[2], kCompose);
  ASSERT_TRUE(out.has_value());
  EXPECT_EQ(out->path[0].name, "X");
  EXPECT_EQ(out->value, "y");
  EXPECT_EQ(content.substr(out->value_place.begin, out->value_place.size()), "y");
}

TEST(Dotenv, SingleQuotesStopExpansion) {
  const std::string content = "A='${X}'\nB=\"${X}\"\nC=${X}\nD=";
  const Document document = dotenv_entries(content, kCompose);
  ASSERT_EQ(document.entries.size(), 4U);
  EXPECT_FALSE(dotenv_expands(content, document.entries[0]));
  EXPECT_TRUE(dotenv_expands(content, document.entries[1]));
  EXPECT_TRUE(dotenv_expands(content, document.entries[2]));
  EXPECT_TRUE(dotenv_expands(content, document.entries[3]));
}

TEST(Dotenv, BrokenLinesAreErrorsAndTheRestGoesOn) {
  for (DotenvDialect dialect : {kCompose, kNode, kBash}) {
    const Document document = dotenv_entries("=x\n{json}\nA=\"open\nB=2\n", dialect);
    EXPECT_EQ(document.errors.size(), 3U);
    ASSERT_EQ(document.entries.size(), 2U);
    EXPECT_EQ(document.entries[0].value, "\"open");
    EXPECT_EQ(document.entries[1].value, "2");
  }
}

TEST(Dotenv, LimitsAreTold) {
  std::string many;
  for (int i = 0; i < 200001; ++i) many += "A=1\n";
  EXPECT_TRUE(dotenv_entries(many, kNode).incomplete);
  EXPECT_TRUE(dotenv_entries(std::string((16 << 20) + 1, '\n'), kNode).incomplete);
}

}  // namespace
}  // namespace scan::syntax
