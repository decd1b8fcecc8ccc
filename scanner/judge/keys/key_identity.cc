// Object identifiers: RFC 5480 section 2.1.1.1 (P-256 …), SEC 2 (secp256k1), RFC 5639 (Brainpool),
// RFC 8410 section 3 (Ed25519 …). Entry points: rsa_identity, dsa_identity, curve_identity,
// curve_name.
#include "judge/keys/key_identity.h"

#include <array>
#include <bit>

namespace scan {
namespace {

std::string_view without_zeros(std::string_view number) {
  const std::size_t first = number.find_first_not_of('\0');
  return first == std::string_view::npos ? std::string_view() : number.substr(first);
}

std::string sized(std::string_view name, std::string_view number) {
  number = without_zeros(number);
  if (number.empty()) return std::string(name);
  const auto top = static_cast<unsigned char>(number.front());
  const std::size_t bits = 8 * (number.size() - 1) + static_cast<std::size_t>(std::bit_width(top));
  return std::string(name) + " " + std::to_string(bits);
}

struct Curve {
  std::string_view object_id;
  std::string_view name;
};

constexpr std::array<Curve, 11> kCurves = {
    {{{"\x2a\x86\x48\xce\x3d\x03\x01\x07", 8}, "P-256"},
     {{"\x2b\x81\x04\x00\x22", 5}, "P-384"},
     {{"\x2b\x81\x04\x00\x23", 5}, "P-521"},
     {{"\x2b\x81\x04\x00\x0a", 5}, "secp256k1"},
     {{"\x2b\x24\x03\x03\x02\x08\x01\x01\x07", 9}, "brainpoolP256r1"},
     {{"\x2b\x24\x03\x03\x02\x08\x01\x01\x0b", 9}, "brainpoolP384r1"},
     {{"\x2b\x24\x03\x03\x02\x08\x01\x01\x0d", 9}, "brainpoolP512r1"},
     {{"\x2b\x65\x6e", 3}, "X25519"},
     {{"\x2b\x65\x6f", 3}, "X448"},
     {{"\x2b\x65\x70", 3}, "Ed25519"},
     {{"\x2b\x65\x71", 3}, "Ed448"}}};

// Those that are algorithms of their own, not one of many curves of ECDSA.
bool stands_alone(std::string_view curve) {
  return curve.starts_with("Ed") || curve.starts_with("X");
}

}  // namespace

KeyIdentity rsa_identity(std::string_view modulus) {
  const std::string_view number = without_zeros(modulus);
  return {sized("RSA", modulus), number.empty() ? "" : "rsa:" + std::string(number)};
}

KeyIdentity dsa_identity(std::string_view p, std::string_view y) {
  const std::string_view number = without_zeros(y);
  return {sized("DSA", p), number.empty() ? "" : "dsa:" + std::string(number)};
}

KeyIdentity curve_identity(std::string_view curve, std::string_view point) {
  const std::string part = point.empty() ? "" : "point:" + std::string(point);
  if (stands_alone(curve)) return {std::string(curve), part};
  return {curve.empty() ? "EC" : "EC " + std::string(curve), part};
}

std::string_view curve_name(std::string_view object_id) {
  for (const Curve& curve : kCurves) {
    if (curve.object_id == object_id) return curve.name;
  }
  return {};
}

}  // namespace scan
