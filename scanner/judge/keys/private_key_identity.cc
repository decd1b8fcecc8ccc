// RSA: version, n, e … (RFC 8017 A.1.2). DSA: version, p, q, g, y, x (OpenSSL). EC: version, the
// number, [0] the curve, [1] the point as BIT STRING (RFC 5915 section 3). PKCS #8: version, the
// algorithm, one of these in an OCTET STRING, [0] attributes, [1] the public key (RFC 5958 section
// 2). Entry point: private_key_identity.
#include "judge/keys/private_key_identity.h"

#include <optional>

#include "judge/keys/der.h"
#include "judge/keys/object_ids.h"

namespace scan {
namespace {

std::string_view curve_in(std::string_view parameters) {
  return curve_name(DerReader(parameters).next(der::kObjectId).value_or(""));
}

// From behind the version. `curve`: what the wrapping PKCS #8 says it is.
KeyIdentity ec_identity(DerReader reader, std::string_view curve) {
  std::string_view point;
  reader.next();
  while (const auto item = reader.next()) {
    if (item->tag == der::kContext0) curve = curve_in(item->body);
    if (item->tag != der::kContext1) continue;
    const auto bits = DerReader(item->body).next(der::kBitString);
    if (bits && !bits->empty()) point = bits->substr(1);
  }
  return curve_identity(curve, point);
}

// From behind the version: five numbers of DSA, or the eight of RSA.
KeyIdentity numbers_identity(DerReader reader) {
  std::string_view numbers[5];
  std::size_t count = 0;
  while (const auto number = reader.next(der::kInteger)) {
    if (count < 5) numbers[count] = *number;
    ++count;
  }
  if (count >= 8) return rsa_identity(numbers[0]);
  return count == 5 ? dsa_identity(numbers[0], numbers[3]) : KeyIdentity{};
}

// The key inside a PKCS #8 wrapper, from behind its own SEQUENCE and version.
std::optional<DerReader> inner(std::string_view key) {
  const auto sequence = DerReader(key).next(der::kSequence);
  if (!sequence) return std::nullopt;
  DerReader reader(*sequence);
  if (!reader.next(der::kInteger)) return std::nullopt;
  return reader;
}

KeyIdentity wrapped_identity(std::string_view algorithm, DerReader reader) {
  DerReader parts(algorithm);
  const auto id = parts.next(der::kObjectId);
  const auto key = reader.next(der::kOctetString);
  if (!id || !key) return {};
  if (*id == oid::kDsa) {
    const auto numbers = parts.next(der::kSequence);
    const auto p = numbers ? DerReader(*numbers).next(der::kInteger) : std::nullopt;
    return dsa_identity(p.value_or(""), "");
  }
  const auto content = inner(*key);
  if (*id == oid::kRsa || *id == oid::kRsaPss) {
    return content ? numbers_identity(*content) : KeyIdentity{};
  }
  if (*id == oid::kEc) {
    const std::string_view curve = curve_name(parts.next(der::kObjectId).value_or(""));
    return content ? ec_identity(*content, curve) : curve_identity(curve, "");
  }
  const std::string_view curve = curve_name(*id);
  if (curve.empty()) return {};
  while (const auto item = reader.next()) {
    if (item->tag == der::kPlainContext1 && !item->body.empty()) {
      return curve_identity(curve, item->body.substr(1));
    }
  }
  return curve_identity(curve, "");
}

}  // namespace

KeyIdentity private_key_identity(std::string_view der) {
  auto reader = inner(der);
  if (!reader) return {};
  DerReader after = *reader;
  const auto second = after.next();
  if (!second) return {};
  if (second->tag == der::kSequence) return wrapped_identity(second->body, after);
  if (second->tag == der::kOctetString) return ec_identity(*reader, "");
  return numbers_identity(*reader);
}

}  // namespace scan
