// Every place where a text begins is marked, whatever the machine, and few others.
#include "policy/text_starts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace scan::policy {
namespace {

const std::string_view kTexts[] = {"secret", "token", "passw",          "_pw",
                                   "pw\"",   "op:/",  "enc[aes256_gcm,"};

TextStarts starts_of_all() {
  TextStarts starts;
  for (const std::string_view text : kTexts) starts.add(text);
  return starts;
}

std::string filled(std::size_t begin, std::string_view text) {
  std::string bytes(TextStarts::kReadBytes, ' ');
  for (std::size_t i = 0; i < text.size() && begin + i < bytes.size(); ++i)
    bytes[begin + i] = text[i];
  return bytes;
}

TEST(TextStarts, MarksATextAtEveryPlaceInAnyCase) {
  const TextStarts starts = starts_of_all();
  for (const std::string_view text : kTexts) {
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(), ::toupper);
    for (std::size_t begin = 0; begin < TextStarts::kBlockBytes; ++begin) {
      SCOPED_TRACE(std::string(text) + " at " + std::to_string(begin));
      EXPECT_EQ(starts.mark(filled(begin, text).data()), std::uint64_t{1} << begin);
      EXPECT_EQ(starts.mark(filled(begin, upper).data()), std::uint64_t{1} << begin);
    }
  }
}

TEST(TextStarts, NothingIsMarkedWithoutTexts) {
  const TextStarts none;
  EXPECT_EQ(none.mark(filled(3, "secret").data()), 0u);
}

TEST(TextStarts, VectorsAndBytesAgree) {
  const TextStarts starts = starts_of_all();
  std::mt19937_64 random(20261123);
  constexpr std::string_view kLikely = "secrtokpaw_:/ \"[";
  std::size_t marked = 0;
  constexpr int kRounds = 20000;
  for (int round = 0; round < kRounds; ++round) {
    std::string bytes(TextStarts::kReadBytes, '\0');
    for (char& c : bytes) {
      c = round % 2 == 0 ? kLikely[random() % kLikely.size()] : static_cast<char>(random());
    }
    const std::uint64_t plain = starts.mark_plain(bytes.data());
    ASSERT_EQ(starts.mark(bytes.data()), plain);
    if (round % 2 != 0) marked += static_cast<std::size_t>(__builtin_popcountll(plain));
  }
  EXPECT_LT(marked, kRounds / 2 * TextStarts::kBlockBytes / 100);
}

}  // namespace
}  // namespace scan::policy
