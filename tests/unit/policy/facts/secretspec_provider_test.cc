// Which file a dotenv provider means.
#include "policy/facts/secretspec_provider.h"

#include <gtest/gtest.h>

namespace scan::policy {
namespace {

TEST(SecretspecProvider, DotenvPath) {
  struct Row {
    const char* spec;
    const char* path;  // null: another provider
  };
  const Row rows[] = {
      {"dotenv", ".env"},
      {"dotenv:", ".env"},
      {"dotenv://", ".env"},
      {"dotenv:.env.local", ".env.local"},
      {"dotenv://config/.env", "config/.env"},
      {"dotenv:/etc/app/.env", "/etc/app/.env"},
      {"dotenv:~/.config/app/.env", "~/.config/app/.env"},
      {"dotenv:.env?x=y", ".env"},
      {"dotenvx", nullptr},
      {"keyring://", nullptr},
      {"env", nullptr},
      {"", nullptr},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.spec);
    const auto path = dotenv_path(row.spec);
    EXPECT_EQ(path.has_value(), row.path != nullptr);
    EXPECT_EQ(path.value_or(""), row.path != nullptr ? row.path : "");
  }
}

}  // namespace
}  // namespace scan::policy
