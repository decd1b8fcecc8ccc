// Inline suppressions: which hold, which are refused with which words.
#include "config/inline_allow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace scan::config {
namespace {

class TwoRules : public KnownRules {
 public:
  bool has(std::string_view id) const override {
    return id == "token" || id == "generic" || id == "other";
  }
};

// `text` with the secret between ‹ and ›, other secrets between « and ».
AllowAnswer answer(std::string_view text) {
  std::string content;
  std::vector<KnownSecret> secrets;
  Span secret;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t at = content.size();
    if (rest.starts_with("‹")) {
      secret.begin = at;
    } else if (rest.starts_with("›")) {
      secret.end = at;
      secrets.push_back({secret, true});
    } else if (rest.starts_with("«")) {
      secrets.push_back({{at, at}, true});
    } else if (rest.starts_with("»")) {
      secrets.back().span.end = at;
    } else {
      content += text[i++];
      continue;
    }
    i += rest.starts_with("«") || rest.starts_with("»") ? 2 : 3;
  }
  const KnownSecrets known(secrets);
  const std::array<std::string_view, 1> also = {"generic"};
  return judge_allow({content, secret, &known, "token", also, *parse_date("2026-06-15")},
                     TwoRules());
}

TEST(InlineAllow, Suppresses) {
  struct Row {
    std::string text;
    std::string reason;
    std::string until;
  };
  const Row rows[] = {
      {"k=‹hunter22› # scan:allow[token] test key", "test key", ""},
      {"# scan:allow[token] test key\nk=‹hunter22›", "test key", ""},
      {"# scan:allow[token] test key\r\nk=‹hunter22›\r\n", "test key", ""},
      {"k=‹hunter22› # scan:allow[token]\ttest key\r\n", "test key", ""},
      {"k=‹hunter22› # scan:allow[other, token ] two", "two", ""},
      {"k=‹hunter22› # scan:allow[token] until=2026-06-15 last day", "last day", "2026-06-15"},
      {"k=‹hunter22› # scan:allow[token] until=2027-01-01   gone by then", "gone by then",
       "2027-01-01"},
      {"k=‹hunter22› /* scan:allow[token] sample */", "sample", ""},
      {"<!-- scan:allow[token] sample -->\n<k>‹hunter22›</k>", "sample", ""},
      {"{# scan:allow[token] sample #}\n‹hunter22›", "sample", ""},
      {"/* scan:allow[token] sample */ k = ‹hunter22›;", "sample", ""},
      {"{\"c\": \"scan:allow[token] sample\", \"k\": \"‹hunter22›\"}", "sample\", \"k\": \"…(8)\"}",
       ""},
      {"k=‹hunter22› # scan:allow[token] hunter22 is public", "…(8) is public", ""},
      {"k=‹hunter22› «other99» # scan:allow[token] not other99", "not …(7)", ""},
      {"k=‹hunter22› # scan:allow[other] a scan:allow[token] b", "b", ""},
      {"# scan:allow[token] above\nk=‹hunter22› # scan:allow[other] not this", "above", ""},
      {"k=‹BEGIN\nx\nEND› # scan:allow[token] of the first line?\n", "", ""},
      {"# scan:allow[token] key\nk=‹BEGIN\nx\nEND›", "key", ""},
      {"k=‹hunter22› # scan:allow[token] ключ из документации", "ключ из документации", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const AllowAnswer got = answer(row.text);
    EXPECT_EQ(got.allow, row.reason.empty() ? Allow::kAbsent : Allow::kSuppresses);
    EXPECT_EQ(got.reason, row.reason);
    EXPECT_EQ(got.until, row.until);
  }
}

TEST(InlineAllow, IsRefusedWithWords) {
  struct Row {
    std::string text;
    std::string notice;
  };
  const Row rows[] = {
      {"‹hunter22› # scan:allow[token]", "scan:allow gives no reason: write one after the rules"},
      {"‹hunter22› /* scan:allow[token] */",
       "scan:allow gives no reason: write one after the rules"},
      {"‹hunter22› # scan:allow[token] --",
       "scan:allow gives no reason: write one after the rules"},
      {"‹hunter22› # scan:allow[token] until=2026-12-31",
       "scan:allow gives no reason: write one after the rules"},
      {"‹hunter22› # scan:allow this",
       "scan:allow names no rule: write scan:allow[rule-id] and a reason"},
      {"‹hunter22› # scan:allow[token this",
       "scan:allow names no rule: write scan:allow[rule-id] and a reason"},
      {"‹hunter22› # scan:allow[] this", "scan:allow names no known rule with \"\""},
      {"‹hunter22› # scan:allow[tokn] typo", "scan:allow names no known rule with \"tokn\""},
      {"‹hunter22› # scan:allow[hunter22] typo", "scan:allow names no known rule with \"…(8)\""},
      {"‹hunter22› # scan:allow[*] all", "scan:allow names no known rule with \"*\""},
      {"‹hunter22› # scan:allow[token] until=2026-02-30 x",
       "scan:allow has until=\"2026-02-30\", which is no date: write until=YYYY-MM-DD"},
      {"‹hunter22› # scan:allow[token] until= x",
       "scan:allow has until=\"\", which is no date: write until=YYYY-MM-DD"},
      {"‹hunter22› # scan:allow[token] until=2026-06-14 x",
       "scan:allow[token] expired on 2026-06-14"},
      {"‹hunter22› # scan:allow[token] x until=2026-12-31",
       "scan:allow has its until=YYYY-MM-DD in the reason: it stands before the reason"},
      {"‹hunter22› # scan:allow[token] [until=2026-12-31] x",
       "scan:allow has its until=YYYY-MM-DD in the reason: it stands before the reason"},
      {"‹hunter22› # scan:allow[other] x", "scan:allow[other] does not allow token"},
      {"‹hunter22› # scan:allow[generic] x",
       "scan:allow[generic] does not allow token, under which this secret is reported: name that "
       "rule"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const AllowAnswer got = answer(row.text);
    EXPECT_EQ(got.allow, Allow::kRefused);
    EXPECT_EQ(got.notices, std::vector<std::string>{row.notice});
    EXPECT_EQ(got.reason, "");
  }
}

TEST(InlineAllow, IsAbsent) {
  for (std::string_view text :
       {"‹hunter22›", "# scan:allow[token] two lines above\n\n‹hunter22›",
        "‹hunter22›\n# scan:allow[token] below", "‹hunter22› # noscan:allow[token] x",
        "‹hunter22› # scan:allowed[token] x", "‹hunter22› # scan:allow-list[token] x",
        "a=«other99» # scan:allow[token] for that line\nk=‹hunter22›"}) {
    SCOPED_TRACE(text);
    const AllowAnswer got = answer(text);
    EXPECT_EQ(got.allow, Allow::kAbsent);
    EXPECT_TRUE(got.notices.empty());
  }
}

TEST(InlineAllow, WarnsAhead) {
  struct Row {
    std::string until;
    std::string notice;
  };
  const Row rows[] = {
      {"2026-06-15", "scan:allow[token] ends on 2026-06-15, today"},
      {"2026-06-16", "scan:allow[token] ends on 2026-06-16, tomorrow"},
      {"2026-06-29", "scan:allow[token] ends on 2026-06-29, in 14 days"},
      {"2026-06-30", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.until);
    const AllowAnswer got = answer("‹hunter22› # scan:allow[token] until=" + row.until + " x");
    EXPECT_EQ(got.allow, Allow::kSuppresses);
    EXPECT_EQ(got.notices, row.notice.empty() ? std::vector<std::string>{}
                                              : std::vector<std::string>{row.notice});
  }
}

TEST(InlineAllow, UnknownIdIsToldBesideAKnownOne) {
  const AllowAnswer got = answer("‹hunter22› # scan:allow[tokn,token] both");
  EXPECT_EQ(got.allow, Allow::kSuppresses);
  EXPECT_EQ(got.notices, std::vector<std::string>{"scan:allow names no known rule with \"tokn\""});
}

TEST(InlineAllow, HugeLinesCostLittle) {
  const std::string side(50'000'000, 'x');
  EXPECT_EQ(answer(side + " ‹hunter22› # scan:allow[token] near " + side).allow,
            Allow::kSuppresses);
  EXPECT_EQ(answer("‹hunter22› " + side + " # scan:allow[token] far").allow, Allow::kAbsent);
}

TEST(InlineAllow, LongIdsAreToldInPart) {
  const AllowAnswer got = answer("‹hunter22› # scan:allow[" + std::string(3000, 'i') + "] x");
  ASSERT_EQ(got.notices.size(), 1u);
  EXPECT_LT(got.notices[0].size(), 130u);
}

}  // namespace
}  // namespace scan::config
