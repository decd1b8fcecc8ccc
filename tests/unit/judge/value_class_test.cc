// One table: key, value, what it is. Secrets are built from pieces or made when the test runs.
#include "judge/value_class.h"

#include <gtest/gtest.h>

#include <string>

#include "base/base64.h"
#include "base/bech32.h"

namespace scan {
namespace {

using enum ValueClass;

const std::string kRandom = std::string("Kq8vZr3T") + "nW5xYb2M" + "7f3a9c1e";

std::string key_block() {
  // PKCS#8 with an Ed25519 key (RFC 8410 section 7) of zeros and ones.
  const std::string der = std::string("\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70", 12) +
                          std::string("\x04\x22\x04\x20", 4) + std::string(32, '\x5a');
  const std::string label = std::string("PRIVATE ") + "KEY";
  return "-----BEGIN " + label + "-----\n" + base64_encode(der) + "\n-----END " + label + "-----\n";
}

std::string age_identity() {
  std::string text = bech32_encode("age-secret-key-", std::string(32, '\x37'));
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

struct Row {
  std::string key;
  std::string value;
  ValueClass expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.key + " = " + row.value);
    EXPECT_EQ(value_class({row.key, row.value}), row.expected);
  }
}

TEST(ValueClass, EmptyAndStrong) {
  check({{"TOKEN", "", kEmpty},
         {"TOKEN", "  \n", kEmpty},
         {"TOKEN", "null", kEmpty},
         {"key", key_block(), kStrong},
         {"note", "text before\n" + key_block(), kStrong},
         {"k", age_identity(), kStrong},
         {"k", "# created\n# public key: age1x\n" + age_identity() + "\n", kStrong},
         {"DATABASE_URL", "postgres://app:" + kRandom + "@db.acme.io/app", kStrong},
         {"DATABASE_URL", "jdbc:postgresql://app:" + kRandom + "@db.acme.io/app", kStrong},
         {"DATABASE_URL", "redis://:" + kRandom + "@cache:6379", kStrong}});
  EXPECT_EQ(value_class({"x", "whatever", true}), kStrong);
}

TEST(ValueClass, Urls) {
  check({{"U", "postgres://app:${PW}@db.acme.internal:5432/production", kReference},
         {"U", "postgres://u:{{ op://v/i/f }}@h", kReference},
         {"U", "postgres://user:password@db.acme.io", kPlaceholder},
         {"U", "postgres://app:" + kRandom + "@localhost/app", kWeak},
         {"U", "postgres://postgres:postgres@db/app", kWeak},
         {"U", std::string("mysql://wordpress:") + "wordpress@db/app", kWeak},
         {"U", "https://app:" + kRandom + "@example.com", kPlaceholder},
         {"U", "https://api.acme.io/v1?a=b", kPublic},
         {"U", "ssh://git@github.com/acme/app", kPublic},
         {"U", "postgres://${USER:-app}:${PW:-" + kRandom + "}@db.acme.io", kStrong}});
}

TEST(ValueClass, References) {
  for (const char* value : {"op://Automation/ccr/TOKEN",
                            "op://v/i/private key?ssh-format=openssh",
                            "${TOKEN}",
                            "$TOKEN",
                            "$env:TOKEN_FOR_Tests13",
                            "isAuthenticated()",
                            "%TOKEN%",
                            "${{ secrets.TOKEN }}",
                            "{{ token }}",
                            "<%= ENV['TOKEN'] %>",
                            "$(cat /run/secrets/x)",
                            "ref+vault://secret/x#/y",
                            "arn:aws:secretsmanager:eu-west-1:1234:secret:x",
                            "projects/p/secrets/s/versions/latest",
                            "@Microsoft.KeyVault(SecretUri=https://x)",
                            "keyring://default",
                            "ENC[AES256_GCM,data:x]",
                            "/run/secrets/telegram_bot_token",
                            "/var/lib/app/key.pem",
                            "$CREDENTIALS_DIRECTORY/token",
                            "${SECRETS_DIR}/github-token-2",
                            "file:./key",
                            "file:/run/x",
                            "@/run/secrets/x",
                            "@body.json",
                            "~/.ssh/id_ed25519",
                            "sops.placeholder.x",
                            "config.sops.secrets.x.path",
                            "process.env.TOKEN",
                            "${TOKEN:?set it}",
                            "${TOKEN:-}",
                            "${A:-${B}}",
                            "${A:-$B}",
                            "Bearer ${TOKEN}",
                            "postgres-production-${TOKEN}",
                            "${{ secrets.A || secrets.B }}",
                            "${{ github.event_name == 'pull_request_target' && secrets.A }}",
                            "{{ x | default('') }}",
                            "prod-${{ secrets.SUFFIX }}",
                            "C:\\keys\\server.key"}) {
    SCOPED_TRACE(value);
    EXPECT_EQ(value_class({"TOKEN", value}), kReference);
  }
  EXPECT_EQ(value_class({"TOKEN", "encrypted:" + std::string(120, 'B')}), kReference);
}

TEST(ValueClass, Defaults) {
  check({{"TOKEN", "${TOKEN:-" + kRandom + "}", kLikely},
         {"TOKEN", "${TOKEN-" + kRandom + "}", kLikely},
         {"TOKEN", "${TOKEN:=" + kRandom + "}", kLikely},
         {"TOKEN", "${A:-${B:-" + kRandom + "}}", kLikely},
         {"TOKEN", "${A:-\"" + kRandom + "\"}", kLikely},
         {"TOKEN", "${TOKEN:-changeme}", kPlaceholder},
         {"TOKEN", "${TOKEN:-hunter2}", kWeak},
         {"TOKEN", "${COUNT:-12345}", kPlaceholder},
         {"N", "${COUNT:-8080}", kReference},
         {"TOKEN", "${{ secrets.TOKEN || '" + kRandom + "' }}", kLikely},
         {"TOKEN", "${{ '" + kRandom + "' }}", kLikely},
         {"TOKEN", "${{ github.ref == 'refs/heads/main-2' && secrets.A || 'x1' }}", kWeak},
         {"TOKEN", "${{ format('release-{0}-9', secrets.A) }}", kReference},
         {"TOKEN", "{{ token | default('" + kRandom + "') }}", kLikely},
         {"TOKEN", "{{ token | default \"" + kRandom + "\" }}", kLikely},
         {"TOKEN", "<%= ENV['TOKEN'] || '" + kRandom + "' %>", kLikely},
         {"TOKEN", kRandom + "-${SUFFIX}", kLikely},
         {"TOKEN", "abc$" + kRandom, kLikely}});
}

TEST(ValueClass, PlaceholderAndPublic) {
  check({{"TOKEN", "changeme", kPlaceholder},
         {"TOKEN", "your_vault_token", kPlaceholder},
         {"TOKEN", "<token>", kPlaceholder},
         {"TOKEN", "xxxxxxxx", kPlaceholder},
         {"TOKEN", "***", kPlaceholder},
         {"TOKEN", "sk-abc...", kPlaceholder},
         {"TOKEN", "qk9zXXXX", kPlaceholder},
         {"TOKEN", "secretKey", kPlaceholder},
         {"TOKEN", "githubSecret", kPlaceholder},
         {"password", "NOVA_DBPASS", kPlaceholder},
         {"token", "2016-11-06T15:32:17.000000", kPublic},
         {"x", "30s", kPublic},
         {"x", "1h30m", kPublic},
         {"TOKEN_LIFE", "90 days", kPublic},
         {"x", "on", kPublic},
         {"CHAT_ID", "8248645256", kPublic},
         {"TOKEN", "8248645256", kPublic},
         {"password", "8248645256", kLikely},
         {"pin", "8246", kWeak},
         {"id", "7f3a9c1e-5b8d-4046-9a2b-3c4d5e6f7a8b", kPublic},
         {"api_key", "7f3a9c1e-5b8d-4046-9a2b-3c4d5e6f7a8b", kLikely},
         {"v", "12.4.1-rc.1", kPublic},
         {"mail", "ops@acme.io", kPublic},
         {"key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKq8vZr3TnW5xYb2M me@host", kPublic},
         {"age", bech32_encode("age", kRandom + "8bytes.."), kPublic},
         {"STRIPE_KEY", std::string("pk_live_") + kRandom, kPublic},
         {"hashedPassword", "!", kPublic}});
}

TEST(ValueClass, LikelyAndWeak) {
  check({{"TOKEN", kRandom, kLikely},
         {"password", "hunter2!x", kLikely},
         {"pass"
          "word",
          "Tr0ub4dor&3", kLikely},
         {"password", "hunter2", kWeak},
         {"password", "postgres", kWeak},
         {"password", "Passwort", kWeak},
         {"password", "correct horse battery staple", kWeak},
         {"existingSecret", "my-app-credentials", kWeak},
         {"token", "qkzvbtrwplmx", kLikely}});
}

TEST(ValueClass, Judgement) {
  EXPECT_TRUE(judge_value({"TOKEN", kRandom}).is_secret());
  EXPECT_FALSE(judge_value({"COMMIT", kRandom}).is_secret());
  EXPECT_TRUE(judge_value({"COMMIT", key_block()}).is_secret());
  EXPECT_FALSE(judge_value({"PASSWORD", "postgres"}).is_secret());
  EXPECT_TRUE(judge_value({"PASSWORD", "postgres"}).is_literal());
  EXPECT_FALSE(judge_value({"PASSWORD", "${PW}"}).is_literal());
  EXPECT_FALSE(judge_value({"USER", "postgres"}).is_literal());
}

TEST(ValueClass, HostileSizesEnd) {
  std::string nested;
  for (int i = 0; i < 50000; ++i) nested += "${A:-";
  EXPECT_EQ(value_class({"TOKEN", nested + "x" + std::string(50000, '}')}), kReference);
  (void)value_class({"TOKEN", nested});
  (void)value_class({"TOKEN", "x://" + std::string(1 << 20, '{') + "@"});
  (void)value_class({"TOKEN", "${{" + std::string(1 << 20, '\'') + "}}"});
  (void)value_class({std::string(1 << 20, 'a'), std::string(1 << 20, '$')});
}

}  // namespace
}  // namespace scan
