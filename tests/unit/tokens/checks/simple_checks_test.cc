// Entropy, alphabets, shapes and words.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tokens/checks/alphabet.h"
#include "tokens/checks/entropy.h"
#include "tokens/checks/shape.h"
#include "tokens/checks/words.h"

namespace scan::tokens {
namespace {

TEST(Entropy, KnownValues) {
  EXPECT_EQ(shannon_entropy(""), 0);
  EXPECT_NEAR(shannon_entropy("aaaa"), 0, 1e-9);
  EXPECT_NEAR(shannon_entropy("ab"), 1, 1e-9);
  EXPECT_NEAR(shannon_entropy("aabbccdd"), 2, 1e-9);
  EXPECT_NEAR(shannon_entropy("aaab"), 0.8112781244591328, 1e-9);
  EXPECT_NEAR(shannon_entropy("0123456789abcdef"), 4, 1e-9);
}

TEST(Alphabet, Members) {
  struct Row {
    const char* name;
    const char* good;
    const char* bad;
  };
  const Row rows[] = {{"hex", "09afAF", "g"},       {"lower-hex", "09af", "A"},
                      {"base32", "AZ27=", "1"},     {"base36", "az09", "A"},
                      {"base58", "123ABCabc", "0"}, {"base62", "azAZ09", "-"},
                      {"base64", "azAZ09+/=", "-"}, {"base64url", "azAZ09-_=", "+"},
                      {"digits", "0189", "a"},      {"printable", "a~ !\\\"", "\t"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_TRUE(is_of_alphabet(row.good, row.name));
    EXPECT_FALSE(is_of_alphabet(std::string(row.good) + row.bad, row.name));
    EXPECT_NE(alphabet_names().find(row.name), std::string_view::npos);
  }
  EXPECT_FALSE(alphabet_characters("base63"));
}

TEST(Alphabet, Mixed) {
  EXPECT_TRUE(is_mixed("a1"));
  EXPECT_FALSE(is_mixed("ab"));
  EXPECT_FALSE(is_mixed("12-"));
  EXPECT_FALSE(
      is_mixed("\xc3\xa9"
               "1"));
}

TEST(Shape, Table) {
  struct Row {
    const char* shape;
    const char* text;
    bool fits;
  };
  const Row rows[] = {{"base64:4", "AAECAw==", true},
                      {"base64:4", "AAECAw", true},    // without its padding
                      {"base64:4", "AAECAw=", false},  // with half of it
                      {"base64:3", "AAECAw==", false},
                      {"base64:3", "-_-_", false},
                      {"base64url:3", "-_-_", true},
                      {"base64:3", "AA C", false},
                      {"hex:2", "0aFf", true},
                      {"hex:2", "0aF", false},
                      {"hex:2", "0aFg", false},
                      {"uuid", "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f", true},
                      {"uuid", "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5", false},
                      {"uuid", "0a1b2c3d00a1b-0a1b-0a1b-0a1b2c3d4e5f", false},
                      {"uuid", "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5g", false}};
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.shape) + " " + row.text);
    EXPECT_TRUE(validate_shape(row.shape).ok());
    EXPECT_EQ(has_shape(row.text, row.shape), row.fits);
  }
  for (const char* shape : {"", "base64", "base64:", "base64:0", "base64:x", "base64:99999999",
                            "base32:4", "uuid:4", "hex:4 "}) {
    SCOPED_TRACE(shape);
    EXPECT_FALSE(validate_shape(shape).ok());
    EXPECT_FALSE(has_shape("00", shape));
  }
}

TEST(Words, AnyCaseAnywhere) {
  const std::vector<std::string_view> words = {"acme", "b", ""};
  EXPECT_TRUE(holds_word("the ACME key", words));
  EXPECT_TRUE(holds_word("xBx", words));
  EXPECT_FALSE(holds_word("the acm key", words));
  EXPECT_FALSE(holds_word("", words));
}

TEST(Words, LinesAround) {
  const std::string content = "one\ntwo\nthree\nfour\nfive";
  const std::size_t at = content.find("hree");
  const auto around = [&](std::uint32_t lines) {
    const Span span = lines_around(content, {at, at + 2}, lines);
    return content.substr(span.begin, span.size());
  };
  EXPECT_EQ(around(0), "three");
  EXPECT_EQ(around(1), "two\nthree\nfour");
  EXPECT_EQ(around(2), content);
  EXPECT_EQ(around(4000000000U), content);
  const std::string one_line(100000, 'x');
  EXPECT_EQ(lines_around(one_line, {50000, 50010}, 3).size(), 10U + 2 * 4096);
}

}  // namespace
}  // namespace scan::tokens
