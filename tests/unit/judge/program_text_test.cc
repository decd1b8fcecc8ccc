#include "judge/program_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace scan {
namespace {

TEST(ProgramText, Table) {
  struct Row {
    std::string_view value;
    std::string_view what;
  };
  const Row rows[] = {
      {"PBKDF2-SHA512", "an algorithm or a type"},
      {"PBKDF2WithHmacSHA256", "an algorithm or a type"},
      {"SCRAM-SHA-256", "an algorithm or a type"},
      {"CRAM-MD5", "an algorithm or a type"},
      {"XOAUTH2", "an algorithm or a type"},
      {"rs256", "an algorithm or a type"},
      {"ES384", "an algorithm or a type"},
      {"A128CBC-HS256", "an algorithm or a type"},
      {"ssh-ed25519", "an algorithm or a type"},
      {"ecdsa-sha2-nistp256", "an algorithm or a type"},
      {"sha256_password", "an algorithm or a type"},
      {"wpa-eap", "an algorithm or a type"},
      {"DHE-PSK-AES256-CCM8", "an algorithm or a type"},
      {"Uint8Array", "an algorithm or a type"},
      {"murmur3_32hash", "an algorithm or a type"},
      {"npm:^4.0.0", "a reference to something public"},
      {"github.com/acme/shop/v3/cmd", "a reference to something public"},
      {"workspace:*", "a reference to something public"},
      {"urn:ietf:rfc:7519", "a reference to something public"},
      {"arn:aws:iam::123456789012:role/deploy2", "a reference to something public"},
      {"../html/struct_a.html#a8f771e67d2", "a reference to something public"},
      {"sha256:9f86d081884c7d65", "a marked digest"},
      {"SHA256:OhNL391dbeeFnx", "a marked digest"},
      {"SHA512-9f86d081884c7d65", "a marked digest"},
      {"spring.rsocket.server.port=0", "a setting"},
      {"required|alpha_dash|string|max:255", "a list of words"},
      {"file.0.id", "a member of something"},
      {"mssql.0.connection_url", "a member of something"},
      {"section.0.file.1.content_base64", "a member of something"},
      {"org.apache.commons.dbcp2.BasicDataSource#getUsername", "a member of something"},
      {"::fd87:20d6:a932:6605", "an address or a fingerprint"},
      {"4A:2B:69:D6:31:1D:A3:68", "an address or a fingerprint"},
      {"83Tv3p0d{signature}LBLKt4", "filled in elsewhere"},
      {"https-{region.name}-7", "filled in elsewhere"},
      {"--disable-warning", "an option of a command"},
      {"0C0D/20261123/eu-west-1/s3/aws4_request", "encrypted, or signed"},
      // None of these.
      {"hunter2", ""},
      {"a1b2c3d4", ""},
      {"1a23b45d", ""},
      {"correct.horse", ""},
      {"x=", ""},
      {"q8Zk=Tn2", ""},
      {"a|b|c", ""},
      {"12:34", ""},
      {"{x}", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.value);
    EXPECT_EQ(what_program_text_it_is(row.value), row.what);
  }
}

TEST(ProgramText, IdentifiersAroundAUuid) {
  const std::string uuid = "b6c69a37-df96-4db0-9088-2ab96e1d8215";
  EXPECT_TRUE(is_uuid_shaped(uuid));
  EXPECT_FALSE(is_uuid_shaped(uuid.substr(1)));
  EXPECT_FALSE(is_uuid_shaped(std::string(36, '-')));
  EXPECT_EQ(what_program_text_it_is(uuid), "");
  EXPECT_NE(what_program_text_it_is("refreshtoken-" + uuid + "--"), "");
  EXPECT_NE(what_program_text_it_is(uuid + "." + uuid + "-login.example.com"), "");
  EXPECT_EQ(what_program_text_it_is("x" + uuid), "");
}

// Of a hundred random texts hardly one is something that a program writes, of signs as well.
TEST(ProgramText, RandomTextsAreNone) {
  const std::string base36 = "abcdefghijklmnopqrstuvwxyz0123456789";
  const std::string all = base36 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()-_=+[]{}|;:,.<>?/~";
  std::mt19937_64 random{20261123};
  for (const std::string& alphabet : {std::string("0123456789abcdef"), base36, all}) {
    for (const std::size_t size : {8, 16, 32, 50}) {
      SCOPED_TRACE(alphabet + " " + std::to_string(size));
      int told = 0;
      for (int i = 0; i < 1000; ++i) {
        std::string text;
        while (text.size() < size) text += alphabet[random() % alphabet.size()];
        told += what_program_text_it_is(text).empty() ? 0 : 1;
      }
      EXPECT_LE(told, 10);
    }
  }
}

}  // namespace
}  // namespace scan
