// Which key it is: its algorithm and size, and the part of it that everybody may know, by which a
// private key and its public half are told to belong together.
#pragma once

#include <string>
#include <string_view>

namespace scan {

struct KeyIdentity {
  std::string algorithm;    // "RSA 2048", "EC P-256", "Ed25519"; empty where it is not known
  std::string public_part;  // RSA's modulus, DSA's y, a curve's point; empty where it is not there

  // Never of keys whose public part is missing. Public parts of different algorithms never agree.
  bool same_key(const KeyIdentity& other) const {
    return !public_part.empty() && public_part == other.public_part;
  }
};

// From numbers as DER and SSH write them: big-endian, perhaps with zeros in front.
KeyIdentity rsa_identity(std::string_view modulus);
KeyIdentity dsa_identity(std::string_view p, std::string_view y);

// `curve` is a name ("P-256", "Ed25519"), empty for one that is not known; `point` as it is
// written.
KeyIdentity curve_identity(std::string_view curve, std::string_view point);

// The name of a curve by the body of its OBJECT IDENTIFIER; empty for an unknown one. Static.
std::string_view curve_name(std::string_view object_id);

}  // namespace scan
