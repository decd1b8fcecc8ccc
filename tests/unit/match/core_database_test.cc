// Cores, their widths, and the serialised form.
#include "match/core_database.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "match/dialect.h"
#include "match/pattern_width.h"

namespace scan::match {
namespace {

std::vector<Candidate> candidates(const CoreDatabase& database, std::string_view text) {
  Scratch scratch;
  EXPECT_TRUE(scratch.prepare(database).ok());
  std::vector<Candidate> found;
  EXPECT_TRUE(find_candidates(database, scratch, text, found).ok());
  std::sort(found.begin(), found.end());
  return found;
}

TEST(CoreDatabase, FindsEveryEndOfEveryCore) {
  const std::string_view patterns[] = {"abc", "(?i)\\bkey\\b", "b[0-9]{2}"};
  const auto database = CoreDatabase::compile(patterns);
  ASSERT_TRUE(database.ok());
  const std::vector<Candidate> expected = {{0, 3}, {0, 6}, {1, 10}, {2, 14}};
  EXPECT_EQ(candidates(*database, "abcabc KEY b12"), expected);
  EXPECT_TRUE(candidates(*database, "").empty());
}

TEST(CoreDatabase, SerialisedGivesTheSame) {
  const std::string_view patterns[] = {"abc", "x{3}"};
  const auto database = CoreDatabase::compile(patterns);
  ASSERT_TRUE(database.ok());
  const auto copy = CoreDatabase::deserialize(database->serialize());
  ASSERT_TRUE(copy.ok());
  EXPECT_EQ(candidates(*copy, "abcxxx"), candidates(*database, "abcxxx"));
}

TEST(CoreDatabase, InPlaceGivesTheSame) {
  const std::string_view patterns[] = {"abc", "x{3}", "(?i)\\bkey[0-9]{4}"};
  const auto database = CoreDatabase::compile(patterns);
  ASSERT_TRUE(database.ok());
  const std::string image = database->image();
  std::vector<char> memory(image.size() + 128);
  void* begin = memory.data();
  std::size_t space = memory.size();
  ASSERT_NE(std::align(64, image.size(), begin, space), nullptr);
  char* aligned = static_cast<char*>(begin);
  std::copy(image.begin(), image.end(), aligned);
  const auto in_place = CoreDatabase::in_place({aligned, image.size()});
  ASSERT_TRUE(in_place.ok());
  EXPECT_EQ(candidates(*in_place, "abcxxx KEY1234"), candidates(*database, "abcxxx KEY1234"));
  EXPECT_EQ(candidates(*in_place, "abcxxx KEY1234").size(), 3u);

  EXPECT_FALSE(CoreDatabase::in_place({aligned, image.size() - 1}).ok());
  EXPECT_FALSE(CoreDatabase::in_place({aligned + 8, image.size() - 8}).ok());
  aligned[0] = static_cast<char>(aligned[0] ^ 1);
  EXPECT_FALSE(CoreDatabase::in_place({aligned, image.size()}).ok());
}

TEST(CoreDatabase, RefusesDamagedBytes) {
  const std::string_view patterns[] = {"abc"};
  const std::string good = CoreDatabase::compile(patterns)->serialize();
  EXPECT_FALSE(CoreDatabase::deserialize("").ok());
  EXPECT_FALSE(CoreDatabase::deserialize(good.substr(0, good.size() / 2)).ok());
  for (const std::size_t at : {std::size_t{0}, std::size_t{5}, good.size() / 3, good.size() / 2}) {
    SCOPED_TRACE(at);
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x40);
    EXPECT_FALSE(CoreDatabase::deserialize(bad).ok());
  }
}

TEST(CoreDatabase, NamesTheBrokenPattern) {
  const std::string_view patterns[] = {"fine", "bro[ken"};
  const auto database = CoreDatabase::compile(patterns);
  ASSERT_FALSE(database.ok());
  EXPECT_NE(database.error().message.find("bro[ken"), std::string::npos);
}

TEST(Dialect, SpaceIsThatOfTheConfirmPatterns) {
  const std::string plain = core_dialect("a\\sb[^\\s:]c\\\\s[]");
  EXPECT_EQ(plain, "a[\\t\\n\\f\\r ]b[^\\t\\n\\f\\r :]c\\\\s[]");
  const std::string space = core_dialect("a\\sb");
  const std::string_view patterns[] = {space};
  const auto database = CoreDatabase::compile(patterns);
  ASSERT_TRUE(database.ok());
  EXPECT_EQ(candidates(*database, "a b a\tb a\nb a\fb a\rb").size(), 5u);
  EXPECT_TRUE(candidates(*database, "a\vb").empty());
}

TEST(PatternWidth, Bounds) {
  struct Row {
    std::string_view pattern;
    std::uint32_t width;  // 0: refused
    std::string_view says;
  };
  const Row rows[] = {
      {"abc", 3, ""},
      {"\\babc[0-9]{2,8}\\b", 11, ""},
      {"(?i)ab(?:cd|efg)", 5, ""},
      {"ab+", 0, "'b+'"},
      {"ab[a-z*]{3}[0-9]{20,}", 0, "'[0-9]{20,}'"},
      {"a\\d*", 0, "'\\d*'"},
      {"(abc)?", 0, "empty"},
      {"a{300}", 0, "256"},
      {"a[", 0, ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pattern);
    const auto width = core_width(row.pattern);
    ASSERT_EQ(width.ok(), row.width != 0);
    if (width.ok()) {
      EXPECT_EQ(*width, row.width);
    } else {
      EXPECT_NE(width.error().message.find(row.says), std::string::npos) << width.error().message;
    }
  }
}

}  // namespace
}  // namespace scan::match
