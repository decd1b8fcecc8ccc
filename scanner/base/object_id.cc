// Object ids to and from hexadecimal.
#include "base/object_id.h"

#include "base/hex.h"

namespace scan {
std::optional<ObjectId> ObjectId::from_hex(std::string_view hex) {
  if (hex.size() != 2 * kSha1 && hex.size() != 2 * kSha256) return std::nullopt;
  ObjectId id = zero(hex.size() / 2);
  for (std::size_t i = 0; i < id.size(); ++i) {
    const int high = hex_value(hex[2 * i]);
    const int low = hex_value(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes_[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return id;
}

std::string ObjectId::hex() const { return hex_text({bytes_.data(), size_}); }

}  // namespace scan
