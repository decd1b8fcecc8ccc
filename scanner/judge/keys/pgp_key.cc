// RFC 9580: packet headers in section 4.2, secret keys in 5.5.3, the public part of each algorithm
// in 5.5.5. After the public part stands one octet: 0 for a key in the clear. Entry points:
// read_pgp_key, crc24.
#include "judge/keys/pgp_key.h"

#include <optional>

namespace scan {
namespace {

constexpr std::uint8_t kSecretKey = 5;

struct Packet {
  std::uint8_t tag = 0;
  std::string_view body;  // what there is of it, where the length is partial
};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

// The number of `count` bytes, highest first; nothing where there are fewer.
std::optional<std::size_t> number_at(std::string_view bytes, std::size_t at, std::size_t count) {
  if (at > bytes.size() || bytes.size() - at < count) return std::nullopt;
  std::size_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = (value << 8) | byte_at(bytes, at + i);
  return value;
}

std::optional<Packet> packet_of(std::uint8_t tag, std::string_view bytes, std::size_t at,
                                std::optional<std::size_t> length) {
  if (!length || at > bytes.size() || bytes.size() - at < *length) return std::nullopt;
  return Packet{tag, bytes.substr(at, *length)};
}

std::optional<Packet> read_packet(std::string_view bytes) {
  if (bytes.size() < 2 || (byte_at(bytes, 0) & 0x80) == 0) return std::nullopt;
  const std::uint8_t head = byte_at(bytes, 0);
  if ((head & 0x40) == 0) {  // the old form: how many bytes the length has is in the head
    const std::uint8_t tag = (head >> 2) & 15;
    const unsigned kind = head & 3;
    if (kind == 3) return Packet{tag, bytes.substr(1)};
    const std::size_t count = std::size_t{1} << kind;
    return packet_of(tag, bytes, 1 + count, number_at(bytes, 1, count));
  }
  const std::uint8_t tag = head & 63;
  const std::uint8_t first = byte_at(bytes, 1);
  if (first < 192) return packet_of(tag, bytes, 2, first);
  if (first == 255) return packet_of(tag, bytes, 6, number_at(bytes, 2, 4));
  if (first >= 224) return Packet{tag, bytes.substr(2)};
  const auto second = number_at(bytes, 2, 1);
  if (!second) return std::nullopt;
  return packet_of(tag, bytes, 3, (std::size_t{first} - 192) * 256 + *second + 192);
}

// Steps over what an algorithm's public part is made of.
class Stepper {
 public:
  Stepper(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  void number() {  // a multi-precision integer: its bits in two bytes, then the bytes
    const auto bits = number_at(bytes_, at_, 2);
    fits_ &= bits.has_value();
    if (fits_) skip(2 + (*bits + 7) / 8);
  }
  void counted() {  // a byte with the size of what follows
    const auto size = number_at(bytes_, at_, 1);
    fits_ &= size.has_value();
    if (fits_) skip(1 + *size);
  }
  void skip(std::size_t size) {
    fits_ &= bytes_.size() - at_ >= size;
    if (fits_) at_ += size;
  }
  std::optional<std::uint8_t> octet() const {
    if (!fits_ || at_ >= bytes_.size()) return std::nullopt;
    return byte_at(bytes_, at_);
  }

 private:
  std::string_view bytes_;
  std::size_t at_;
  bool fits_ = true;
};

// Returns false for an algorithm that is not known here.
bool step_over_public_part(std::uint8_t algorithm, Stepper& stepper) {
  switch (algorithm) {
    case 1:
    case 2:
    case 3:  // RSA: n, e
      stepper.number();
      stepper.number();
      return true;
    case 16:  // Elgamal: p, g, y
      for (int i = 0; i < 3; ++i) stepper.number();
      return true;
    case 17:  // DSA: p, q, g, y
      for (int i = 0; i < 4; ++i) stepper.number();
      return true;
    case 18:  // ECDH: curve, point, key derivation
      stepper.counted();
      stepper.number();
      stepper.counted();
      return true;
    case 19:
    case 22:  // ECDSA, EdDSA: curve, point
      stepper.counted();
      stepper.number();
      return true;
    case 25:
    case 27:  // X25519, Ed25519
      stepper.skip(32);
      return true;
    default:
      return false;
  }
}

// `at` is where the public part begins.
std::string algorithm_name(std::uint8_t algorithm, std::string_view body, std::size_t at) {
  const auto sized = [&](std::string_view name) {
    const auto bits = number_at(body, at, 2);
    return std::string(name) + (bits ? " " + std::to_string(*bits) : "");
  };
  switch (algorithm) {
    case 1:
    case 2:
    case 3:
      return sized("RSA");
    case 16:
      return sized("Elgamal");
    case 17:
      return sized("DSA");
    case 18:
      return "ECDH";
    case 19:
      return "ECDSA";
    case 22:
      return "EdDSA";
    case 25:
      return "X25519";
    case 27:
      return "Ed25519";
    default:
      return {};
  }
}

}  // namespace

PgpKey read_pgp_key(std::string_view bytes) {
  const std::optional<Packet> packet = read_packet(bytes);
  if (!packet || packet->tag != kSecretKey || packet->body.size() < 8) return {};
  const std::uint8_t version = byte_at(packet->body, 0);
  if (version < 2 || version > 6) return {};
  PgpKey key;
  key.state = PgpKeyState::kUnknown;
  // Version 4: the version, four bytes of time, the algorithm. 5 and 6 add the length of the key.
  if (version < 4) return key;
  if (packet->body.size() < 12) return {};
  if (const auto time = number_at(packet->body, 1, 4)) {
    key.created = static_cast<std::int64_t>(*time);
  }
  const std::size_t open = version == 4 ? 6 : 10;
  key.algorithm = algorithm_name(byte_at(packet->body, 5), packet->body, open);
  Stepper stepper(packet->body, open);
  if (!step_over_public_part(byte_at(packet->body, 5), stepper)) return key;
  const std::optional<std::uint8_t> usage = stepper.octet();
  if (!usage) return {};
  key.state = *usage == 0 ? PgpKeyState::kPlain : PgpKeyState::kEncrypted;
  return key;
}

std::uint32_t crc24(std::string_view bytes) {
  std::uint32_t crc = 0xB704CE;
  for (char c : bytes) {
    crc ^= std::uint32_t{static_cast<unsigned char>(c)} << 16;
    for (int bit = 0; bit < 8; ++bit) {
      crc <<= 1;
      if ((crc & 0x1000000) != 0) crc ^= 0x1864CFB;
    }
  }
  return crc & 0xFFFFFF;
}

}  // namespace scan
