// Public keys and certificates in DER: as much as tells whose private key they belong to, and until
// when.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "judge/keys/key_identity.h"

namespace scan {

// A SubjectPublicKeyInfo ("PUBLIC KEY"). Nothing for what is none.
std::optional<KeyIdentity> public_key_identity(std::string_view der);

// An RSAPublicKey ("RSA PUBLIC KEY").
std::optional<KeyIdentity> rsa_public_key_identity(std::string_view der);

struct Certificate {
  KeyIdentity key;
  std::optional<std::int64_t> not_after;  // seconds since 1970
};

// Neither its signature nor its issuer is looked at.
std::optional<Certificate> read_certificate(std::string_view der);

}  // namespace scan
