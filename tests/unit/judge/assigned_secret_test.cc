// Names and values together. Random values are made here: none stands in this file.
#include "judge/assigned_secret.h"

#include <gtest/gtest.h>

#include <cctype>
#include <random>
#include <string>
#include <vector>

#include "../tools/word_list.h"
#include "base/base64.h"
#include "judge/assigned_value.h"

namespace scan {
namespace {

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBase36 = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kBase62 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kHex = "0123456789abcdef";
// What generators of passwords and of Django's SECRET_KEY draw from.
constexpr std::string_view kSigns =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*()-_=+[]{}|;:,.<>?/~";
constexpr std::string_view kDjango = "abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)";

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
      {"password", kLower, 6, Confidence::kMedium, 840},
      {"password", kLower, 8, Confidence::kMedium, 900},
      {"password", kLower, 10, Confidence::kMedium, 950},
      {"password", kBase36, 6, Confidence::kMedium, 940},
      {"password", kBase36, 10, Confidence::kMedium, 980},
      {"password", kBase62, 16, Confidence::kHigh, 985},
      {"password", kSigns, 12, Confidence::kMedium, 880},
      {"password", kSigns, 20, Confidence::kHigh, 940},
      {"password", kSigns, 32, Confidence::kHigh, 940},
      {"SECRET_KEY", kDjango, 50, Confidence::kHigh, 960},
      {"secret", kLower, 10, Confidence::kMedium, 900},
      {"secret", kBase36, 8, Confidence::kMedium, 940},
      {"token", kBase62, 12, Confidence::kMedium, 960},
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

// Of a thousand values that people made of words the model never saw, how many are found.
template <typename Make>
int found_of_words(std::string_view name, Make make) {
  std::mt19937_64 random(20261123);
  std::vector<std::string> words = read_words("/usr/share/dict/american-english");
  std::erase_if(words, [](const std::string& word) { return !is_held_out(word); });
  if (words.size() < 1000) return 1000;
  int found = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string value =
        make([&]() -> const std::string& { return words[random() % words.size()]; });
    const AssignedJudgement judged = judge_assigned({name, value});
    found += judged.confidence && *judged.confidence >= Confidence::kMedium ? 1 : 0;
  }
  return found;
}

TEST(AssignedSecret, WordsAndIdentifiersAreNot) {
  const auto capital = [](std::string word) {
    word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
    return word;
  };
  for (const std::string_view name : {"password", "client_secret", "access_token", "api_key"}) {
    SCOPED_TRACE(name);
    EXPECT_LE(found_of_words(name, [](auto word) { return word(); }), 10);
    EXPECT_LE(found_of_words(name, [](auto word) { return word() + "_" + word(); }), 10);
    EXPECT_LE(found_of_words(name, [](auto word) { return word() + "-" + word(); }), 10);
    EXPECT_LE(found_of_words(name, [](auto word) { return word() + "." + word(); }), 10);
    EXPECT_LE(found_of_words(name, [&](auto word) { return word() + capital(word()); }), 10);
    EXPECT_LE(found_of_words(name, [&](auto word) { return capital(word()) + capital(word()); }),
              10);
    EXPECT_LE(found_of_words(name, [](auto word) { return word() + "(" + word() + ")"; }), 10);
    EXPECT_LE(found_of_words(name, [](auto word) { return word() + "." + word() + "()"; }), 10);
    EXPECT_LE(found_of_words(name, [](auto word) { return "{" + word() + "}/" + word(); }), 10);
    EXPECT_LE(found_of_words(name, [](auto word) { return word() + "::" + word(); }), 10);
    EXPECT_LE(found_of_words(name, [](auto word) { return "./" + word() + "/" + word(); }), 10);
    EXPECT_LE(found_of_words(name, [](auto word) { return word() + "=" + word(); }), 10);
    EXPECT_LE(found_of_words(name, [](auto word) { return base64_encode(word() + " " + word()); }),
              10);
  }
}

TEST(AssignedSecret, BasicAuthenticationIsItsPassword) {
  const auto confidence = [](const std::string& pair) {
    return judge_assigned({"authorization", base64_encode(pair)}).confidence;
  };
  std::string random;
  std::mt19937_64 engine(7);
  while (random.size() < 16) random += kBase62[engine() % kBase62.size()];
  EXPECT_EQ(confidence("deploy:" + random), Confidence::kHigh);
  EXPECT_EQ(confidence("username:password"), std::nullopt);
  EXPECT_EQ(confidence("deploybot:test1234"), Confidence::kLow);
  EXPECT_EQ(confidence("somebody:"), std::nullopt);
  EXPECT_EQ(confidence("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"), std::nullopt);
  EXPECT_EQ(confidence("\xd0\xb8\xd0\xbc\xd1\x8f:\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c"),
            std::nullopt);
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
      {"password", "boston7921", Confidence::kMedium},
      {"password", "5.days", Confidence::kLow},
      {"password", "{noop}boston7921", Confidence::kMedium},
      {"password", "river-copper-lantern-maple", Confidence::kLow},
      {"password", "river-copper-lantern", kNo},
      {"api_key", "river-copper-lantern-maple", kNo},
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
      {"password", "5\\340+zBc\\363q9", kNo},
      {"password_hash", "*A0D1C2B3E4F5A6978877665544332211FFEEDDCC", Confidence::kLow},
      {"burnToken", "0xc1D2a3B4f5E6978877665544332211FFee0D9C8b", kNo},
      {"password", "Wachtwoord", kNo},
      {"password", "Nykyinen", Confidence::kLow},
      {"password", "required", kNo},
      {"password", "X509_STORE_set_check_policy", Confidence::kLow},
      {"password", "GL_COMPRESSED_RGB_FXT1_3DFX", Confidence::kLow},
      {"password", "EVP_MD_CTX_get0_md_data", Confidence::kLow},
      {"password", "AUDIO_FILE_ENCODING", kNo},
      {"password", "will-qos1-len-helper", Confidence::kLow},
      {"secret", "will-qos1-len-helper", kNo},
      {"password", "required|string|max:255", kNo},
      {"password", "0x%08x", kNo},
      {"password", "this->password_", kNo},
      {"password", "std::string", kNo},
      {"password", "PBKDF2WithHmacSHA1", kNo},
      {"password", "lib.mkIf", Confidence::kLow},
      {"password", "<b>bold</b>", kNo},
      {"password", "initial-secure-password-123", Confidence::kLow},
      {"api_key", "4.0.1(react@19.2.4)", kNo},
      {"auth_token", "randomized-token-12392183123", Confidence::kLow},
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

TEST(AssignedSecret, KeysAreMoreThanNames) {
  const std::string random = std::string("q8ZxV3mT") + "k1RwY7uB" + "n4Hc";
  EXPECT_TRUE(reads_like_key(random));
  EXPECT_TRUE(reads_like_key("xox" + ("b-" + random)));
  for (const std::string_view text :
       {"test-token-12345", "my-first-key-2024", "staging_eu_west_1_v2"}) {
    EXPECT_FALSE(reads_like_key(text)) << text;
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
