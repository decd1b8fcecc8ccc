// Bitcoin's private keys in Base58Check: the wallet import format (version, 32 bytes, and 1 where
// the public key is a compressed one) and extended keys (BIP-32: version, depth, parent, number,
// chain code, 0 and 32 bytes).
//
// https://en.bitcoin.it/wiki/Wallet_import_format
// https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki#serialization-format
// Entry point: check_wallet_key.
#include "tokens/checks/base58.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kImported = 33;
constexpr std::size_t kExtended = 78;

std::string_view network(unsigned char version) {
  if (version == 0x80) return "Bitcoin's main network";
  return version == 0xef ? "a test network" : "";
}

}  // namespace

Verdict check_wallet_key(std::string_view secret) {
  const auto bytes = base58check_decode(secret);
  if (!bytes) return {Outcome::kLowered, "its checksum does not match"};
  Verdict verdict{Outcome::kProved, ""};
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>((*bytes)[at]); };
  if (bytes->size() == kExtended) {
    tell(verdict.facts, "depth", byte(4) == 0 ? "0 (the master key)" : std::to_string(byte(4)));
    return verdict;
  }
  const bool compressed = bytes->size() == kImported + 1 && byte(kImported) == 1;
  if (bytes->size() != kImported && !compressed) {
    return {Outcome::kLowered, "it is no private key in the wallet import format"};
  }
  tell(verdict.facts, "network", network(byte(0)));
  return verdict;
}

}  // namespace scan::tokens
