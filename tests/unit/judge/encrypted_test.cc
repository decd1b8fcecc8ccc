// Files that are encrypted beside files that only say so.
#include "judge/encrypted.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "judge/sops_value.h"

namespace scan {
namespace {

const std::string kValue = "ENC[AES256_GCM,data:tXQ=,iv:mB5q,tag:Ww==,type:str]";

TEST(Encrypted, Bytes) {
  struct Row {
    std::string content;
    Encryption expected;
  };
  const Row rows[] = {
      {std::string("\0GITCRYPT\0", 10) + "abc", Encryption::kGitCrypt},
      {"age-encryption.org/v1\n-> X25519 x\n", Encryption::kAge},
      {"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
       Encryption::kAge},
      {"-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n", Encryption::kPgp},
      {"$ANSIBLE_VAULT;1.1;AES256\n6162\r\n6364\n", Encryption::kAnsibleVault},
      {"$ANSIBLE_VAULT;1.1;AES256\npassword: x\n", Encryption::kNone},
      {"$ANSIBLE_VAULT;1.1;AES256\n", Encryption::kNone},
      {"# age-encryption.org/v1\nTOKEN=x", Encryption::kNone},
      {"GITCRYPT", Encryption::kNone},
      {"-----BEGIN AGE ENCRYPTED FILE-----\n", Encryption::kNone},
      {"", Encryption::kNone},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.content);
    EXPECT_EQ(encryption_of_bytes(row.content), row.expected);
  }
}

TEST(Encrypted, Entries) {
  const std::string long_value(100, 'Q');
  const std::string dotenvx = "encrypted:" + long_value;
  struct Row {
    const char* name;
    std::vector<PathValue> entries;
    Encryption expected;
  };
  const Row rows[] = {
      {"sops yaml",
       {{"token", kValue},
        {"sops.age[0].recipient", "age1x"},
        {"sops.lastmodified", "2026-01-01T00:00:00Z"},
        {"sops.mac", kValue}},
       Encryption::kSops},
      {"sops with key groups",
       {{"token", kValue},
        {"sops.key_groups[0].pgp[0].fp", "ABCD"},
        {"sops.version", "3.9.0"},
        {"sops.mac", kValue}},
       Encryption::kSops},
      {"sops dotenv",
       {{"TOKEN", kValue},
        {"sops_mac", kValue},
        {"sops_version", "3.9.0"},
        {"sops_age__list_0__map_recipient", "age1x"}},
       Encryption::kSops},
      {"sops ini",
       {{"a.b", kValue},
        {"sops.mac", kValue},
        {"sops.version", "3.9.0"},
        {"sops.age__list_0__map_enc", "-----BEGIN"}},
       Encryption::kSops},
      {"sops binary",
       {{"data", kValue},
        {"sops.kms[0].arn", "arn:x"},
        {"sops.version", "3.9.0"},
        {"sops.mac", kValue}},
       Encryption::kSopsBinary},
      {"a bare sops key", {{"token", "plain"}, {"sops", ""}}, Encryption::kNone},
      {"no mac",
       {{"token", kValue}, {"sops.age[0].recipient", "age1x"}, {"sops.version", "3"}},
       Encryption::kNone},
      {"mac in clear",
       {{"sops.mac", "x"}, {"sops.age[0].recipient", "age1x"}, {"sops.version", "3"}},
       Encryption::kNone},
      {"nobody can open it", {{"sops.mac", kValue}, {"sops.version", "3"}}, Encryption::kNone},
      {"empty lists of recipients",
       {{"sops.mac", kValue}, {"sops.version", "3"}, {"sops.age", ""}, {"sops.pgp", ""}},
       Encryption::kNone},
      {"sealed secret",
       {{"kind", "SealedSecret"}, {"spec.encryptedData.token", long_value}},
       Encryption::kSealedSecret},
      {"sealed secret with a value in clear",
       {{"kind", "SealedSecret"},
        {"spec.encryptedData.token", long_value},
        {"spec.template.stringData.other", "x"}},
       Encryption::kNone},
      {"dotenvx",
       {{"DOTENV_PUBLIC_KEY", "03ab"}, {"TOKEN", dotenvx}, {"EMPTY", ""}},
       Encryption::kDotenvx},
      {"dotenvx with a value in clear", {{"TOKEN", dotenvx}, {"B", "x"}}, Encryption::kNone},
      {"nothing", {}, Encryption::kNone},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(encryption_of_entries(row.entries), row.expected);
  }
}

TEST(SopsValue, Whole) {
  EXPECT_TRUE(is_sops_value(kValue));
  EXPECT_TRUE(is_sops_value("ENC[AES256_GCM,data:a,iv:b,tag:c,type:comment]"));
  for (std::string value :
       {"", "ENC[todo]", "ENC[]", "ENC[AES256_GCM,data:,iv:b,tag:c,type:str]",
        "ENC[AES256_GCM,data:a,iv:b,tag:c,type:text]", "ENC[AES256_GCM,data:a,iv:b,tag:c]",
        "ENC[AES256_GCM,iv:b,data:a,tag:c,type:str]",
        "ENC[AES256_GCM,data:a b,iv:b,tag:c,type:str]"}) {
    SCOPED_TRACE(value);
    EXPECT_FALSE(is_sops_value(value));
  }
  EXPECT_FALSE(is_sops_value(kValue + "x"));
  EXPECT_FALSE(is_sops_value(" " + kValue));
}

}  // namespace
}  // namespace scan
