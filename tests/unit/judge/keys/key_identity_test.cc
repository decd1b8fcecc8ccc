// Which key it is, of every form a private key and its public half come in. The private keys are
// made here of random numbers; the public halves are put together from the same numbers.
#include "judge/keys/key_identity.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/base64.h"
#include "judge/keys/armor.h"
#include "judge/keys/der.h"
#include "judge/keys/key_block.h"
#include "judge/keys/object_ids.h"
#include "judge/keys/private_key_identity.h"
#include "judge/keys/public_keys.h"
#include "judge/keys/ssh_public_key.h"
#include "judge/keys/x509.h"
#include "tokens/placeholders.h"

namespace scan {
namespace {

std::string item(int tag, const std::string& body) {
  std::string out(1, static_cast<char>(tag));
  if (body.size() < 0x80) {
    out += static_cast<char>(body.size());
  } else {
    out += body.size() < 0x100 ? '\x81' : '\x82';
    if (body.size() >= 0x100) out += static_cast<char>(body.size() >> 8);
    out += static_cast<char>(body.size() & 0xff);
  }
  return out + body;
}

std::string string(const std::string& text) {
  std::string out(3, '\0');
  return out + static_cast<char>(text.size()) + text;
}

std::string long_string(const std::string& text) {
  return std::string(2, '\0') + static_cast<char>(text.size() >> 8) +
         static_cast<char>(text.size() & 0xff) + text;
}

const std::string kP256("\x2a\x86\x48\xce\x3d\x03\x01\x07", 8);
const std::string kEd25519("\x2b\x65\x70", 3);
const std::string kModulus = std::string("\x00\xc3", 2) + std::string(255, 'm');
const std::string kPoint = "\4" + std::string(32, 'x') + std::string(32, 'y');

std::string algorithm(std::string_view id, const std::string& parameters = "") {
  return item(0x30, item(0x06, std::string(id)) + parameters);
}

std::string info(const std::string& algorithm, const std::string& key) {
  return item(0x30, algorithm + item(0x03, std::string(1, '\0') + key));
}

const std::string kRsaPublic = item(0x30, item(2, kModulus) + item(2, std::string("\1\0\1", 3)));
const std::string kRsaInfo = info(algorithm(oid::kRsa, std::string("\5\0", 2)), kRsaPublic);
const std::string kRsaSsh =
    string("ssh-rsa") + string(std::string("\1\0\1", 3)) + long_string(kModulus);

std::string rsa_private() {
  std::string body = item(2, std::string(1, '\0')) + item(2, kModulus);
  for (int i = 0; i < 7; ++i) body += item(2, "\1" + std::string(100, 'n'));
  return item(0x30, body);
}

std::string ec_private(bool with_point) {
  std::string body = item(2, "\1") + item(4, std::string(32, 'd')) + item(0xa0, item(6, kP256));
  if (with_point) body += item(0xa1, item(3, std::string(1, '\0') + kPoint));
  return item(0x30, body);
}

std::string wrapped(const std::string& algorithm, const std::string& key,
                    const std::string& more = "") {
  return item(0x30, item(2, std::string(1, '\0')) + algorithm + item(4, key) + more);
}

std::string certificate(const std::string& info, const std::string& until) {
  const std::string dates =
      item(0x30, item(0x17, "240101000000Z") + item(until.size() == 13 ? 0x17 : 0x18, until));
  const std::string body = item(0xa0, item(2, "\2")) + item(2, "\1") + algorithm(oid::kRsa) +
                           item(0x30, "") + dates + item(0x30, "") + info;
  return item(0x30, item(0x30, body) + algorithm(oid::kRsa) + item(3, std::string(9, 's')));
}

TEST(KeyIdentity, PrivateKeys) {
  struct Row {
    const char* what;
    std::string der;
    const char* algorithm;
    bool has_public_part;
  };
  const std::string ed = item(4, std::string(32, 's'));
  const Row rows[] = {
      {"PKCS #1", rsa_private(), "RSA 2048", true},
      {"PKCS #8, RSA", wrapped(algorithm(oid::kRsa), rsa_private()), "RSA 2048", true},
      {"SEC 1", ec_private(true), "EC P-256", true},
      {"SEC 1 without its point", ec_private(false), "EC P-256", false},
      {"PKCS #8, EC", wrapped(algorithm(oid::kEc, item(6, kP256)), ec_private(true)), "EC P-256",
       true},
      {"PKCS #8, EC of an unknown curve", wrapped(algorithm(oid::kEc, item(6, "abc")), ""), "EC",
       false},
      {"PKCS #8, Ed25519", wrapped(algorithm(kEd25519), ed), "Ed25519", false},
      {"OneAsymmetricKey",
       wrapped(algorithm(kEd25519), ed, item(0x81, std::string(1, '\0') + std::string(32, 'p'))),
       "Ed25519", true},
      {"nothing", "", "", false},
      {"a SEQUENCE", item(0x30, ""), "", false},
      {"cut", rsa_private().substr(0, 200), "", false},
      {"unknown algorithm", wrapped(algorithm("abc"), "key"), "", false}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const KeyIdentity identity = private_key_identity(row.der);
    EXPECT_EQ(identity.algorithm, row.algorithm);
    EXPECT_EQ(!identity.public_part.empty(), row.has_public_part);
  }
}

TEST(KeyIdentity, HalvesBelongTogether) {
  const KeyIdentity rsa = private_key_identity(rsa_private());
  const KeyIdentity ec = private_key_identity(ec_private(true));
  EXPECT_TRUE(rsa.same_key(*public_key_identity(kRsaInfo)));
  EXPECT_TRUE(rsa.same_key(*rsa_public_key_identity(kRsaPublic)));
  EXPECT_TRUE(rsa.same_key(*ssh_public_key(kRsaSsh)));
  EXPECT_TRUE(rsa.same_key(read_certificate(certificate(kRsaInfo, "310101000000Z"))->key));
  const std::string ec_info = info(algorithm(oid::kEc, item(6, kP256)), kPoint);
  EXPECT_TRUE(ec.same_key(*public_key_identity(ec_info)));
  EXPECT_TRUE(ec.same_key(
      *ssh_public_key(string("ecdsa-sha2-nistp256") + string("nistp256") + string(kPoint))));
  EXPECT_FALSE(ec.same_key(rsa));
  const KeyIdentity unknown = private_key_identity(ec_private(false));
  EXPECT_FALSE(unknown.same_key(unknown)) << "what has no public part is like nothing";
  // DER wants a zero in front of a high bit, not everybody writes one.
  const std::string bare =
      string("ssh-rsa") + string(std::string("\1\0\1", 3)) + long_string(kModulus.substr(1));
  EXPECT_TRUE(rsa.same_key(*ssh_public_key(bare)));
  const std::string dsa = item(0x30, item(2, std::string(1, '\0')) + item(2, "p") + item(2, "q") +
                                         item(2, "g") + item(2, "y") + item(2, "x"));
  EXPECT_TRUE(private_key_identity(dsa).same_key(
      *ssh_public_key(string("ssh-dss") + string("p") + string("q") + string("g") + string("y"))));
  std::string other = kRsaSsh;
  other.back() = 'n';
  EXPECT_FALSE(rsa.same_key(*ssh_public_key(other)));
}

TEST(KeyIdentity, SshKinds) {
  struct Row {
    std::string blob;
    const char* algorithm;
  };
  const Row rows[] = {
      {kRsaSsh, "RSA 2048"},
      {string("ssh-ed25519") + string(std::string(32, 'k')), "Ed25519"},
      {string("sk-ssh-ed25519@openssh.com") + string(std::string(32, 'k')) + string("ssh:"),
       "Ed25519 (security key)"},
      {string("ecdsa-sha2-nistp521") + string("nistp521") + string(kPoint), "EC P-521"},
      {string("ssh-dss") + long_string("\x80" + std::string(127, 'p')) + string("q") + string("g") +
           string("y"),
       "DSA 1024"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.algorithm);
    const auto identity = ssh_public_key(row.blob);
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->algorithm, row.algorithm);
  }
  EXPECT_FALSE(ssh_public_key(""));
  EXPECT_FALSE(ssh_public_key(string("ssh-rsa") + "\xff\xff\xff\xff"));
  EXPECT_FALSE(ssh_public_key(string("ssh-other") + string("a") + string("b")));
}

TEST(KeyIdentity, CertificatesEnd) {
  struct Row {
    const char* until;
    std::optional<std::int64_t> seconds;
  };
  const Row rows[] = {{"310102030405Z", 1925089445},     {"20310102030405Z", 1925089445},
                      {"500101000000Z", -631152000},  // UTCTime: 1950
                      {"20310230000000Z", std::nullopt}, {"2031010203040Z", std::nullopt},
                      {"3101020304xxZ", std::nullopt}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.until);
    const auto read = read_certificate(certificate(kRsaInfo, row.until));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->not_after, row.seconds);
  }
  EXPECT_FALSE(read_certificate(""));
  EXPECT_FALSE(read_certificate(kRsaInfo));
  const std::string whole = certificate(kRsaInfo, "310102030405Z");
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    EXPECT_FALSE(read_certificate(whole.substr(0, size)));
  }
}

std::string pem(const std::string& label, const std::string& der) {
  return "-----BEGIN " + label + "-----\n" + base64_encode(der) + "\n-----END " + label + "-----\n";
}

TEST(PublicKeys, InAnyText) {
  const std::string whole = certificate(kRsaInfo, "310102030405Z");
  struct Row {
    const char* what;
    std::string text;
    std::size_t count;
  };
  const Row rows[] = {
      {"certificate", pem("CERTIFICATE", whole), 1},
      {"chain", pem("CERTIFICATE", whole) + pem("CERTIFICATE", whole), 2},
      {"public key", "x: |\n  " + pem("PUBLIC KEY", kRsaInfo), 1},
      {"PKCS #1", pem("RSA PUBLIC KEY", kRsaPublic), 1},
      {"kubeconfig", "client-certificate-data: " + base64_encode(pem("CERTIFICATE", whole)), 1},
      {"authorized_keys", "# me\nssh-rsa " + base64_encode(kRsaSsh) + " me@host\n", 1},
      {"broken", pem("CERTIFICATE", "text"), 0},
      {"private", pem("RSA PRIVATE KEY", rsa_private()), 0},
      {"a word", "ssh-rsa is a kind, ssh-ed25519 AAAA another", 0},
      {"empty", "", 0}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(public_keys_in(row.text).size(), row.count);
  }
}

TEST(PublicKeys, HostileTextIsBounded) {
  std::string text;
  while (text.size() < (std::size_t{1} << 21)) text += pem("CERTIFICATE", std::string(3000, 'x'));
  EXPECT_TRUE(public_keys_in(text).empty());
  std::string keys;
  for (int i = 0; i < 500; ++i) keys += "ssh-rsa " + base64_encode(kRsaSsh) + "\n";
  EXPECT_EQ(public_keys_in(keys).size(), 64U);
}

TEST(KeyBlock, TellsWhichKeyItIs) {
  struct Row {
    const char* placeholder;
    const char* algorithm;
    const char* cipher;
    bool dated;
  };
  const Row rows[] = {{"{{pem:rsa}}", "RSA 2047", "", false},
                      {"{{pem:pkcs8}}", "RSA 2047", "", false},
                      {"{{pem:ec}}", "EC P-256", "", false},
                      {"{{pem:openssh}}", "Ed25519", "", false},
                      {"{{pem:openssh-encrypted}}", "Ed25519", "aes256-ctr", false},
                      {"{{pem:legacy-encrypted}}", "", "AES-128-CBC", false},
                      {"{{pem:encrypted}}", "", "", false},
                      {"{{pem:pgp}}", "RSA 2048", "", true},
                      {"{{pem:pgp-encrypted}}", "RSA 2048", "", true}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.placeholder);
    const KeyBlock block = read_key_block(*tokens::expand_placeholders(row.placeholder, 3));
    ASSERT_TRUE(block.whole());
    EXPECT_EQ(block.identity.algorithm, row.algorithm);
    EXPECT_EQ(block.cipher, row.cipher);
    EXPECT_EQ(block.created.has_value(), row.dated);
  }
}

}  // namespace
}  // namespace scan
