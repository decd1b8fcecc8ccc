// 1Password references: the vendor's rules, and texts that only talk of references.
#include "policy/facts/op_reference.h"

#include <gtest/gtest.h>

namespace scan::policy {
namespace {

TEST(OpReference, MistakesAreTold) {
  struct Row {
    const char* reference;
    const char* mistake;  // a part of it; empty: there is none
  };
  const Row rows[] = {
      {"op://v/i/f", ""},
      {"op://v/i/section/f", ""},
      {"op://My Vault/Some item.v2/one-time password?attribute=otp", ""},
      {"op://v/i/private key?ssh-format=openssh", ""},
      {"op://v/i/f?attr=type&attribute=otp", ""},
      {"op://${{ secrets.VAULT }}/i/f", ""},
      {"op://${VAULT}/$ITEM/f", ""},
      {"op://%VAULT%/i/f", ""},
      {"op://{vault}/{item}/f", ""},
      {"op://v/i/f?${QUERY}", ""},
      {"op://$(vault_of x)/i/f", ""},
      // An expression that is a whole part may hold slashes.
      {"op://$REFERENCE", ""},
      {"op://$VAULT_AND_ITEM/f", ""},
      {"op://v-$ENV/i", "has 2 parts"},
      {"op://v", "has 1 part,"},
      {"op://v/i", "has 2 parts"},
      {"op://v/i/a/b/c", "has 5 parts"},
      {"op://$A/$B/a/b/c", "has 5 parts"},
      {"op://v/i/", "has an empty part"},
      {"op:///i/f", "has an empty part"},
      {"op://v/ /f", "has an empty part"},
      {"op://v/i/f#1", "a character"},
      {"op://v/i/pass:word", "a character"},
      {"op://v/caf\xc3\xa9/f", "a character"},
      {"op://v/i/f?format=openssh", "'format'"},
      {"op:/v/i/f", "one slash"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.reference);
    const auto mistake = op_reference_mistake(row.reference);
    EXPECT_EQ(mistake.has_value(), row.mistake[0] != '\0');
    EXPECT_NE(mistake.value_or("").find(row.mistake), std::string::npos) << mistake.value_or("");
  }
}

TEST(OpReference, OnlyWhatIsMeantAsAReferenceIsOne) {
  struct Row {
    const char* value;
    std::vector<std::string_view> references;
  };
  const Row rows[] = {
      {"op://v/i/f", {"op://v/i/f"}},
      {"op:/v/i/f", {"op:/v/i/f"}},
      {"postgres://u:{{ op://v/i/f }}@{{op://v/i/host}}/db", {"op://v/i/f", "op://v/i/host"}},
      {"op:/tmp", {}},
      {"see op://v/i/f", {}},
      {"shop://v/i/f", {}},
      {"op://<vault>/<item>/<field>", {}},
      {"op://vault/item/[section/]field", {}},
      {"op://Automation/*", {}},
      {"op://v/...", {}},
      {"op://v/i/f\nop://v/i/g", {}},
      {"{{ op://v/i/f", {}},
      {"{{ vault }}/{{ op }}", {}},
      {"", {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.value);
    EXPECT_EQ(op_references(row.value), row.references);
  }
}

TEST(OpReference, VaultsThatNoServiceAccountSees) {
  EXPECT_TRUE(is_built_in_vault(op_reference_vault("op://Private/i/f")));
  EXPECT_TRUE(is_built_in_vault(op_reference_vault("op://employee/i/f")));
  EXPECT_TRUE(is_built_in_vault("Shared"));
  EXPECT_FALSE(is_built_in_vault("Private-CI"));
  EXPECT_FALSE(is_built_in_vault(op_reference_vault("op://Automation/Private/f")));
  EXPECT_FALSE(is_built_in_vault(op_reference_vault("op://${VAULT}/i/f")));
  EXPECT_FALSE(is_built_in_vault(op_reference_vault("op:/Private/i/f")));
}

}  // namespace
}  // namespace scan::policy
