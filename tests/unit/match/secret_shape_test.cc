// Which runs of bytes can hold a secret, and which patterns are understood.
#include "match/secret_shape.h"

#include <gtest/gtest.h>

namespace scan::match {
namespace {

TEST(SecretShape, Table) {
  struct Row {
    std::string_view confirm;
    std::uint32_t least;  // 0: not understood
    std::string_view possible;
    std::string_view impossible;
  };
  const Row rows[] = {
      {"k=(?P<secret>[0-9a-f]{8})", 8, "x 01234567", "0123456 7890123"},
      {"(?i)k=(?P<secret>[0-9a-f]{8})", 8, "ABCDEF01", "ABCDEFG1"},
      {"(?P<secret>ab_[\\w-]{4,9})", 7, "ab_c-d_", "ab c-d_"},
      {"(?P<secret>(?:a|bcd)\\.\\d{3})[^x]", 5, "..a12", "a12x."},
      {"(?P<secret>[a\\]]{3})", 3, "a]a", "aba"},
      {"(?P<secret>[^ ]{8})", 0, "", ""},
      {"(?P<secret>a.{8})", 0, "", ""},
      {"(?P<secret>\\S{8})", 0, "", ""},
      {"(?P<secret>[[:alnum:]]{8})", 0, "", ""},
      {"(?P<secret>\\x41{8})", 0, "", ""},
      {"no group", 0, "", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.confirm);
    const SecretShape shape = secret_shape(row.confirm);
    EXPECT_EQ(shape.least, row.least);
    EXPECT_TRUE(shape.possible_in(row.possible));
    if (row.least > 0) {
      EXPECT_FALSE(shape.possible_in(row.impossible));
      EXPECT_FALSE(shape.possible_in(""));
    }
  }
}

}  // namespace
}  // namespace scan::match
