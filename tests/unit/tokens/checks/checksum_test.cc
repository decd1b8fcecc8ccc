// The vendors' own vectors, put together from pieces so that no token stands here.
#include "tokens/checks/checksum.h"

#include <gtest/gtest.h>

#include <string>

#include "base/crc32.h"
#include "tokens/checks/marvin32.h"

namespace scan::tokens {
namespace {

Outcome outcome(std::string_view name, const std::string& text) {
  const Span whole{0, text.size()};
  return check_checksum(name, {text, whole, whole, ""}).outcome;
}

struct Row {
  const char* name;
  std::string text;
  Outcome outcome;
};

void expect(const Row& row) {
  SCOPED_TRACE(row.text);
  ASSERT_TRUE(known_checksum(row.name));
  EXPECT_EQ(static_cast<int>(outcome(row.name, row.text)), static_cast<int>(row.outcome));
  // One changed character, wherever it is in the random part, and it holds no more.
  if (row.outcome != Outcome::kProved) return;
  std::string changed = row.text;
  char& middle = changed[changed.size() / 2];
  middle = middle == 'a' ? 'b' : 'a';
  EXPECT_EQ(static_cast<int>(outcome(row.name, changed)), static_cast<int>(Outcome::kLowered));
}

TEST(Checksum, Crc32) {
  EXPECT_EQ(crc32(""), 0U);
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);  // the check value of the CRC catalogue
}

TEST(Checksum, Marvin64) {
  // MarvinShared.cs of microsoft/security-utilities.
  constexpr std::uint64_t kSeed = 0x004fb61a001bdbcc;
  EXPECT_EQ(marvin64("", kSeed), 0x30ed35c100cd3c7dU);
  EXPECT_EQ(marvin64("\xaf", kSeed), 0x48e73fc77d75ddc1U);
  EXPECT_EQ(marvin64("\xe7\x0f", kSeed), 0xb5f6e1fc485dbff8U);
  EXPECT_EQ(marvin64("\x37\xf4\x95", kSeed), 0xf0b07c789b8cf7e8U);
  EXPECT_EQ(marvin64("\x86\x42\xdc\x59", kSeed), 0x7008f2e87e9cf556U);
  EXPECT_EQ(marvin64("\xab\x42\x7e\xa8\xd1\x0f\xc7", kSeed), 0xe11847e4f0678c41U);
}

// The key of the bytes 0 to 31; its digest with sha256sum.
TEST(Checksum, Defuse) {
  const std::string key = std::string("def00000") + "000102030405060708090a0b0c0d0e0f" +
                          "101112131415161718191a1b1c1d1e1f";
  const std::string digest =
      std::string("c8bd80416dc6496a3834f9792dfed9fa") + "e0cdfcb55b5231ed6489b86a4322d302";
  expect({"defuse", key + digest, Outcome::kProved});
  expect({"defuse", key, Outcome::kLowered});
}

TEST(Checksum, GithubAndNpm) {
  // github.com/therootcompany/base62-token.js and github.com/secretlint/secretlint/issues/200.
  const std::string random = std::string("zQWBuTSOoRi4A9sp") + "HcVY5ncnsDkxkJ";
  const std::string npm = std::string("qkJaB6MffYVzZXWq") + "mcoF49yrUxP3wf";
  expect({"github", "ghp_" + random + "0mLq17", Outcome::kProved});
  expect({"npm", "npm_" + npm + "0LsakP", Outcome::kProved});
  expect({"github", "ghp_" + random + "0mLq18", Outcome::kLowered});
  expect({"github", "ghp_" + random, Outcome::kNeutral});
  expect({"github", "github_pat_" + random + "0mLq17", Outcome::kNeutral});
  expect({"github", "", Outcome::kNeutral});
}

TEST(Checksum, Gitlab) {
  // Made with Python's zlib from the handbook's description, of both versions.
  const std::string payload = std::string("AAECAwQFBgcICQoL") + "DA0OD286MQp1OjIH";
  expect({"gitlab", "glpat-" + payload + ".01.0w" + "0v26tqw", Outcome::kProved});
  expect({"gitlab", "glpat-" + payload + ".0w" + "14xi44s", Outcome::kProved});
  expect({"gitlab", "gldt-" + payload + ".0w" + "14xi44s", Outcome::kLowered});
  expect({"gitlab", std::string("glpat-") + "Kq8vZr3TnW5xYb2Mabcd", Outcome::kNeutral});
  expect({"gitlab", "glpat-.", Outcome::kNeutral});
  expect({"gitlab", ".0123456ABC", Outcome::kNeutral});
  expect({"gitlab", ".012345678", Outcome::kLowered});
}

TEST(Checksum, GitlabsOwnVector) {
  // routable_payload_spec.rb of gitlab-org/gitlab.
  const std::string token =
      std::string("glrtr-") + "W5m1cHR6skC98Bx7XkuYjmM6MQ" + "pnOjgKbzpyegp0OjIQ.01.181uebm4";
  expect({"gitlab", token + "k", Outcome::kProved});
  expect({"gitlab", token + "l", Outcome::kLowered});
}

TEST(Checksum, WalletKeys) {
  // en.bitcoin.it/wiki/Wallet_import_format; test vector 1 of BIP-32.
  const std::string wif = std::string("5HueCGU8rMjxEXxiPuD5BDku") + "4MkFqeZyd4dZ1jvhTVqvbTLvyT";
  const std::string master = std::string("xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3") +
                             "jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPH";
  expect({"wallet-key", wif + "J", Outcome::kProved});
  expect({"wallet-key", master + "i", Outcome::kProved});
  expect({"wallet-key", wif + "K", Outcome::kLowered});
  expect({"wallet-key", master + "j", Outcome::kLowered});
  // Base58Check, but an address: no private key.
  expect({"wallet-key", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", Outcome::kLowered});
  expect({"wallet-key", "", Outcome::kLowered});
  expect({"wallet-key", "0OIl", Outcome::kLowered});
  expect({"wallet-key", std::string(100000, 'z'), Outcome::kLowered});
}

TEST(Checksum, SeedPhrases) {
  // The test vectors of BIP-39 (github.com/trezor/python-mnemonic/blob/master/vectors.json).
  struct Vector {
    const char* phrase;
    Outcome outcome;
  };
  const Vector vectors[] = {
      {"legal winner thank year wave sausage worth useful legal winner thank yellow",
       Outcome::kProved},
      {"letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
       Outcome::kProved},
      {"zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong", Outcome::kProved},
      {"legal winner thank year wave sausage worth useful legal winner thank year wave sausage "
       "worth useful legal will",
       Outcome::kProved},
      {"legal winner thank year wave sausage worth useful legal winner thank year wave sausage "
       "worth useful legal winner thank year wave sausage worth title",
       Outcome::kProved},
      {"zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo "
       "zoo vote",
       Outcome::kProved},
      {"legal winner thank year wave sausage worth useful legal winner thank year",
       Outcome::kLowered},
      {"legal winner thank year wave sausage worth useful legal winner thank you",  // the last bit
       Outcome::kLowered},
      {"winner legal thank year wave sausage worth useful legal winner thank yellow",
       Outcome::kLowered},
      {"these twelve words are a sentence that somebody wrote and no phrase", Outcome::kLowered},
      {"zoo zoo zoo", Outcome::kLowered},
      {"", Outcome::kLowered}};
  for (const Vector& vector : vectors) {
    SCOPED_TRACE(vector.phrase);
    EXPECT_EQ(static_cast<int>(outcome("bip39", vector.phrase)), static_cast<int>(vector.outcome));
  }
}

TEST(Checksum, Grafana) {
  // tokengen_test.go of grafana/grafana.
  const std::string secret = std::string("iNValIdinValiDin") + "validinvalidinva";
  expect({"grafana", "glsa_" + secret + "_5b582697", Outcome::kProved});
  expect({"grafana", "glsa_" + secret + "_5b582698", Outcome::kLowered});
  expect({"grafana", "glsa_" + secret, Outcome::kNeutral});
}

TEST(Checksum, AzureServiceKeys) {
  // SecretMaskerTests.cs and the true positives of microsoft/security-utilities.
  expect({"azure-key", std::string(44, 'd') + "AzFu" + "182vhA==", Outcome::kProved});
  expect({"azure-key", std::string(42, 'e') + "+ACR" + "CTB7t/", Outcome::kProved});
  expect({"azure-key", std::string(44, 'd') + "AzFu" + "182vhQ==", Outcome::kLowered});
  expect({"azure-key", std::string(44, 'd') + "AzXx" + "182vhA==", Outcome::kNeutral});
  expect({"azure-key", std::string(42, 'e') + "AzCa" + "CTB7tw", Outcome::kNeutral});
  expect({"azure-key", "====", Outcome::kNeutral});
}

TEST(Checksum, AzureSeeds) {
  // Made with another implementation, which gives the vectors above too; one for each seed.
  struct SeedRow {
    std::size_t before;
    const char* signature;
    const char* checksum;
  };
  const SeedRow rows[] = {
      {76, "+ASt", "U/PFrg=="}, {76, "ACDb", "hF+h9A=="}, {76, "ACDb", "NOCaoQ=="},
      {76, "ACDb", "M9amng=="}, {76, "ACDb", "45LwTw=="}, {76, "ACDb", "VPev5A=="},
      {76, "ACDb", "XUoOSQ=="}, {76, "ACDb", "gqHbRA=="}, {44, "AzFu", "rLIoTQ=="},
      {44, "AzFu", "+PX5yQ=="}, {42, "+ACR", "CUDxQE"},   {42, "AzSe", "CC9aLk"},
      {42, "AzSe", "DBznBM"},   {33, "+ASb", "JhEVbs="},  {33, "+ASb", "E0JJSA="},
      {33, "+ASb", "E8yc8M="},  {33, "+ASb", "I9Hwhk="},  {33, "+ASb", "J0YNDs="}};
  for (const SeedRow& row : rows) {
    const std::string key = std::string(row.before, 'd') + row.signature + row.checksum;
    SCOPED_TRACE(key);
    EXPECT_EQ(static_cast<int>(outcome("azure-key", key)), static_cast<int>(Outcome::kProved));
  }
}

TEST(Checksum, AzureClientSecrets) {
  expect({"azure-client", "zzz8Q~" + std::string(31, 'z') + "blP", Outcome::kProved});
  expect({"azure-client", "zzz8Q~" + std::string(31, 'z') + "blQ", Outcome::kLowered});
  expect({"azure-client", "zzz7Q~" + std::string(31, 'z') + "blP", Outcome::kNeutral});
}

TEST(Checksum, AzureDevops) {
  // The vectors of GitHub's own token scanning tests, which found their way into the public.
  expect({"azure-devops", std::string("cfdgksmyyogbj6b6k7tvu6wfgo") + "tk453xxadybrrs22g6qekcaw3y",
          Outcome::kProved});
  expect({"azure-devops", std::string("nj3ithqqxdghjtxuo6a27lebc4") + "ko5jyqsthyqshtnnlpvowh2oaq",
          Outcome::kProved});
  expect({"azure-devops", std::string("nj3ithqqxdghjtxuo6a27lebc4") + "ko5jyqsthyqshtnnlpvowi2oaq",
          Outcome::kLowered});
  expect({"azure-devops", std::string(52, '1'), Outcome::kNeutral});
}

}  // namespace
}  // namespace scan::tokens
