// Private key blocks: what judge/keys/key_block.h says of one, as a verdict. Entry points:
// check_pem, check_openssh, check_pgp.
#include "judge/keys/key_block.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

Verdict check_block(std::string_view secret, std::string_view only) {
  const KeyBlock block = read_key_block(secret, only);
  switch (block.state) {
    case KeyBlockState::kPlain:
      return {Outcome::kProved, ""};
    case KeyBlockState::kEncrypted:
      return {Outcome::kProved, "it is encrypted with a passphrase"};
    case KeyBlockState::kBroken:
      return {Outcome::kLowered, "the block " + std::string(block.problem)};
    case KeyBlockState::kNone:
      break;
  }
  return {Outcome::kLowered, "the block does not begin as a key's"};
}

}  // namespace

Verdict check_pem(std::string_view secret) { return check_block(secret, ""); }
Verdict check_openssh(std::string_view secret) {
  return check_block(secret, "OPENSSH PRIVATE KEY");
}
Verdict check_pgp(std::string_view secret) { return check_block(secret, "PGP PRIVATE KEY BLOCK"); }

}  // namespace scan::tokens
