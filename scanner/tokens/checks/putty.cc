// PuTTY's private key files, versions 1 to 3: `Key: value` lines, base64 lines counted by
// `Public-Lines` and `Private-Lines`, and a MAC.
//
// https://the.earth.li/~sgtatham/putty/0.81/htmldoc/AppendixC.html
// Entry point: check_putty.
#include <charconv>
#include <optional>
#include <utility>

#include "base/base64.h"
#include "judge/keys/armor_lines.h"
#include "judge/keys/ssh_public_key.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kMostLines = 512;

struct File {
  std::string_view algorithm;
  std::string_view encryption;
  std::string_view mac;
  std::optional<std::string> open;
  std::optional<std::string> secret;
};

// The base64 of the `count` lines from `lines[at]` on.
std::optional<std::string> block(const std::vector<std::string_view>& lines, std::size_t at,
                                 std::string_view count) {
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), size);
  if (error != std::errc() || size > kMostLines || lines.size() - at < size) return std::nullopt;
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += lines[at + i];
  return base64_decode(text);
}

File read(const std::vector<std::string_view>& lines) {
  File file;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t colon = lines[i].find(": ");
    if (colon == std::string_view::npos) continue;
    const std::string_view key = lines[i].substr(0, colon);
    const std::string_view value = lines[i].substr(colon + 2);
    if (key.starts_with("PuTTY-User-Key-File-")) file.algorithm = value;
    if (key == "Encryption") file.encryption = value;
    if (key == "Private-MAC" || key == "Private-Hash") file.mac = value;
    if (key == "Public-Lines") file.open = block(lines, i + 1, value);
    if (key == "Private-Lines") file.secret = block(lines, i + 1, value);
  }
  return file;
}

// The public part begins with the algorithm's name, its length in four bytes before it.
bool names_algorithm(std::string_view open, std::string_view algorithm) {
  return algorithm.size() < 128 && open.size() > 4 + algorithm.size() &&
         open.substr(0, 4) == std::string(3, '\0') + static_cast<char>(algorithm.size()) &&
         open.substr(4, algorithm.size()) == algorithm;
}

}  // namespace

Verdict check_putty(const Captured& captured, std::int64_t) {
  const Span whole_file = captured.match;
  const File file = read(text_pieces(captured.content.substr(whole_file.begin, whole_file.size())));
  const bool whole = file.open && file.secret && file.secret->size() >= 16 && !file.mac.empty() &&
                     !file.algorithm.empty() && names_algorithm(*file.open, file.algorithm);
  if (!whole) return {Outcome::kLowered, "it is no whole key file of PuTTY's"};
  const bool encrypted = !file.encryption.empty() && file.encryption != "none";
  KeyIdentity identity = ssh_public_key(*file.open).value_or(KeyIdentity{});
  Verdict verdict{Outcome::kProved, encrypted ? "it is encrypted with a passphrase" : ""};
  tell(verdict.facts, "key", identity.algorithm);
  tell(verdict.facts, "passphrase",
       encrypted ? "needed (" + shortened(file.encryption) + ")" : "none");
  verdict.weaker = encrypted;
  verdict.public_part = std::move(identity.public_part);
  return verdict;
}

}  // namespace scan::tokens
