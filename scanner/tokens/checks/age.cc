// age identities: what judge/keys/age_identity.h says of one, as a verdict. Entry point: check_age.
#include "judge/keys/age_identity.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {

Verdict check_age(std::string_view secret) {
  switch (read_age_identity(secret)) {
    case AgeIdentity::kKey:
    case AgeIdentity::kPlugin:
      return {Outcome::kProved, ""};
    case AgeIdentity::kOther:
      return {Outcome::kLowered, "it is no age identity"};
    case AgeIdentity::kWrongChecksum:
      break;
  }
  return {Outcome::kLowered, "its checksum does not match"};
}

}  // namespace scan::tokens
