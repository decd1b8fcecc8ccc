// HashiCorp Vault's server side consistent tokens: `hvs.` and a protobuf message in base64url: the
// version as field 1, an HMAC of 32 bytes as field 2, the token, a message itself, as field 3.
//
// https://github.com/hashicorp/vault/blob/main/vault/tokens/token.proto
// Root and other tokens are `hvs.` and random text: without the message's first bytes, nothing can
// be said. Entry point: check_vault.
#include <optional>

#include "base/base64.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

// A message whose fields stand in order, as Go writes them.
class Message {
 public:
  explicit Message(std::string_view bytes) : rest_(bytes) {}

  // The bytes of field `number` if it comes next.
  std::optional<std::string_view> bytes(std::uint8_t number) {
    if (!take(static_cast<char>((number << 3) | 2)) || rest_.empty()) return std::nullopt;
    const auto size = static_cast<std::uint8_t>(rest_[0]);
    if (size >= 0x80 || rest_.size() - 1 < size) return std::nullopt;
    const std::string_view out = rest_.substr(1, size);
    rest_.remove_prefix(1 + std::size_t{size});
    return out;
  }

 private:
  bool take(char tag) {
    if (rest_.empty() || rest_[0] != tag) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

Verdict check_vault(std::string_view secret) {
  constexpr std::string_view kPrefix = "hvs.CAES";  // version 1, then field 2
  constexpr std::size_t kMostText = 4096;
  if (!secret.starts_with(kPrefix) || secret.size() > kMostText) return {};
  const auto bytes = base64_decode(secret.substr(4), Base64::kUrl);
  const Verdict broken{Outcome::kLowered, "it holds no whole token of Vault's"};
  if (!bytes) return broken;
  Message message(std::string_view(*bytes).substr(2));
  const auto hmac = message.bytes(2);
  const auto token = message.bytes(3);
  if (!hmac || hmac->size() != 32 || !token) return broken;
  return Message(*token).bytes(1) ? Verdict{Outcome::kProved, ""} : broken;
}

}  // namespace scan::tokens
