// Is a file encrypted, told by its content and never by its name?
//
// Policy rules know the file's entries (syntax/entry.h); judge/ does not, so they come as pairs of
// dotted path and value.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace scan {

enum class Encryption : std::uint8_t {
  kNone,
  kSops,        // yaml, json, ini or dotenv with encrypted values
  kSopsBinary,  // JSON that holds a whole encrypted file; sops writes it for every other format
  kAge,         // binary or armour
  kPgp,         // an armoured message
  kGitCrypt,    // a blob that the git-crypt filter made
  kAnsibleVault,
  kSealedSecret,  // Bitnami's Kubernetes resource
  kDotenvx,       // every value `encrypted:`
};

struct PathValue {
  std::string_view path;   // as syntax::to_string writes it: "sops.age[0].recipient"
  std::string_view value;  // decoded
};

// Forms that show in a file's first bytes. Enough for a file that no parser claims.
Encryption encryption_of_bytes(std::string_view content);

// Forms that are documents. A sops file needs its metadata whole: an encrypted mac, a version or
// time, and someone who can open it; that all values are encrypted is not asked (a rule tells it).
Encryption encryption_of_entries(std::span<const PathValue> entries);

// Either.
inline Encryption encryption(std::string_view content, std::span<const PathValue> entries) {
  const Encryption bytes = encryption_of_bytes(content);
  return bytes != Encryption::kNone ? bytes : encryption_of_entries(entries);
}

}  // namespace scan
