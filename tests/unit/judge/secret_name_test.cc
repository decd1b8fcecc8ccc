// Names of secrets beside names that only look like them.
#include "judge/secret_name.h"

#include <gtest/gtest.h>

#include "judge/name_words.h"

namespace scan {
namespace {

TEST(SecretName, Table) {
  struct Row {
    const char* key;
    bool secret;
  };
  const Row rows[] = {
      {"PASSWORD", true},
      {"password_expires_at", false},
      {"tokenAddress", false},
      {"db_password", true},
      {"dbPassword", true},
      {"PGPASSWORD", true},
      {"WEBPASSWORD", true},
      {"MYSQL_ROOT_PASSWORD", true},
      {"TELEGRAM_BOT_TOKEN", true},
      {"CCR_API_KEY", true},
      {"apiKey", true},
      {"APIKey", true},
      {"cfg.apiKey", true},
      {"x-api-key", true},
      {"AWS_SECRET_ACCESS_KEY", true},
      {"clientsecret", true},
      {"SESSION_SECRET", true},
      {"privateKey", true},
      {"private_key", true},
      {"SIGNING_KEY", true},
      {"_authToken", true},
      {"//registry.npmjs.org/:_authToken", true},
      {"_auth", true},
      {"credentials", true},
      {"PASSWORD2", true},
      {"TOKEN_1", true},
      {"SECRET_NAMES", false},
      {"token_scopes", false},
      {"hcloud_token_sha256", false},
      {"discordToken", true},
      {"env.production.vars.CCR_API_KEY", true},
      {"pwd", true},
      {"passphrase", true},
      {"", false},
      {"___", false},
      {"PWD", false},
      {"OLDPWD", false},
      {"GIT_AUTHOR_NAME", false},
      {"AUTHOR", false},
      {"TELEGRAM_CHAT_ID", false},
      {"PASSWORD_FILE", false},
      {"PASSWORD_FILE_2", false},
      {"AUTH_MODULE_VERSION", false},
      {"TOKEN_TTL", false},
      {"SECRETS_MODE", false},
      {"max_tokens", false},
      {"KEYCLOAK_URL", false},
      {"tokenUrl", false},
      {"key", false},
      {"cache.key", false},
      {"PUBLIC_KEY", false},
      {"PUBLISHABLE_API_KEY", false},
      {"AWS_ACCESS_KEY_ID", false},
      {"secretKeyRef", false},
      {"secretName", false},
      {"tokenizer", false},
      {"MONKEY", false},
      {"keyboard", false},
      {"primary_key", false},
      {"passwordPolicy", false},
      {"tokens", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.key);
    EXPECT_EQ(is_secret_name(row.key), row.secret);
  }
}

TEST(SecretName, Passwords) {
  for (const char* key : {"PIN", "card_pin", "password", "dbPassword", "SESSION_SECRET", "pwd"}) {
    SCOPED_TRACE(key);
    EXPECT_TRUE(is_password_name(key));
  }
  for (const char* key : {"TOKEN", "spin", "API_KEY", "pinned", ""}) {
    SCOPED_TRACE(key);
    EXPECT_FALSE(is_password_name(key));
  }
}

TEST(NameWords, Cuts) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(name_words("myHTTPServer2Url"), (Words{"my", "http", "server", "url"}));
  EXPECT_EQ(name_words("A.b-C_d"), (Words{"a", "b", "c", "d"}));
  EXPECT_EQ(name_words("2fa_3"), (Words{"2fa"}));
  EXPECT_EQ(name_words(std::string(100000, '_') + "x"), (Words{"x"}));
}

}  // namespace
}  // namespace scan
