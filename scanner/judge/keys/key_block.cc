// The label says which form the body must have. Key forms in private_key.cc, openssh_key.cc and
// pgp_key.cc; the armour in armor.cc. Entry point: read_key_block.
#include "judge/keys/key_block.h"

#include <utility>

#include "judge/keys/armor.h"
#include "judge/keys/openssh_key.h"
#include "judge/keys/pgp_key.h"
#include "judge/keys/private_key.h"
#include "judge/keys/private_key_identity.h"

namespace scan {
namespace {

KeyBlock whole(bool encrypted, KeyIdentity identity = {}) {
  return {encrypted ? KeyBlockState::kEncrypted : KeyBlockState::kPlain, {}, std::move(identity)};
}

KeyBlock broken(std::string_view problem) { return {KeyBlockState::kBroken, problem}; }

KeyBlock openssh_block(const Armor& armor) {
  OpensshKey key = read_openssh_key(armor.bytes);
  if (key.state == OpensshKeyState::kBroken) return broken("holds no whole OpenSSH key");
  KeyBlock block = whole(key.state == OpensshKeyState::kEncrypted, std::move(key.identity));
  block.cipher = std::move(key.cipher);
  return block;
}

KeyBlock pgp_block(const Armor& armor) {
  PgpKey key = read_pgp_key(armor.bytes);
  if (key.state == PgpKeyState::kBroken) return broken("holds no whole OpenPGP secret key");
  if (armor.checksum.size() == 3) {
    std::uint32_t said = 0;
    for (char c : armor.checksum) said = (said << 8) | static_cast<unsigned char>(c);
    if (said != crc24(armor.bytes)) return broken("has a checksum that does not match");
  }
  KeyBlock block = whole(key.state == PgpKeyState::kEncrypted, {std::move(key.algorithm), {}});
  block.created = key.created;
  return block;
}

bool form_fits(std::string_view label, KeyForm form) {
  if (label == "RSA PRIVATE KEY") return form == KeyForm::kRsa;
  if (label == "DSA PRIVATE KEY") return form == KeyForm::kDsa;
  if (label == "EC PRIVATE KEY") return form == KeyForm::kEc;
  if (label == "ENCRYPTED PRIVATE KEY") return form == KeyForm::kEncryptedPkcs8;
  // People relabel blocks, and programs read the body whatever stands above it.
  return form != KeyForm::kNone;
}

KeyBlock der_block(const Armor& armor) {
  // RFC 1421 encryption leaves nothing to see but that the size is one of whole cipher blocks.
  if (armor.encrypted) {
    const bool blocks = armor.bytes.size() >= 64 && armor.bytes.size() % 8 == 0;
    if (!blocks) return broken("holds no whole key");
    KeyBlock block = whole(true);
    block.cipher = armor.cipher;
    return block;
  }
  const KeyForm form = private_key_form(armor.bytes);
  if (!form_fits(armor.label, form)) return broken("holds no whole key of its kind");
  if (form == KeyForm::kEncryptedPkcs8) return whole(true);
  return whole(false, private_key_identity(armor.bytes));
}

}  // namespace

KeyBlock read_key_block(std::string_view text, std::string_view only) {
  const std::optional<Armor> armor = read_armor(text);
  if (!armor || (!only.empty() && armor->label != only)) return {};
  if (!armor->decoded) return broken("does not decode");
  if (armor->label == "OPENSSH PRIVATE KEY") return openssh_block(*armor);
  if (armor->label == "PGP PRIVATE KEY BLOCK") return pgp_block(*armor);
  return der_block(*armor);
}

}  // namespace scan
