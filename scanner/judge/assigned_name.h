// What a name says of the value assigned to it: a password, a token, a key, nothing?
//
// For text that is read without a grammar, where names are of every language and taste;
// secret_name.h is for configuration keys, and stricter.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace scan {

enum class SecretKind : std::uint8_t {
  kPassword,
  kSecret,
  kToken,
  kKey,
  kSalt,  // salt, nonce, seed, initialisation vector
};

inline constexpr std::string_view kSecretKindNames = "password, secret, token, key, salt";
std::optional<SecretKind> secret_kind_from(std::string_view name);

enum class NameStrength : std::uint8_t {
  kNone,
  kWeak,    // a value must look like a secret by itself: "key", "nonce", "session"
  kStrong,  // "DB_PASSWORD", "client_secret", "apiKey"
};

struct AssignedName {
  NameStrength strength = NameStrength::kNone;
  SecretKind kind = SecretKind::kSecret;
};

// `name` with its qualifiers: "spring.datasource.password", "config['api_key']". Its last words
// count most. Reads its last 256 bytes.
AssignedName read_assigned_name(std::string_view name);

// Is it the last word that tells: "setPassword", not "credentialNamesFor"?
bool ends_in_secret_name(std::string_view name);

}  // namespace scan
