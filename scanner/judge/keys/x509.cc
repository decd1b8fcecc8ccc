// RFC 5280 section 4.1: Certificate { tbsCertificate { [0] version, serial, signature, issuer,
// { notBefore, notAfter }, subject, subjectPublicKeyInfo … } … }. SubjectPublicKeyInfo is
// { { algorithm, parameters }, BIT STRING }, whose first byte counts unused bits; what is in it:
// RFC 3279 section 2.3 (RSA, DSA), RFC 5480 (EC), RFC 8410 (Ed25519 …). Entry points:
// public_key_identity, rsa_public_key_identity, read_certificate.
#include "judge/keys/x509.h"

#include <algorithm>
#include <chrono>

#include "base/ascii.h"
#include "judge/keys/der.h"
#include "judge/keys/object_ids.h"

namespace scan {
namespace {

KeyIdentity dsa_from(DerReader& parameters, std::string_view key) {
  const auto numbers = parameters.next(der::kSequence);
  const auto p = numbers ? DerReader(*numbers).next(der::kInteger) : std::nullopt;
  return dsa_identity(p.value_or(""), DerReader(key).next(der::kInteger).value_or(""));
}

std::optional<KeyIdentity> identity_of(std::string_view algorithm, std::string_view key) {
  DerReader reader(algorithm);
  const auto id = reader.next(der::kObjectId);
  if (!id) return std::nullopt;
  if (*id == oid::kRsa || *id == oid::kRsaPss) return rsa_public_key_identity(key);
  if (*id == oid::kDsa) return dsa_from(reader, key);
  if (*id == oid::kEc) {
    return curve_identity(curve_name(reader.next(der::kObjectId).value_or("")), key);
  }
  const std::string_view curve = curve_name(*id);
  if (curve.empty()) return KeyIdentity{};
  return curve_identity(curve, key);
}

// `body` is what stands in a SubjectPublicKeyInfo.
std::optional<KeyIdentity> identity_of_info(std::string_view body) {
  DerReader reader(body);
  const auto algorithm = reader.next(der::kSequence);
  const auto bits = reader.next(der::kBitString);
  if (!algorithm || !bits || bits->empty()) return std::nullopt;
  return identity_of(*algorithm, bits->substr(1));
}

// "YYMMDDhhmmssZ" or "YYYYMMDDhhmmssZ".
std::optional<std::int64_t> seconds(const DerItem& time) {
  const bool two_digits = time.tag == der::kUtcTime;
  if (!two_digits && time.tag != der::kGeneralizedTime) return std::nullopt;
  std::string_view text = time.body;
  const std::size_t year_size = two_digits ? 2 : 4;
  if (text.size() != year_size + 11 || text.back() != 'Z') return std::nullopt;
  text.remove_suffix(1);
  if (!std::all_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
  const auto take = [&](std::size_t size) {
    unsigned value = 0;
    for (char c : text.substr(0, size)) value = 10 * value + static_cast<unsigned>(c - '0');
    text.remove_prefix(size);
    return value;
  };
  unsigned year = take(year_size);
  if (two_digits) year += year < 50 ? 2000 : 1900;
  const unsigned month = take(2);
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(year)),
                                        std::chrono::month(month), std::chrono::day(take(2))};
  if (!day.ok()) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(day).time_since_epoch().count();
  const std::int64_t hours = take(2);
  const std::int64_t minutes = take(2);
  return ((days * 24 + hours) * 60 + minutes) * 60 + take(2);
}

}  // namespace

std::optional<KeyIdentity> rsa_public_key_identity(std::string_view der) {
  const auto numbers = DerReader(der).next(der::kSequence);
  const auto modulus = numbers ? DerReader(*numbers).next(der::kInteger) : std::nullopt;
  if (!modulus) return std::nullopt;
  return rsa_identity(*modulus);
}

std::optional<KeyIdentity> public_key_identity(std::string_view der) {
  const auto info = DerReader(der).next(der::kSequence);
  if (!info) return std::nullopt;
  return identity_of_info(*info);
}

std::optional<Certificate> read_certificate(std::string_view der) {
  const auto outer = DerReader(der).next(der::kSequence);
  const auto body = outer ? DerReader(*outer).next(der::kSequence) : std::nullopt;
  if (!body) return std::nullopt;
  DerReader reader(*body);
  auto item = reader.next();
  if (item && item->tag == der::kContext0) item = reader.next();
  if (!item || item->tag != der::kInteger) return std::nullopt;
  const auto signature = reader.next(der::kSequence);
  const auto issuer = reader.next(der::kSequence);
  const auto validity = reader.next(der::kSequence);
  const auto subject = reader.next(der::kSequence);
  const auto info = reader.next();
  if (!signature || !issuer || !validity || !subject || !info) return std::nullopt;
  Certificate certificate;
  DerReader times(*validity);
  times.next();
  if (const auto last = times.next()) certificate.not_after = seconds(*last);
  const auto identity = identity_of_info(info->body);
  if (!identity) return std::nullopt;
  certificate.key = *identity;
  return certificate;
}

}  // namespace scan
