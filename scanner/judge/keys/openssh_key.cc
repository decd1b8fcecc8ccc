// https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key: magic, cipher, kdf, kdf options, number
// of keys, that many public keys, then the private part, which begins with one number twice. A
// string is its length in four bytes, highest first, and its bytes. Entry point: read_openssh_key.
#include "judge/keys/openssh_key.h"

#include <optional>

namespace scan {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::uint32_t> number() {
    if (rest_.size() < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (char c : rest_.substr(0, 4)) value = (value << 8) | static_cast<unsigned char>(c);
    rest_.remove_prefix(4);
    return value;
  }

  std::optional<std::string_view> string() {
    const std::optional<std::uint32_t> size = number();
    if (!size || *size > rest_.size()) return std::nullopt;
    const std::string_view out = rest_.substr(0, *size);
    rest_.remove_prefix(*size);
    return out;
  }

 private:
  std::string_view rest_;
};

}  // namespace

OpensshKey read_openssh_key(std::string_view bytes) {
  constexpr std::string_view kMagic("openssh-key-v1\0", 15);
  constexpr std::uint32_t kMostKeys = 16;
  if (!bytes.starts_with(kMagic)) return OpensshKey::kBroken;
  Reader reader(bytes.substr(kMagic.size()));
  const auto cipher = reader.string();
  const auto kdf = reader.string();
  const auto options = reader.string();
  const auto keys = reader.number();
  if (!cipher || !kdf || !options || !keys || *keys == 0 || *keys > kMostKeys) {
    return OpensshKey::kBroken;
  }
  for (std::uint32_t i = 0; i < *keys; ++i) {
    if (!reader.string()) return OpensshKey::kBroken;
  }
  const auto secret = reader.string();
  if (!secret || secret->size() < 16) return OpensshKey::kBroken;
  if (*cipher != "none") return OpensshKey::kEncrypted;
  return secret->substr(0, 4) == secret->substr(4, 4) ? OpensshKey::kPlain : OpensshKey::kBroken;
}

}  // namespace scan
