// Big-endian integers, each checked before use. A store that is cut or odd counts as one with keys.
#include "policy/facts/key_store.h"

#include <cstddef>
#include <optional>

namespace scan::policy {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::uint32_t> number(std::size_t size) {
    if (bytes_.size() < size) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = value << 8 | static_cast<unsigned char>(bytes_[i]);
    }
    bytes_.remove_prefix(size);
    return value;
  }

  bool skip(std::size_t size) {
    if (bytes_.size() < size) return false;
    bytes_.remove_prefix(size);
    return true;
  }

  // A text or a block with its size before it.
  bool skip_sized(std::size_t size_of_size) {
    const std::optional<std::uint32_t> size = number(size_of_size);
    return size && skip(*size);
  }

 private:
  std::string_view bytes_;
};

constexpr std::uint32_t kJks = 0xFEEDFEED;
constexpr std::uint32_t kJceks = 0xCECECECE;

// alias, date, kind of certificate (since version 2), certificate
bool skip_certificate(Reader& reader, std::uint32_t version) {
  constexpr std::size_t kDate = 8;
  return reader.skip_sized(2) && reader.skip(kDate) && (version < 2 || reader.skip_sized(2)) &&
         reader.skip_sized(4);
}

KeyStore java_store(Reader reader) {
  constexpr std::uint32_t kCertificate = 2;
  constexpr std::uint32_t kMostEntries = 10000;
  const std::optional<std::uint32_t> version = reader.number(4);
  const std::optional<std::uint32_t> count = reader.number(4);
  if (!version || !count) return KeyStore::kNone;
  for (std::uint32_t i = 0; i < *count && i < kMostEntries; ++i) {
    if (reader.number(4) != kCertificate || !skip_certificate(reader, *version)) {
      return KeyStore::kKeys;
    }
  }
  return KeyStore::kCertificates;
}

// SEQUENCE { INTEGER 3, SEQUENCE …
bool is_pkcs12(std::string_view bytes) {
  constexpr std::string_view kVersion("\x02\x01\x03\x30", 4);
  if (bytes.size() < 16 || bytes[0] != '\x30') return false;
  const auto size = static_cast<unsigned char>(bytes[1]);
  const std::size_t head = size < 0x80 ? 2 : 2 + (size & 0x7FU);
  return head <= 6 && bytes.substr(head, kVersion.size()) == kVersion;
}

}  // namespace

KeyStore read_key_store(std::string_view bytes) {
  Reader reader(bytes);
  const std::optional<std::uint32_t> magic = reader.number(4);
  if (magic == kJks || magic == kJceks) return java_store(reader);
  return is_pkcs12(bytes) ? KeyStore::kKeys : KeyStore::kNone;
}

}  // namespace scan::policy
