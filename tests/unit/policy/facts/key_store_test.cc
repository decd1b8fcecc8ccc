// Stores are binary, so rule examples cannot hold them.
#include "policy/facts/key_store.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::policy {
namespace {

std::string number(std::uint32_t value, int size) {
  std::string out;
  for (int i = size - 1; i >= 0; --i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  return out;
}

std::string sized(const std::string& text, int size) {
  return number(static_cast<std::uint32_t>(text.size()), size) + text;
}

std::string java_store(std::uint32_t magic, std::uint32_t version, const std::string& entries,
                       std::uint32_t count) {
  return number(magic, 4) + number(version, 4) + number(count, 4) + entries;
}

std::string certificate(std::uint32_t version) {
  return number(2, 4) + sized("root", 2) + std::string(8, '\0') +
         (version < 2 ? "" : sized("X.509", 2)) + sized("certificate", 4);
}

TEST(KeyStoreTest, TellsKeysFromCertificates) {
  const std::string key = number(1, 4) + sized("key", 2) + std::string(8, '\0');
  const std::string pkcs12("\x30\x82\x0A\x01\x02\x01\x03\x30\x82\x09\xC7\x06\x09\x2A\x86\x48\x86",
                           17);
  const struct {
    const char* what;
    std::string bytes;
    KeyStore want;
  } rows[] = {
      {"nothing", "", KeyStore::kNone},
      {"text", "-----BEGIN CERTIFICATE-----", KeyStore::kNone},
      {"JKS with a certificate", java_store(0xFEEDFEED, 2, certificate(2), 1),
       KeyStore::kCertificates},
      {"JKS, version 1", java_store(0xFEEDFEED, 1, certificate(1), 1), KeyStore::kCertificates},
      {"JKS without entries", java_store(0xFEEDFEED, 2, "", 0), KeyStore::kCertificates},
      {"JKS with a key", java_store(0xFEEDFEED, 2, key, 1), KeyStore::kKeys},
      {"JCEKS, a certificate then a key", java_store(0xCECECECE, 2, certificate(2) + key, 2),
       KeyStore::kKeys},
      {"JKS that is cut", java_store(0xFEEDFEED, 2, certificate(2).substr(0, 9), 1),
       KeyStore::kKeys},
      {"JKS with a size beyond its end",
       java_store(0xFEEDFEED, 2, number(2, 4) + number(60000, 2), 1), KeyStore::kKeys},
      {"JKS without a head", number(0xFEEDFEED, 4) + number(2, 4), KeyStore::kNone},
      {"PKCS 12", pkcs12, KeyStore::kKeys},
      {"PKCS 12 with a short head", "\x30\x80\x02\x01\x03\x30" + std::string(20, 'x'),
       KeyStore::kKeys},
      {"another DER document",
       std::string("\x30\x82\x0A\x01\x02\x01\x00\x30", 8) + std::string(20, 'x'), KeyStore::kNone},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(read_key_store(row.bytes), row.want);
  }
}

}  // namespace
}  // namespace scan::policy
