// Names and values together. Random values are made here: none stands in this file.
#include "judge/assigned_secret.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "judge/assigned_value.h"

namespace scan {
namespace {

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBase36 = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kBase62 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kHex = "0123456789abcdef";

// Of a thousand random values, how many have at least this confidence.
int found_in_thousand(std::string_view name, std::string_view alphabet, std::size_t size,
                      Confidence least) {
  std::mt19937_64 random(20261123);
  int found = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string value;
    while (value.size() < size) value += alphabet[random() % alphabet.size()];
    const AssignedJudgement judged = judge_assigned({name, value});
    found += judged.confidence && *judged.confidence >= least ? 1 : 0;
  }
  return found;
}

TEST(AssignedSecret, RandomValuesAreFound) {
  struct Row {
    std::string_view name;
    std::string_view alphabet;
    std::size_t size;
    Confidence confidence;
    int least;  // in a thousand
  };
  const Row rows[] = {
      {"password", kLower, 8, Confidence::kMedium, 900},
      {"password", kBase36, 8, Confidence::kMedium, 940},
      {"password", kBase62, 12, Confidence::kHigh, 950},
      {"client_secret", kBase62, 32, Confidence::kHigh, 990},
      {"access_token", kHex, 40, Confidence::kHigh, 990},
      {"api_key", kHex, 32, Confidence::kHigh, 990},
      {"api_key", kBase62, 16, Confidence::kHigh, 950},
      {"salt", kBase62, 16, Confidence::kMedium, 900},
      {"key", kBase62, 32, Confidence::kMedium, 970},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.name) + " of " + std::to_string(row.size) + " out of " +
                 std::string(row.alphabet));
    EXPECT_GE(found_in_thousand(row.name, row.alphabet, row.size, row.confidence), row.least);
  }
}

TEST(AssignedSecret, UnderANameThatTellsOtherwiseNothingIs) {
  for (const std::string_view name :
       {"name", "password_file", "token_type", "public_key", "sha256"}) {
    SCOPED_TRACE(name);
    EXPECT_EQ(found_in_thousand(name, kBase62, 32, Confidence::kLow), 0);
  }
  EXPECT_EQ(found_in_thousand("token_hash", kHex, 64, Confidence::kLow), 0);
}

TEST(AssignedSecret, Table) {
  struct Row {
    std::string_view name;
    std::string_view value;
    std::optional<Confidence> confidence;
  };
  constexpr auto kNo = std::nullopt;
  const Row rows[] = {
      {"password", "BlueHorse42!", Confidence::kMedium},
      {"password", "hunter2", Confidence::kLow},
      {"password", "P@ssw0rd!", Confidence::kLow},
      {"password", "test1234", Confidence::kLow},
      {"password", "1111111-jane", Confidence::kLow},
      {"password", "abc", kNo},
      {"password", "correcthorsebattery", kNo},
      {"password", "changeme", kNo},
      {"password", "${DB_PASSWORD}", kNo},
      {"password", "{{ password }}", kNo},
      {"password", "%s", kNo},
      {"password", "Enter your password", kNo},
      {"password", "/run/secrets/db-password", kNo},
      {"password", "config.password", kNo},
      {"password", "getPassword(user)", kNo},
      {"password", "localhost:5001", kNo},
      {"password", "dGVzdC1wYXNzd29yZA==", kNo},  // words in base64
      {"password", "^[a-zA-Z0-9]{8,}$", kNo},
      {"password", "<secret>", kNo},
      {"password", "$argon2id$v=19$m=16$cGFzc3dvcmRzYWx0", Confidence::kLow},
      {"token", "access_token_expired", kNo},
      {"token", "abcx123defq456", Confidence::kLow},
      {"token", "eyJhbGciOiJub25lIn0", kNo},
      {"htpasswd", "13.0.0-next-8.7", kNo},
      {"accessToken", "https://acme.example/token", kNo},
      {"seed", "0:0x627b0c2c", kNo},
      {"secret", "prod/db/credentials", kNo},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.name) + " = " + std::string(row.value));
    const AssignedJudgement judged = judge_assigned({row.name, row.value});
    EXPECT_EQ(judged.confidence, row.confidence) << judged.why;
    EXPECT_FALSE(judged.why.empty());
  }
}

TEST(AssignedValue, Digests) {
  EXPECT_TRUE(is_digest_name("narHash"));
  EXPECT_TRUE(is_digest_name("sha256"));
  EXPECT_FALSE(is_digest_name("api_key"));
  EXPECT_TRUE(is_digest_shaped(std::string(64, 'a')));
  EXPECT_FALSE(is_digest_shaped(std::string(63, 'a')));
  EXPECT_FALSE(is_digest_shaped(std::string(64, 'g')));
}

}  // namespace
}  // namespace scan
