// Entry points: read_uses, read_image.
#include "policy/action_reference.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/trim.h"

namespace scan::policy {
namespace {

constexpr std::string_view kScheme = "docker://";
constexpr std::string_view kDigest = "sha256:";
constexpr std::size_t kSha1 = 40;    // hex digits
constexpr std::size_t kSha256 = 64;  // likewise
constexpr std::size_t kLeastShort = 7;

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const char low = to_ascii_lower(c);
    return is_ascii_digit(c) || (low >= 'a' && low <= 'f');
  });
}

bool is_computed(std::string_view text) { return text.find("${{") != std::string_view::npos; }

// "20240131" is a date before it is a commit.
bool is_short_commit(std::string_view ref) {
  const bool letter = std::any_of(ref.begin(), ref.end(), is_ascii_letter);
  return ref.size() >= kLeastShort && ref.size() < kSha1 && letter && is_hex(ref);
}

Pin pin_of_commit(std::string_view ref) {
  if (ref.empty()) return Pin::kNone;
  if ((ref.size() == kSha1 || ref.size() == kSha256) && is_hex(ref)) return Pin::kFixed;
  return is_short_commit(ref) ? Pin::kShort : Pin::kMoving;
}

ActionReference read_docker(std::string_view text, std::string_view image) {
  const auto end_of = [&](std::size_t in_image) {
    return text.size() - image.size() + std::min(in_image, image.size());
  };
  if (const std::size_t at = image.rfind('@'); at != image.npos) {
    const std::string_view digest = image.substr(at + 1);
    const bool fixed = digest.starts_with(kDigest) && digest.size() == kDigest.size() + kSha256 &&
                       is_hex(digest.substr(kDigest.size()));
    return {text.substr(0, end_of(at)), digest, fixed ? Pin::kFixed : Pin::kMoving};
  }
  // A colon before the last slash is a registry's port.
  const std::size_t colon = image.rfind(':');
  const std::size_t slash = image.rfind('/');
  const bool tagged = colon != image.npos && (slash == image.npos || slash < colon);
  if (!tagged) return {text, {}, Pin::kNone};
  return {text.substr(0, end_of(colon)), image.substr(colon + 1), Pin::kMoving};
}

}  // namespace

ActionReference read_uses(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.starts_with("./") || text.starts_with("$/")) return {text, {}};
  if (is_computed(text)) return {text, {}, Pin::kComputed};
  if (text.starts_with(kScheme)) return read_docker(text, text.substr(kScheme.size()));
  const std::size_t at = text.rfind('@');
  if (at == text.npos) return {text, {}, Pin::kNone};
  return {text.substr(0, at), text.substr(at + 1), pin_of_commit(text.substr(at + 1))};
}

ActionReference read_image(std::string_view text, bool needs_scheme) {
  text = trimmed(text);
  const bool scheme = text.starts_with(kScheme);
  if (text.empty() || (needs_scheme && !scheme)) return {text, {}};
  if (is_computed(text)) return {text, {}, Pin::kComputed};
  return read_docker(text, scheme ? text.substr(kScheme.size()) : text);
}

}  // namespace scan::policy
