// What names say of the values assigned to them.
#include "judge/assigned_name.h"

#include <gtest/gtest.h>

#include <string>

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
      // Passwords
      {"password", kStrong, SecretKind::kPassword},
      {"PASSWORD", kStrong, SecretKind::kPassword},
      {"db_password", kStrong, SecretKind::kPassword},
      {"spring.datasource.password", kStrong, SecretKind::kPassword},
      {"config['db']['passwd']", kStrong, SecretKind::kPassword},
      {"mailPwd", kStrong, SecretKind::kPassword},
      {"sslpwd", kStrong, SecretKind::kPassword},
      {"PASSWORD_PROD", kStrong, SecretKind::kPassword},
      {"PASS_PROD", kStrong, SecretKind::kPassword},
      {"passwordForUserA", kStrong, SecretKind::kPassword},
      {"ftpPass", kStrong, SecretKind::kPassword},
      {"smtppass", kStrong, SecretKind::kPassword},
      {"passwords", kStrong, SecretKind::kPassword},
      {"password_confirmation", kStrong, SecretKind::kPassword},
      {"new_password", kStrong, SecretKind::kPassword},
      {"setPassword", kStrong, SecretKind::kPassword},
      {"keystorePassphrase", kStrong, SecretKind::kPassword},
      {"senha", kStrong, SecretKind::kPassword},
      {"passwort", kStrong, SecretKind::kPassword},
      {"kennwort", kStrong, SecretKind::kPassword},
      // Secrets, tokens, keys, salts
      {"client_secret", kStrong, SecretKind::kSecret},
      {"SecretID", kStrong, SecretKind::kSecret},
      {"clientSecret", kStrong, SecretKind::kSecret},
      {"APP_SECRET", kStrong, SecretKind::kSecret},
      {"credentials", kStrong, SecretKind::kSecret},
      {"access_token", kStrong, SecretKind::kToken},
      {"authtoken", kStrong, SecretKind::kToken},
      {"GITHUB_TOKEN", kStrong, SecretKind::kToken},
      {"Authorization", kStrong, SecretKind::kToken},
      {"apiKey", kStrong, SecretKind::kKey},
      {"X-Api-Key", kStrong, SecretKind::kKey},
      {"secretaccesskey", kStrong, SecretKind::kKey},
      {"ENCRYPTION_KEY", kStrong, SecretKind::kKey},
      {"storageAccountKey", kStrong, SecretKind::kKey},
      {"serviceKey", kStrong, SecretKind::kKey},
      {"password_salt", kWeak, SecretKind::kSalt},
      {"iv", kWeak, SecretKind::kSalt},
      {"key", kWeak, SecretKind::kKey},
      {"csrf_token", kWeak, SecretKind::kToken},
      {"csrftoken", kWeak, SecretKind::kToken},
      {"session", kWeak, SecretKind::kToken},
      // What the last word says
      {"password_file", kNone},
      {"passwordFile", kNone},
      {"token_url", kNone},
      {"lib/functions/keys.rb", kNone},
      {"sonar.projectKey", kNone},
      {"withdrawal_credentials", kNone},
      {"token_type", kNone},
      {"secret.alias", kNone},
      {"negTokenResp", kNone},
      {"secret_name", kNone},
      {"access_key_id", kNone},
      {"password_field", kNone},
      {"passwordHasher", kNone},
      {"PASSWORD_RESET", kNone},
      {"password_expired", kNone},
      {"passwordTooltip", kNone},
      {"token_audience", kNone},
      {"secret_region", kNone},
      {"disk_encryption_key_sha256", kNone},
      {"api_key_fingerprint", kNone},
      {"key_size", kNone},
      {"credential_names_for_spec", kNone},
      // What the words before say
      {"public_key", kNone},
      {"primary_key", kNone},
      {"foreignKey", kNone},
      {"cache_key", kNone},
      {"id_token_cache_key", kNone},
      {"secWebSocketKey", kNone},
      {"--recv-keys", kNone},
      {"encrypted_key", kNone},
      {"encrypted_password", kNone},
      {"next_page_token", kNone},
      {"pad_token", kNone},
      {"forgot_password", kNone},
      {"invalidPassword", kNone},
      {"showPassword", kNone},
      {"hwScaleFirstPass", kNone},
      {"renderPass", kNone},
      {"-PassThru", kNone},
      {"pass_through", kNone},
      {"onepassword", kNone},
      {"bypass", kNone},
      {"compass", kNone},
      // Words that hold the word
      {"keyboard", kNone},
      {"monkey", kNone},
      {"keyword", kNone},
      {"tokenizer", kNone},
      {"secretary", kNone},
      {"passenger", kNone},
      {"author", kNone},
      {"resalting", kNone},
      {"name", kNone},
      // More of each
      {"DB_PASSWORD", kStrong, SecretKind::kPassword},
      {"dbPassword", kStrong, SecretKind::kPassword},
      {"PGPASSWORD", kStrong, SecretKind::kPassword},
      {"smtp_pass", kStrong, SecretKind::kPassword},
      {"MYSQL_PWD", kStrong, SecretKind::kPassword},
      {"contrasena", kStrong, SecretKind::kPassword},
      {"clientsecret", kStrong, SecretKind::kSecret},
      {"accessToken", kStrong, SecretKind::kToken},
      {"access_token2", kStrong, SecretKind::kToken},
      {"apikey", kStrong, SecretKind::kKey},
      {"SECRET_KEY", kStrong, SecretKind::kKey},
      {"encryptionKey", kStrong, SecretKind::kKey},
      {"userKey", kWeak, SecretKind::kKey},
      {"salt", kWeak, SecretKind::kSalt},
      {"nonce", kWeak, SecretKind::kSalt},
      {"sessionid", kWeak, SecretKind::kToken},
      {"key_frame", kNone},
      {"passwordField", kNone},
      {"secretName", kNone},
      {"api_key_id", kNone},
      {"primaryKey", kNone},
      {"cacheKey", kNone},
      {"TOKEN_TTL", kNone},
      {"passwordHint", kNone},
      {"", kNone},
      {"__", kNone},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const AssignedName name = read_assigned_name(row.name);
    EXPECT_EQ(name.strength, row.strength);
    if (row.strength != kNone) {
      EXPECT_EQ(name.kind, row.kind);
    }
  }
}

TEST(AssignedName, ReadsTheEndOfLongNames) {
  EXPECT_EQ(read_assigned_name(std::string(5000, 'a') + ".password").strength, kStrong);
  EXPECT_EQ(read_assigned_name("password." + std::string(5000, 'a')).strength, kNone);
}

TEST(AssignedName, KindsByName) {
  EXPECT_EQ(secret_kind_from("salt"), SecretKind::kSalt);
  EXPECT_EQ(secret_kind_from("pepper"), std::nullopt);
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
