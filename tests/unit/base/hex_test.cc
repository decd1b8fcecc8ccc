#include "base/hex.h"

#include <gtest/gtest.h>

namespace scan {
namespace {

TEST(Hex, ThereAndBack) {
  EXPECT_EQ(hex_bytes("00fF7e"), std::string("\0\xff\x7e", 3));
  const std::uint8_t bytes[] = {0, 0xff, 0x7e};
  EXPECT_EQ(hex_text(bytes), "00ff7e");
  EXPECT_EQ(hex_bytes(""), "");
}

TEST(Hex, WhatIsNone) {
  EXPECT_EQ(hex_bytes("0"), std::nullopt);
  EXPECT_EQ(hex_bytes("0g"), std::nullopt);
  EXPECT_EQ(hex_value('x'), -1);
}

}  // namespace
}  // namespace scan
