// Paths that files name: worked out inside the repository, refused outside.
#include "policy/facts/repository_path.h"

#include <gtest/gtest.h>

namespace scan::policy {
namespace {

TEST(RepositoryPath, IsWorkedOutFromItsFolder) {
  struct Row {
    const char* folder;
    const char* path;
    const char* expected;  // null: nothing
  };
  const Row rows[] = {
      {"", ".env", ".env"},
      {"", "./config//.env", "config/.env"},
      {"a/b", ".env", "a/b/.env"},
      {"a/b", "../.env", "a/.env"},
      {"a/b", "../../c/./d", "c/d"},
      {"a/b", "../../../c", nullptr},
      {"", "..", nullptr},
      {"a", "..", nullptr},
      {"", "", nullptr},
      {"", "/etc/x", nullptr},
      {"", "~/x", nullptr},
      {"", "$HOME/x", nullptr},
      {"", "$(f)/x", nullptr},
      {"", "a/*.env", nullptr},
      {"", "{a,b}", nullptr},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.folder) + " + " + row.path);
    const auto path = repository_path(row.folder, row.path);
    if (row.expected == nullptr) {
      EXPECT_FALSE(path.has_value());
    } else {
      EXPECT_EQ(path.value_or("nothing"), row.expected);
    }
  }
}

}  // namespace
}  // namespace scan::policy
