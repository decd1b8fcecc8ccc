// A shape is a kind, and but for `uuid` a size in bytes after a colon. Entry points:
// validate_shape, has_shape.
#include "tokens/checks/shape.h"

#include <charconv>
#include <cstdint>
#include <optional>

#include "base/base64.h"
#include "tokens/checks/alphabet.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kMostBytes = 65536;

enum class Kind : std::uint8_t { kBase64, kBase64Url, kHex, kUuid };

struct Shape {
  Kind kind;
  std::size_t bytes;
};

std::optional<Shape> parse(std::string_view text) {
  if (text == "uuid") return Shape{Kind::kUuid, 16};
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view kind = text.substr(0, colon);
  const std::string_view size = text.substr(colon + 1);
  std::size_t bytes = 0;
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), bytes);
  if (error != std::errc() || end != size.data() + size.size()) return std::nullopt;
  if (bytes == 0 || bytes > kMostBytes) return std::nullopt;
  if (kind == "base64") return Shape{Kind::kBase64, bytes};
  if (kind == "base64url") return Shape{Kind::kBase64Url, bytes};
  if (kind == "hex") return Shape{Kind::kHex, bytes};
  return std::nullopt;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_of_alphabet(text.substr(i, 1), "hex")) return false;
  }
  return true;
}

}  // namespace

Status validate_shape(std::string_view shape) {
  if (parse(shape)) return {};
  return Error{"shape \"" + std::string(shape) +
               "\" is none of base64:N, base64url:N, hex:N (N bytes) and uuid"};
}

bool has_shape(std::string_view text, std::string_view shape) {
  const std::optional<Shape> parsed = parse(shape);
  if (!parsed) return false;
  if (parsed->kind == Kind::kUuid) return is_uuid(text);
  if (parsed->kind == Kind::kHex) {
    return text.size() == 2 * parsed->bytes && is_of_alphabet(text, "hex");
  }
  const auto decoded =
      base64_decode(text, parsed->kind == Kind::kBase64 ? Base64::kStandard : Base64::kUrl);
  return decoded && decoded->size() == parsed->bytes;
}

}  // namespace scan::tokens
