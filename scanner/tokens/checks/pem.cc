// Private key blocks: what judge/keys/key_block.h says of one, as a verdict, and which key it is.
// Entry points: check_pem, check_pem_base64, check_openssh, check_pgp.
#include <utility>

#include "base/base64.h"
#include "judge/keys/key_block.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

Verdict whole(KeyBlock block) {
  Verdict verdict{Outcome::kProved, ""};
  tell(verdict.facts, "key", block.identity.algorithm);
  if (block.created) tell_date(verdict.facts, "created", *block.created);
  verdict.public_part = std::move(block.identity.public_part);
  const bool encrypted = block.state == KeyBlockState::kEncrypted;
  if (!encrypted) {
    tell(verdict.facts, "passphrase", "none");
    return verdict;
  }
  verdict.note = "it is encrypted with a passphrase";
  verdict.weaker = true;
  tell(verdict.facts, "passphrase",
       block.cipher.empty() ? "needed" : "needed (" + block.cipher + ")");
  return verdict;
}

Verdict check_block(std::string_view secret, std::string_view only) {
  KeyBlock block = read_key_block(secret, only);
  if (block.whole()) return whole(std::move(block));
  if (block.state == KeyBlockState::kBroken) {
    return {Outcome::kLowered, "the block " + std::string(block.problem)};
  }
  return {Outcome::kLowered, "the block does not begin as a key's"};
}

}  // namespace

Verdict check_pem(std::string_view secret) { return check_block(secret, ""); }
Verdict check_openssh(std::string_view secret) {
  return check_block(secret, "OPENSSH PRIVATE KEY");
}
Verdict check_pgp(std::string_view secret) { return check_block(secret, "PGP PRIVATE KEY BLOCK"); }

Verdict check_pem_base64(std::string_view secret) {
  constexpr std::size_t kMostText = 65536;
  const auto text = base64_decode(secret.substr(0, kMostText));
  if (!text) return {Outcome::kLowered, "it is no base64"};
  return check_block(*text, "");
}

}  // namespace scan::tokens
