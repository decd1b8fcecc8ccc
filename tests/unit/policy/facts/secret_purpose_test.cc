// Purposes, environments and owners, told by names.
#include "policy/facts/secret_purpose.h"

#include <gtest/gtest.h>

#include "syntax/entry.h"

namespace scan::policy {
namespace {

SecretPurpose of(std::string_view path, std::vector<std::string> key) {
  syntax::KeyPath parts;
  for (std::string& name : key) parts.push_back({name, -1});
  const std::string name = parts.back().name;
  return secret_purpose(path, parts, name);
}

TEST(SecretPurpose, Environments) {
  struct Row {
    const char* path;
    std::vector<std::string> key;
    Environment environment;
  };
  const Row rows[] = {
      {".env.production", {"TOKEN"}, Environment::kProduction},
      {"deploy/qa/app.yaml", {"token"}, Environment::kStaging},
      {".env.local", {"TOKEN"}, Environment::kDevelopment},
      {".env", {"TOKEN"}, Environment::kUnknown},
      {"products/app.yaml", {"token"}, Environment::kUnknown},
      // What is nearest decides.
      {"production/wrangler.toml", {"env", "staging", "vars", "KEY"}, Environment::kStaging},
      {"staging.env", {"PROD_TOKEN"}, Environment::kProduction},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.path);
    EXPECT_EQ(of(row.path, row.key).environment, row.environment);
  }
  EXPECT_EQ(of(".env", {"PROD_SMTP_PASSWORD"}).name, of(".env", {"STAGING_SMTP_PASSWORD"}).name);
}

TEST(SecretPurpose, Owners) {
  EXPECT_EQ(of("data/users/alice/config.json", {"token"}).owner, "users/alice");
  EXPECT_EQ(of("fleet.yaml", {"users", "bob", "token"}).owner, "users/bob");
  EXPECT_EQ(of("users/config.json", {"token"}).owner, "");
  EXPECT_EQ(of("config.json", {"users", "token"}).owner, "");
}

TEST(SecretPurpose, Differences) {
  struct Row {
    const char* a;
    const char* b;
    bool differ;
  };
  const Row rows[] = {
      {"ADMIN_TOKEN", "SESSION_SECRET", true},
      {"JWT_SECRET", "WEBHOOK_SECRET", true},
      {"POSTGRES_PASSWORD", "DB_PASSWORD", false},
      {"PGPASSWORD", "databasePassword", false},
      {"TOKEN", "GITHUB_TOKEN", false},
      {"GH_TOKEN", "GITHUB_API_TOKEN", false},
      {"NODE_AUTH_TOKEN", "NPM_TOKEN", false},
      {"VITE_API_KEY", "API_KEY", false},
      {"CF_API_TOKEN", "CLOUDFLARE_API_TOKEN", false},
      {"BOT_TOKEN", "TELEGRAM_BOT_TOKEN", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.a) + " " + row.b);
    EXPECT_EQ(differ_in_purpose(of("x", {row.a}), of("x", {row.b})), row.differ);
  }
}

}  // namespace
}  // namespace scan::policy
