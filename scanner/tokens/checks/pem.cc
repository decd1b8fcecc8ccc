// Private key blocks: the label says which form the body must have. Key forms in private_key.cc,
// openssh_key.cc and pgp_key.cc; the armour in armor.cc. Entry points: check_pem, check_openssh,
// check_pgp.
#include "tokens/checks/armor.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/openssh_key.h"
#include "tokens/checks/pgp_key.h"
#include "tokens/checks/private_key.h"

namespace scan::tokens {
namespace {

constexpr std::string_view kOpenssh = "OPENSSH PRIVATE KEY";
constexpr std::string_view kPgp = "PGP PRIVATE KEY BLOCK";

Verdict proved(bool encrypted) {
  return {Outcome::kProved, encrypted ? "it is encrypted with a passphrase" : ""};
}

Verdict broken(std::string_view what) {
  return {Outcome::kLowered, "the block " + std::string(what)};
}

Verdict openssh_verdict(const Armor& armor) {
  const OpensshKey key = read_openssh_key(armor.bytes);
  if (key == OpensshKey::kBroken) return broken("holds no whole OpenSSH key");
  return proved(key == OpensshKey::kEncrypted);
}

Verdict pgp_verdict(const Armor& armor) {
  const PgpKey key = read_pgp_key(armor.bytes);
  if (key == PgpKey::kBroken) return broken("holds no whole OpenPGP secret key");
  if (armor.checksum.size() == 3) {
    std::uint32_t said = 0;
    for (char c : armor.checksum) said = (said << 8) | static_cast<unsigned char>(c);
    if (said != crc24(armor.bytes)) return broken("has a checksum that does not match");
  }
  return proved(key == PgpKey::kEncrypted);
}

bool form_fits(std::string_view label, KeyForm form) {
  if (label == "RSA PRIVATE KEY") return form == KeyForm::kRsa;
  if (label == "DSA PRIVATE KEY") return form == KeyForm::kDsa;
  if (label == "EC PRIVATE KEY") return form == KeyForm::kEc;
  if (label == "ENCRYPTED PRIVATE KEY") return form == KeyForm::kEncryptedPkcs8;
  // People relabel blocks, and programs read the body whatever stands above it.
  return form != KeyForm::kNone;
}

Verdict der_verdict(const Armor& armor) {
  // RFC 1421 encryption leaves nothing to see but that the size is one of whole cipher blocks.
  if (armor.encrypted) {
    const bool blocks = armor.bytes.size() >= 64 && armor.bytes.size() % 8 == 0;
    return blocks ? proved(true) : broken("holds no whole key");
  }
  const KeyForm form = private_key_form(armor.bytes);
  if (!form_fits(armor.label, form)) return broken("holds no whole key of its kind");
  return proved(form == KeyForm::kEncryptedPkcs8);
}

Verdict check_block(std::string_view secret, std::string_view only) {
  const std::optional<Armor> armor = read_armor(secret);
  if (!armor || (!only.empty() && armor->label != only)) return broken("does not begin as a key's");
  if (!armor->decoded) return broken("does not decode");
  if (armor->label == kOpenssh) return openssh_verdict(*armor);
  if (armor->label == kPgp) return pgp_verdict(*armor);
  return der_verdict(*armor);
}

}  // namespace

Verdict check_pem(std::string_view secret) { return check_block(secret, ""); }
Verdict check_openssh(std::string_view secret) { return check_block(secret, kOpenssh); }
Verdict check_pgp(std::string_view secret) { return check_block(secret, kPgp); }

}  // namespace scan::tokens
