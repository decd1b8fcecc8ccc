// What may be seen of a secret, alone and within a text that holds several.
#include "finding/redact.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace scan {
namespace {

std::string token() { return std::string("gh") + "p_" + "k3J9sQ0vZ7bX1mT5yR8wL2cN6dF4hG0aUePi"; }

TEST(Redacted, ShowsAHintOfLongRandomSecretsOnly) {
  struct Row {
    std::string secret;
    bool chosen;
    std::string shown;
  };
  const std::string random = token();
  const Row rows[] = {
      {random, false, "ghp_…(40)"},
      {random, true, "…(40)"},
      {random.substr(0, 20), false, "ghp_…(20)"},
      {random.substr(0, 19), false, "…(19)"},
      {"correct horse battery", true, "…(21)"},
      {std::string(40, 'a'), false, "…(40)"},     // no entropy: may be a word
      {"pässwörd", true, "…(8)"},                 // code points, not bytes
      {"-----BEGIN\n" + random, false, "…(51)"},  // several lines
      {"-----BEGIN X PRIVATE KEY-----\n" + random, false, "-----BEGIN X PRIVATE KEY-----…(70)"},
      {"-----BEGIN " + random + "-----", false, "----…(56)"},  // no label
      {"\x1b[2J" + random, false, "…(44)"},                    // nothing odd is ever shown
      {"", false, "…(0)"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.secret);
    EXPECT_EQ(redacted(row.secret, row.chosen), row.shown);
  }
}

TEST(KnownSecrets, UnitesWhatOverlaps) {
  const KnownSecrets known({{{20, 30}, false},
                            {{0, 5}, false},
                            {{4, 8}, false},
                            {{8, 9}, false},
                            {{20, 30}, false},
                            {{12, 12}, false}});
  const auto all = known.within({0, 100});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].span, (Span{0, 8}));
  EXPECT_TRUE(all[0].chosen) << "no hint of a mixture";
  EXPECT_EQ(all[1].span, (Span{8, 9}));
  EXPECT_EQ(all[2].span, (Span{20, 30}));
  EXPECT_FALSE(all[2].chosen) << "the same span twice is one secret";
}

TEST(KnownSecrets, WithinTakesEdgesHalfOpen) {
  const KnownSecrets known({{{10, 20}, false}, {{30, 40}, false}});
  EXPECT_EQ(known.within({0, 10}).size(), 0u);
  EXPECT_EQ(known.within({0, 11}).size(), 1u);
  EXPECT_EQ(known.within({19, 31}).size(), 2u);
  EXPECT_EQ(known.within({20, 30}).size(), 0u);
}

TEST(RedactRange, TakesOutSecretsAndTheirRepeats) {
  const std::string text = "a=" + token() + " b=hunter22 # was hunter22, not hunter2";
  const std::size_t second = text.find("hunter22");
  const KnownSecrets known({{{2, 42}, false}, {{second, second + 8}, true}});
  const Span all = {0, text.size()};
  EXPECT_EQ(redact_range(text, all, all, known), "a=ghp_…(40) b=…(8) # was …(8), not hunter2");
}

TEST(RedactRange, SecretsThatReachOverTheRangeAreNotShownInPart) {
  const std::string text = "0123456789";
  const KnownSecrets known({{{2, 8}, true}});
  EXPECT_EQ(redact_range(text, {4, 10}, {4, 10}, known), "…(6)89");
  EXPECT_EQ(redact_range(text, {0, 4}, {0, 4}, known), "01…(6)");
  EXPECT_EQ(redact_range(text, {3, 5}, {3, 5}, known), "…(6)");
}

TEST(RedactRange, RepeatCutByTheRangeIsNotShownInPart) {
  const std::string text = "hunter22 and hunter22";
  const KnownSecrets known({{{0, 8}, true}});
  EXPECT_EQ(redact_range(text, {9, 17}, {0, 9}, known), "and …(8)");
}

}  // namespace
}  // namespace scan
