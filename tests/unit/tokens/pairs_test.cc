// An id is taken into the secret beside it, and stays alone where there is none.
#include "tokens/pairs.h"

#include <gtest/gtest.h>

namespace scan::tokens {
namespace {

class PairsTest : public ::testing::Test {
 protected:
  PairsTest() {
    id_.info.id = "acme-key-id";
    secret_.info.id = "acme-secret-key";
    secret_.pair = "acme-key-id";
  }

  static TokenMatch match(const TokenRule& rule, std::size_t begin) {
    return {&rule, {}, {begin, begin + 20}, Confidence::kHigh, {}};
  }

  TokenRule id_;
  TokenRule secret_;
};

TEST_F(PairsTest, AnIdBesideItsSecretIsPartOfIt) {
  for (const bool id_first : {true, false}) {
    TokenMatch id = match(id_, id_first ? 0 : 60);
    id.notes = {"of account 1"};
    TokenMatch secret = match(secret_, 30);
    const auto paired = id_first ? pair_up({id, secret}) : pair_up({secret, id});
    ASSERT_EQ(paired.size(), 1u);
    EXPECT_EQ(paired[0].rule, &secret_);
    EXPECT_EQ(paired[0].also, std::vector<const TokenRule*>{&id_});
    EXPECT_EQ(paired[0].beside, std::vector<Span>{id.secret});
    EXPECT_EQ(paired[0].notes,
              (std::vector<std::string>{"its id stands beside it", "of account 1"}));
  }
}

TEST_F(PairsTest, FarFromItsSecretAnIdStays) {
  EXPECT_EQ(pair_up({match(id_, 0), match(secret_, 20 + kPairRadius)}).size(), 1u);
  EXPECT_EQ(pair_up({match(id_, 0), match(secret_, 21 + kPairRadius)}).size(), 2u);
}

TEST_F(PairsTest, EitherHalfAlone) {
  EXPECT_EQ(pair_up({match(id_, 0)}).size(), 1u);
  EXPECT_EQ(pair_up({match(secret_, 0)}).size(), 1u);
  EXPECT_TRUE(pair_up({}).empty());
}

TEST_F(PairsTest, TheNearestSecretTakesIt) {
  const auto paired = pair_up({match(secret_, 0), match(id_, 100), match(secret_, 130)});
  ASSERT_EQ(paired.size(), 2u);
  EXPECT_TRUE(paired[0].also.empty());
  EXPECT_EQ(paired[1].also.size(), 1u);
}

}  // namespace
}  // namespace scan::tokens
