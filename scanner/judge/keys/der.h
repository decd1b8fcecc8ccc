// Distinguished Encoding Rules of ASN.1 (ITU-T X.690), as much as key files use.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace scan {

namespace der {
inline constexpr std::uint8_t kInteger = 0x02;
inline constexpr std::uint8_t kBitString = 0x03;
inline constexpr std::uint8_t kOctetString = 0x04;
inline constexpr std::uint8_t kObjectId = 0x06;
inline constexpr std::uint8_t kUtcTime = 0x17;
inline constexpr std::uint8_t kGeneralizedTime = 0x18;
inline constexpr std::uint8_t kSequence = 0x30;
inline constexpr std::uint8_t kContext0 = 0xa0;  // [0], [1], made of others or plain bytes
inline constexpr std::uint8_t kContext1 = 0xa1;
inline constexpr std::uint8_t kPlainContext1 = 0x81;
}  // namespace der

struct DerItem {
  std::uint8_t tag = 0;
  std::string_view body;  // into the reader's bytes
};

// Reads the items of one level in order; to go a level down, read an item's body.
class DerReader {
 public:
  explicit DerReader(std::string_view bytes) : rest_(bytes) {}

  // Nothing at the end and where the bytes are not DER: tags of more than a byte, lengths that are
  // indefinite, padded or reach past the end.
  std::optional<DerItem> next();

  // The body of the next item if it has this tag; nothing otherwise.
  std::optional<std::string_view> next(std::uint8_t tag);

  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace scan
