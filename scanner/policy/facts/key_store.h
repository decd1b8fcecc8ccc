// Containers of keys that are no text: PKCS #12 (RFC 7292) and Java's JKS and JCEKS
// (sun.security.provider.JavaKeyStore).
#pragma once

#include <cstdint>
#include <string_view>

namespace scan::policy {

enum class KeyStore : std::uint8_t {
  kNone,
  kKeys,          // holds a private or secret key, or does not tell
  kCertificates,  // certificates only: a trust store
};

// By its first bytes; of a Java store the kinds of its entries are read.
KeyStore read_key_store(std::string_view bytes);

}  // namespace scan::policy
