// What names say of the values assigned to them.
#include "judge/assigned_name.h"

#include <gtest/gtest.h>

namespace scan {
namespace {

constexpr NameStrength kNone = NameStrength::kNone;
constexpr NameStrength kWeak = NameStrength::kWeak;
constexpr NameStrength kStrong = NameStrength::kStrong;

TEST(AssignedName, Table) {
  struct Row {
    std::string_view name;
    NameStrength strength;
    SecretKind kind = SecretKind::kSecret;
  };
  const Row rows[] = {
      {"password", kStrong, SecretKind::kPassword},
      {"DB_PASSWORD", kStrong, SecretKind::kPassword},
      {"dbPassword", kStrong, SecretKind::kPassword},
      {"spring.datasource.password", kStrong, SecretKind::kPassword},
      {"PGPASSWORD", kStrong, SecretKind::kPassword},
      {"smtp_pass", kStrong, SecretKind::kPassword},
      {"MYSQL_PWD", kStrong, SecretKind::kPassword},
      {"PASSWORD_PROD", kStrong, SecretKind::kPassword},
      {"setPassword", kStrong, SecretKind::kPassword},
      {"contrasena", kStrong, SecretKind::kPassword},
      {"client_secret", kStrong, SecretKind::kSecret},
      {"clientsecret", kStrong, SecretKind::kSecret},
      {"accessToken", kStrong, SecretKind::kToken},
      {"access_token2", kStrong, SecretKind::kToken},
      {"Authorization", kStrong, SecretKind::kToken},
      {"apiKey", kStrong, SecretKind::kKey},
      {"X-Api-Key", kStrong, SecretKind::kKey},
      {"apikey", kStrong, SecretKind::kKey},
      {"SECRET_KEY", kStrong, SecretKind::kKey},
      {"encryptionKey", kStrong, SecretKind::kKey},
      {"key", kWeak, SecretKind::kKey},
      {"userKey", kWeak, SecretKind::kKey},
      {"salt", kWeak, SecretKind::kSalt},
      {"nonce", kWeak, SecretKind::kSalt},
      {"csrf_token", kWeak, SecretKind::kToken},
      {"sessionid", kWeak, SecretKind::kToken},
      {"", kNone},
      {"name", kNone},
      {"author", kNone},
      {"monkey", kNone},
      {"tokenizer", kNone},
      {"keyboard", kNone},
      {"key_frame", kNone},
      {"password_file", kNone},
      {"passwordField", kNone},
      {"token_type", kNone},
      {"secretName", kNone},
      {"api_key_id", kNone},
      {"public_key", kNone},
      {"primaryKey", kNone},
      {"cacheKey", kNone},
      {"next_page_token", kNone},
      {"TOKEN_TTL", kNone},
      {"passwordHint", kNone},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const AssignedName read = read_assigned_name(row.name);
    EXPECT_EQ(read.strength, row.strength);
    if (row.strength != kNone) {
      EXPECT_EQ(read.kind, row.kind);
    }
  }
}

TEST(AssignedName, Ending) {
  EXPECT_TRUE(ends_in_secret_name("user.setPassword"));
  EXPECT_TRUE(ends_in_secret_name("withToken"));
  EXPECT_FALSE(ends_in_secret_name("credentialNamesFor"));
  EXPECT_FALSE(ends_in_secret_name("passwordIsValid"));
  EXPECT_FALSE(ends_in_secret_name(""));
}

}  // namespace
}  // namespace scan
