// A string with the kind, then its numbers: RFC 4253 section 6.6 (rsa: e, n; dss: p, q, g, y),
// RFC 5656 section 3.1 (ecdsa: curve, point), RFC 8709 section 4 (ed25519, ed448: the key),
// PROTOCOL.u2f of OpenSSH (sk-…: the same, and the application). Entry point: ssh_public_key.
#include "judge/keys/ssh_public_key.h"

#include "judge/keys/ssh_reader.h"

namespace scan {
namespace {

std::string_view nist_name(std::string_view curve) {
  if (curve == "nistp256") return "P-256";
  if (curve == "nistp384") return "P-384";
  if (curve == "nistp521") return "P-521";
  return {};
}

KeyIdentity in_device(KeyIdentity identity) {
  identity.algorithm += " (security key)";
  return identity;
}

}  // namespace

std::optional<KeyIdentity> ssh_public_key(std::string_view blob) {
  SshReader reader(blob);
  const auto kind = reader.string();
  const auto first = reader.string();
  if (!kind || !first) return std::nullopt;
  if (*kind == "ssh-ed25519") return curve_identity("Ed25519", *first);
  if (*kind == "ssh-ed448") return curve_identity("Ed448", *first);
  if (kind->starts_with("sk-ssh-ed25519@")) return in_device(curve_identity("Ed25519", *first));
  const auto second = reader.string();
  if (!second) return std::nullopt;
  if (*kind == "ssh-rsa") return rsa_identity(*second);
  if (kind->starts_with("ecdsa-sha2-")) return curve_identity(nist_name(*first), *second);
  if (kind->starts_with("sk-ecdsa-sha2-nistp256@"))
    return in_device(curve_identity(nist_name(*first), *second));
  if (*kind != "ssh-dss") return std::nullopt;
  const auto third = reader.string();
  const auto fourth = reader.string();
  if (!third || !fourth) return std::nullopt;
  return dsa_identity(*first, *fourth);
}

}  // namespace scan
