// The masks against a look at each byte: on texts made of what is hard, at every alignment.
#include "decode/sites.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "decode/byte_masks.h"
#include "decode/encoded_run.h"
#include "decode/escape.h"

namespace scan::decode {
namespace {

Sites plain_sites(std::string_view text) {
  Sites out;
  for (std::size_t at = 0; at < text.size();) {
    Span run{at, at};
    while (run.end < text.size() && is_run_byte(text[run.end])) ++run.end;
    const std::string_view first = text.substr(at, std::min(run.size(), kLeastRun));
    const bool mixed =
        std::any_of(first.begin(), first.end(), [](char c) { return has_class(c, kMixedByte); });
    if (run.size() >= kLeastRun && mixed && (at == 0 || may_hold_text(text, at))) {
      out.runs.push_back(run);
    }
    at = std::max(run.end, at + 1);
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((text[at] == '\\' || text[at] == '%') && is_telling_escape(text, at)) {
      out.escapes.push_back(at);
    }
  }
  return out;
}

void expect_same(std::string_view text) {
  Sites fast;
  find_sites(text, fast);
  const Sites plain = plain_sites(text);
  EXPECT_EQ(fast.runs, plain.runs) << text;
  EXPECT_EQ(fast.escapes, plain.escapes) << text;
}

TEST(Sites, RunsOfEveryLengthAtEveryPlace) {
  const std::string words =
      "QXNrIG1lIG5vIHF1ZXN0aW9ucywgYW5kIEkgdGVsbCB5b3Ugbm8gbGllczsgdGhhdCBpcyBh";
  for (std::size_t before = 0; before < 130; ++before) {
    for (std::size_t size : {1, 22, 23, 24, 25, 40, 63, 64, 65, 72}) {
      expect_same(std::string(before, ' ') + words.substr(0, size) + " and more words that follow");
    }
  }
}

TEST(Sites, RandomTexts) {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"QXNrIG1lIG5vIHF1ZXN0aW9ucyBhbmQ",
                                     "aGVsbG8gd29ybGQgaGVsbG8gd29y",
                                     "abcdefghijklmnopqrstuvwxyz",
                                     "-----------------",
                                     "____",
                                     "/",
                                     "+",
                                     " ",
                                     "\n",
                                     "\\n",
                                     "\\u0041",
                                     "%41",
                                     "%2",
                                     "\\x41",
                                     "\"",
                                     "\xc3\xa9",
                                     "0123456789abcdef",
                                     "word",
                                     "AnotherLongIdentifierInCamelCase"};
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) text += pieces[random() % std::size(pieces)];
    expect_same(text);
  }
}

TEST(Sites, MasksAreThoseOfThePlainTwins) {
  std::mt19937 random(11);
  std::string bytes(kBlockBytes * kMarkedBlocks, '\0');
  for (char& c : bytes) c = static_cast<char>(random() % 256);
  for (std::size_t i = 0; i < 256; ++i) bytes[3 + i] = static_cast<char>(i);
  Marks fast;
  Marks plain;
  for (std::size_t blocks : {1, 2, 63, 64}) {
    mark_blocks(bytes.data(), blocks, fast);
    mark_blocks_plain(bytes.data(), blocks, plain);
    EXPECT_EQ(fast.escapes, plain.escapes);
    for (std::size_t i = 0; i < blocks; ++i) EXPECT_EQ(fast.rough[i], plain.rough[i]) << i;
  }
  for (std::size_t i = 0; i < kMarkedBlocks; ++i) {
    const char* block = bytes.data() + i * kBlockBytes;
    EXPECT_EQ(run_mask(block), class_mask_plain(block, kRunByte)) << i;
    EXPECT_EQ(mixed_mask(block), class_mask_plain(block, kMixedByte)) << i;
    EXPECT_EQ(escape_mask(block), class_mask_plain(block, kEscapeByte)) << i;
  }
}

}  // namespace
}  // namespace scan::decode
