// Names of things against secrets, and hashes of passwords.
#include "judge/mere_name.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace scan {
namespace {

TEST(MereName, Names) {
  for (const char* value :
       {"GITHUB_TOKEN", "GITHUB_TOKEN_2", "postgres-14-credentials", "SONARR_API_KEY",
        "1password-credentials.json", "com.acme.auth.TokenProvider", "AuthPluginFactory",
        "client_secret_basic", "shop/prod/db-main", "public_v2", "packages/next-auth/**/*",
        "Neues Passwort (mindestens 12 Zeichen)", "Passwort vergessen?", "PreTrainedTokenizerFast",
        "keyword.control.flow"}) {
    SCOPED_TRACE(value);
    EXPECT_TRUE(is_mere_name(value));
  }
}

TEST(MereName, Secrets) {
  for (const char* value :
       {"hunter2", "Winter!Shop42", "p4ssw0rd!", "correct$horse$9", "Bearer a8f7s9d8f7a9",
        "Basic dXNlcjpwYXNz", "x9-Kq-7z-Pw", "abc123def456ghi789", "12345678901234", ""}) {
    SCOPED_TRACE(value);
    EXPECT_FALSE(is_mere_name(value));
  }
}

TEST(MereName, RandomTextsAreNone) {
  std::mt19937 random(7);
  for (const std::string_view alphabet :
       {"0123456789abcdef", "abcdefghijklmnopqrstuvwxyz0123456789",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"}) {
    int names = 0;
    for (int i = 0; i < 100'000; ++i) {
      std::string value;
      for (int n = 0; n < 20; ++n) value += alphabet[random() % alphabet.size()];
      names += is_mere_name(value) ? 1 : 0;
    }
    SCOPED_TRACE(alphabet);
    EXPECT_LE(names, 33);
  }
}

TEST(PasswordHash, IsTold) {
  for (const char* value : {"$2b$10$abc", "$argon2id$v=19$m=1", "$6$rounds=5000$x", "{SSHA}abc",
                            "k10:$apr1$x$y", "pbkdf2_sha256$260000$x", "scrypt:32768:8:1$x"}) {
    SCOPED_TRACE(value);
    EXPECT_TRUE(is_password_hash(value));
  }
  for (const char* value : {"$2", "$HOME/x", "${TOKEN}", "secret", ""}) {
    SCOPED_TRACE(value);
    EXPECT_FALSE(is_password_hash(value));
  }
}

}  // namespace
}  // namespace scan
