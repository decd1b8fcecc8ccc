// The line around a secret: redaction, the mark, line ends and cuts.
#include "finding/excerpt.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace scan {
namespace {

std::string mark_of(const Excerpt& excerpt) {
  return excerpt.text.substr(excerpt.mark.begin, excerpt.mark.size());
}

// Of `text`, in which [ and ] stand around each secret; the excerpt of the secret numbered `which`.
Excerpt excerpt_of(std::string_view text, std::size_t which = 0, ExcerptOptions options = {}) {
  std::string content;
  std::vector<KnownSecret> secrets;
  for (char c : text) {
    if (c == '[') {
      secrets.push_back({{content.size(), content.size()}, true});
    } else if (c == ']') {
      secrets.back().span.end = content.size();
    } else {
      content += c;
    }
  }
  return make_excerpt(content, secrets.at(which).span, KnownSecrets(secrets), options);
}

TEST(Excerpt, TakesTheLineAndMovesTheMark) {
  struct Row {
    std::string text;
    std::size_t which;
    std::string shown;
    std::string mark;
  };
  const Row rows[] = {
      {"a\nk = [hunter2]; x\nb", 0, "k = …(7); x", "…(7)"},
      {"[hunter2]", 0, "…(7)", "…(7)"},
      {"[hunter2] x\nb", 0, "…(7) x", "…(7)"},
      {"a\nk=[hunter2]", 0, "k=…(7)", "…(7)"},
      {"a\r\nk=[hunter2]\r\nb", 0, "k=…(7)", "…(7)"},
      {"a\r\nk=[hunter2] \r\nb", 0, "k=…(7) ", "…(7)"},
      {"k=[hunter2]\r", 0, "k=…(7)", "…(7)"},
      {"\tk=[hunter2]", 0, "\tk=…(7)", "…(7)"},
      {"a=[one1] b=[two22] c=[three]", 1, "a=…(4) b=…(5) c=…(5)", "…(5)"},
      {"a=[one1] b=[two22] c=[three]", 2, "a=…(4) b=…(5) c=…(5)", "…(5)"},
      {"a=[one1][two22]", 0, "a=…(4)…(5)", "…(4)"},
      {"k=[BEGIN\nabc\nEND] tail", 0, "k=…(13)", "…(13)"},
      {"[BEGIN\nabc\nEND] k=[hunter2]", 1, "…(13) k=…(7)", "…(7)"},
      {"k=[hunter2] [BEGIN\nabc]", 0, "k=…(7) …(9)", "…(7)"},
      {"k=[hunter2] # hunter2", 0, "k=…(7) # …(7)", "…(7)"},
      {"\xff\xfe k=[hunter2]\x80", 0, "\xff\xfe k=…(7)\x80", "…(7)"},
      {"ключ=[пароль1]!", 0, "ключ=…(7)!", "…(7)"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const Excerpt excerpt = excerpt_of(row.text, row.which);
    EXPECT_EQ(excerpt.text, row.shown);
    EXPECT_EQ(mark_of(excerpt), row.mark);
    EXPECT_FALSE(excerpt.cut_before);
    EXPECT_FALSE(excerpt.cut_after);
  }
}

TEST(Excerpt, ShowsSecretsWhereAsked) {
  const ExcerptOptions shown = {.show_secrets = true};
  EXPECT_EQ(excerpt_of("a=[one1] b=[two22]", 1, shown).text, "a=one1 b=two22");
  EXPECT_EQ(mark_of(excerpt_of("a=[one1] b=[two22]", 1, shown)), "two22");
  EXPECT_EQ(excerpt_of("k=[BEGIN\r\nabc] x", 0, shown).text, "k=BEGIN");
}

TEST(Excerpt, CutsHugeLinesAroundTheMark) {
  const std::string side(5'000'000, 'x');
  for (const auto& [text, before, after] : {std::tuple{side + "[hunter2]" + side, true, true},
                                            {"[hunter2]" + side, false, true},
                                            {side + "[hunter2]", true, false},
                                            {side + "\nk=[hunter2]" + side, false, true}}) {
    const Excerpt excerpt = excerpt_of(text);
    EXPECT_LE(excerpt.text.size(), 160u);
    EXPECT_GE(excerpt.text.size(), 150u);
    EXPECT_EQ(mark_of(excerpt), "…(7)");
    EXPECT_EQ(excerpt.cut_before, before);
    EXPECT_EQ(excerpt.cut_after, after);
  }
}

TEST(Excerpt, ShortSideLeavesItsRoomToTheOther) {
  const std::string side(300, 'x');
  EXPECT_EQ(excerpt_of("ab [hunter2]" + side).mark.begin, 3u);
  const Excerpt right = excerpt_of(side + "[hunter2] ab");
  EXPECT_EQ(right.text.size(), 160u);
  EXPECT_TRUE(right.text.ends_with("…(7) ab"));
}

TEST(Excerpt, CutsBetweenCodePoints) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    SCOPED_TRACE(shift);
    std::string wide;
    for (int i = 0; i < 200; ++i) wide += "€😀";
    const Excerpt excerpt =
        excerpt_of(wide + std::string(shift, 'x') + "[hunter2]" + std::string(shift, 'x') + wide);
    EXPECT_NE(static_cast<unsigned char>(excerpt.text.front()) & 0xc0, 0x80);
    EXPECT_TRUE(excerpt.text.ends_with("€") || excerpt.text.ends_with("😀"));
    EXPECT_TRUE(excerpt.cut_before && excerpt.cut_after);
  }
}

TEST(Excerpt, ShownSecretLongerThanTheLimitIsCut) {
  const Excerpt excerpt =
      excerpt_of("k=[" + std::string(500, 's') + "] x", 0, {.show_secrets = true});
  EXPECT_EQ(excerpt.text, std::string(160, 's'));
  EXPECT_TRUE(excerpt.cut_before && excerpt.cut_after);
}

TEST(Excerpt, WithoutLimitTheWholeNameIsShown) {
  const std::string folder(3000, 'd');
  const Excerpt excerpt = excerpt_of(folder + "/[hunter2].txt", 0, {.limit = SIZE_MAX});
  EXPECT_EQ(excerpt.text, folder + "/…(7).txt");
  EXPECT_FALSE(excerpt.cut_before || excerpt.cut_after);
}

// No text of three characters of a secret may be seen, however secrets lie in the line.
TEST(Excerpt, NeverShowsSecretsOfRandomLines) {
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return random() % n; };
  for (int round = 0; round < 3000; ++round) {
    std::string content;
    std::vector<KnownSecret> secrets;
    const std::size_t pieces = 1 + below(8);
    for (std::size_t i = 0; i < pieces; ++i) {
      content.append(below(120), " x\n\r\t,"[below(6)]);
      const std::size_t begin = content.size();
      for (std::size_t n = 1 + below(60); n > 0; --n) {
        content += below(25) == 0 ? '\n' : static_cast<char>('A' + below(26));
      }
      secrets.push_back({{begin, content.size()}, below(2) == 0});
      if (below(4) == 0 && begin > 2)
        secrets.push_back({{begin - below(3), content.size()}, false});
    }
    const KnownSecrets known(secrets);
    for (const KnownSecret& secret : secrets) {
      const Excerpt excerpt = make_excerpt(content, secret.span, known, {.limit = 20 + below(200)});
      SCOPED_TRACE(excerpt.text);
      std::size_t run = 0;
      for (char c : excerpt.text) {
        run = c >= 'A' && c <= 'Z' ? run + 1 : 0;
        ASSERT_LE(run, 4u) << "round " << round;
      }
      ASSERT_LE(excerpt.mark.end, excerpt.text.size());
      ASSERT_FALSE(excerpt.mark.empty());
    }
  }
}

}  // namespace
}  // namespace scan
