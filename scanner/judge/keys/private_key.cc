// RSA: RFC 8017 A.1.2. EC: RFC 5915 section 3. DSA: OpenSSL's version, p, q, g, y, x. PKCS#8:
// RFC 5208 sections 5 and 6. Entry point: private_key_form.
#include "judge/keys/private_key.h"

#include <optional>

#include "judge/keys/der.h"

namespace scan {
namespace {

// How many INTEGERs follow at once, each at least `least` bytes where it is the first.
std::size_t count_integers(DerReader& reader, std::size_t least) {
  std::size_t count = 0;
  while (!reader.at_end()) {
    const auto integer = reader.next(der::kInteger);
    if (!integer || integer->empty() || (count == 0 && integer->size() < least)) return 0;
    ++count;
  }
  return count;
}

bool is_algorithm(std::string_view body) {
  DerReader reader(body);
  const auto id = reader.next(der::kObjectId);
  return id && id->size() >= 3;
}

KeyForm after_version(std::string_view version, DerReader reader) {
  if (version.size() != 1 || version[0] > 1) return KeyForm::kNone;
  DerReader integers = reader;
  // 512 bits is the smallest modulus there is in the wild.
  const std::size_t count = count_integers(integers, 64);
  if (count >= 8) return KeyForm::kRsa;
  if (count == 5) return KeyForm::kDsa;
  if (count > 0) return KeyForm::kNone;

  const auto second = reader.next();
  if (!second) return KeyForm::kNone;
  if (second->tag == der::kOctetString && version[0] == 1) {
    const std::size_t size = second->body.size();
    return size >= 14 && size <= 72 ? KeyForm::kEc : KeyForm::kNone;
  }
  if (second->tag != der::kSequence || !is_algorithm(second->body)) return KeyForm::kNone;
  const auto key = reader.next(der::kOctetString);
  return key && key->size() >= 16 ? KeyForm::kPkcs8 : KeyForm::kNone;
}

}  // namespace

KeyForm private_key_form(std::string_view der) {
  DerReader outer(der);
  const auto sequence = outer.next(der::kSequence);
  if (!sequence || !outer.at_end()) return KeyForm::kNone;
  DerReader reader(*sequence);
  const auto first = reader.next();
  if (!first) return KeyForm::kNone;
  if (first->tag == der::kInteger) return after_version(first->body, reader);
  if (first->tag != der::kSequence || !is_algorithm(first->body)) return KeyForm::kNone;
  const auto encrypted = reader.next(der::kOctetString);
  return encrypted && encrypted->size() >= 16 && reader.at_end() ? KeyForm::kEncryptedPkcs8
                                                                 : KeyForm::kNone;
}

}  // namespace scan
