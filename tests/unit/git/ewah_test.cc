// EWAH bitmaps: runs, literals, and sizes that lie.
#include "git/ewah.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::git {
namespace {

std::string big_endian(std::uint64_t value, std::size_t size) {
  std::string out;
  for (std::size_t i = size; i > 0; --i) out += static_cast<char>(value >> (8 * (i - 1)) & 0xff);
  return out;
}

std::uint64_t marker(bool bit, std::uint64_t run, std::uint64_t literals) {
  return static_cast<std::uint64_t>(bit) | run << 1 | literals << 33;
}

std::string bitmap(const std::vector<std::uint64_t>& words) {
  std::string out = big_endian(words.size() * 64, 4) + big_endian(words.size(), 4);
  for (const std::uint64_t word : words) out += big_endian(word, 8);
  return out + big_endian(0, 4);
}

std::optional<std::vector<bool>> read(const std::string& bytes, std::size_t size) {
  ByteReader in(bytes);
  return take_ewah(in, size);
}

TEST(EwahTest, RunsAndLiterals) {
  const auto flags = read(bitmap({marker(true, 1, 1), 0b101, marker(false, 1, 0)}), 200);
  ASSERT_TRUE(flags);
  for (std::size_t i = 0; i < flags->size(); ++i) {
    EXPECT_EQ((*flags)[i], i < 64 || i == 64 || i == 66) << i;
  }
}

TEST(EwahTest, TwoInARow) {
  const std::string bytes = bitmap({marker(false, 0, 1), 1}) + bitmap({marker(false, 0, 1), 2});
  ByteReader in(bytes);
  const auto first = take_ewah(in, 2);
  const auto second = take_ewah(in, 2);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, (std::vector<bool>{true, false}));
  EXPECT_EQ(*second, (std::vector<bool>{false, true}));
  EXPECT_EQ(in.left(), 0u);
}

TEST(EwahTest, RefusesWhatDoesNotFit) {
  const std::string sound = bitmap({marker(false, 0, 1), 1});
  EXPECT_TRUE(read(sound, 1));
  EXPECT_FALSE(read(sound, 0));
  EXPECT_FALSE(read(sound.substr(0, sound.size() - 1), 1));
  EXPECT_FALSE(read("", 1));
  EXPECT_FALSE(read(bitmap({marker(false, 0, 2), 1}), 64)) << "a literal is missing";
  EXPECT_FALSE(read(bitmap({marker(true, 0xffffffff, 0)}), 64)) << "a run past the end";
  EXPECT_FALSE(read(bitmap({marker(true, 1, 0)}), 63));
  EXPECT_TRUE(read(bitmap({marker(true, 1, 0)}), 64));
  EXPECT_TRUE(read(bitmap({marker(false, 0xffffffff, 0)}), 64)) << "zeros may go on";
  EXPECT_FALSE(read(bitmap({marker(false, 0xffffffff, 1), 1}), 64));
  EXPECT_FALSE(read(big_endian(64, 4) + big_endian(0xffffffff, 4), 64)) << "a count that lies";
}

}  // namespace
}  // namespace scan::git
