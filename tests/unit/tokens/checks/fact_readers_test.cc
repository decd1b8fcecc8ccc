// The small readers that facts are made with: times, queries, JSON in base64.
#include <gtest/gtest.h>

#include <climits>
#include <string>

#include "tokens/checks/json_object.h"
#include "tokens/checks/query.h"
#include "tokens/checks/time_text.h"

namespace scan::tokens {
namespace {

TEST(TimeText, Iso) {
  struct Row {
    const char* text;
    std::optional<std::int64_t> seconds;
  };
  const Row rows[] = {{"1970-01-01", 0},
                      {"2027-01-31T10:00Z", 1801389600},
                      {"2027-01-31T10:00:01Z", 1801389601},
                      {"2027-01-31T10:00:01.999Z", 1801389601},
                      {"2027-02-30", std::nullopt},
                      {"2027-1-31", std::nullopt},
                      {"2027-01-31T10:00", std::nullopt},
                      {"2027-01-31T24:00Z", std::nullopt},
                      {"2027-01-31T10:00:00+01:00", std::nullopt},
                      {"2027-01-31 ", std::nullopt},
                      {"", std::nullopt}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(iso_time(row.text), row.seconds);
  }
  EXPECT_EQ(compact_time("20270131T100001Z"), 1801389601);
  EXPECT_FALSE(compact_time("20270131T100001"));
  EXPECT_FALSE(compact_time("2027-01-31T10:00:01Z"));
}

TEST(TimeText, Numbers) {
  EXPECT_EQ(whole_number("-5"), -5);
  EXPECT_EQ(whole_number("9223372036854775807"), INT64_MAX);
  for (const char* text : {"", "9223372036854775808", "1.5", "1e3", " 1", "+1"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(whole_number(text));
  }
}

TEST(TimeText, Expiry) {
  Verdict verdict{Outcome::kProved, ""};
  tell_expiry(verdict, 100, 99);
  EXPECT_EQ(verdict.outcome, Outcome::kProved);
  tell_expiry(verdict, 100, 100);
  EXPECT_EQ(verdict.outcome, Outcome::kLowered);
  EXPECT_EQ(verdict.note, "it expired on 1970-01-01");
}

TEST(Query, Values) {
  const std::string url =
      "https://a/b?x=1&se=2027%2D01&amp;sp=rw&nse=3&e%&z=%4&long=" + std::string(5000, 'l') +
      "#f=9";
  struct Row {
    const char* name;
    std::string value;
  };
  const Row rows[] = {{"x", "1"},  {"se", "2027-01"}, {"sp", "rw"},
                      {"s", ""},   {"z", "%4"},       {"long", std::string(256, 'l')},
                      {"b?x", ""}, {"nse", "3"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(query_value(url, row.name), row.value);
  }
}

TEST(JsonObject, Members) {
  const auto object = JsonObject::parse(
      R"({"s":"a\/\"b\\\u0041","n":12,"f":1.5,"l":["x","y"],"o":{"k":"v"},"t":true,"s":"second"})");
  ASSERT_TRUE(object);
  EXPECT_EQ(object->string("s"), R"(a/"b\\u0041)");
  EXPECT_EQ(object->string("n"), "");
  EXPECT_EQ(object->number("n"), 12);
  EXPECT_FALSE(object->number("f"));
  EXPECT_EQ(object->text_or_list("l"), R"(["x","y"])");
  EXPECT_EQ(object->text_or_list("o"), "");
  ASSERT_TRUE(object->object("o"));
  EXPECT_EQ(object->object("o")->string("k"), "v");
  EXPECT_FALSE(object->object("l"));
  EXPECT_TRUE(object->has("t"));
  EXPECT_FALSE(object->has("k"));
  EXPECT_FALSE(JsonObject::parse("[]"));
  EXPECT_FALSE(JsonObject::decode(std::string(70000, 'A'), Base64::kUrl));
  EXPECT_FALSE(JsonObject::decode("!", Base64::kUrl));
}

}  // namespace
}  // namespace scan::tokens
