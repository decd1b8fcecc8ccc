// The masks against a look at each byte: on texts made of what is hard, at every alignment.
#include "decode/sites.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "base/base64.h"
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

// What is dismissed is dismissed for certain: a text of at least 18 printable bytes is kept with
// probability one, whatever it says. Of those behind words that are glued to it a few are read
// from a wrong digit, where the words themselves begin to read as text.
TEST(Sites, EveryEncodedTextIsKept) {
  std::mt19937 random(13);
  const auto below = [&](std::size_t n) { return random() % n; };
  const std::string_view letters[] = {"\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"};
  const std::string_view before[] = {" ",           "=",           "\"",         " key_",
                                     " path/to/a/", " SOME_NAME_", " x/v1/b64/", ":"};
  Sites sites;
  int right = 0;
  int wrong = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string secret;
    const bool foreign = below(4) == 0;
    for (std::size_t size = 18 + below(40); secret.size() < size;) {
      if (foreign && below(4) == 0) {
        secret += letters[below(3)];
      } else {
        secret += static_cast<char>(' ' + below(95));
      }
    }
    const std::string run = base64_encode(secret, below(2) == 0 ? Base64::kStandard : Base64::kUrl);
    const std::string_view glue = before[below(std::size(before))];
    const std::string text = "x" + std::string(glue) + run + "\n";
    find_sites(text, sites);
    ASSERT_EQ(sites.runs.size(), 1U) << text;
    const auto read = read_run(text, sites.runs[0], false);
    const bool whole = read && read->bytes == secret;
    ASSERT_TRUE(whole || glue.size() > 1) << text;
    (whole ? right : wrong) += 1;
  }
  EXPECT_LT(wrong * 10000, right);
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
