// GitLab's routable tokens: prefix, payload in base64url, `.`, in newer ones a version and another
// `.`, two digits that tell the payload's length, seven that are the CRC-32 of all before them,
// both in base36.
//
// https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/
// https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/authn/token_field/generator/routable_token.rb
// The older tokens, twenty characters behind the prefix, have no checksum.
#include <algorithm>
#include <charconv>

#include "base/base64.h"
#include "base/crc32.h"
#include "tokens/checks/checksums.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/number_text.h"

namespace scan::tokens {

namespace {

std::string_view meaning(char key) {
  switch (key) {
    case 'c':
      return "cell";
    case 'o':
      return "organization";
    case 'g':
      return "group";
    case 'p':
      return "project";
    case 'u':
      return "user";
    default:
      return {};
  }
}

// `key:number` lines with the numbers in base36, and nothing else.
bool is_routing(std::string_view text) {
  if (text.size() < 3) return false;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.size() < 3 || line[1] != ':' ||
        line.substr(2).find_first_not_of(kBase36Digits) != std::string_view::npos) {
      return false;
    }
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return true;
}

// The payload is random bytes, the lines, and a byte with the length of the lines; until April 2025
// the lines, random bytes and their number.
std::string_view routing_in(std::string_view bytes) {
  if (bytes.empty()) return {};
  const auto last = static_cast<unsigned char>(bytes.back());
  bytes.remove_suffix(1);
  if (last > bytes.size()) return {};
  const std::string_view lines = bytes.substr(bytes.size() - last);
  if (is_routing(lines)) return lines;
  const std::string_view older = bytes.substr(0, bytes.size() - last);
  return is_routing(older) ? older : std::string_view();
}

std::string decimal(std::string_view base36) {
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(base36.data(), base36.data() + base36.size(), value, 36);
  const bool whole = error == std::errc() && end == base36.data() + base36.size();
  return whole ? std::to_string(value) : "";
}

void tell_routing(Verdict& verdict, std::string_view secret) {
  const std::size_t dash = secret.find('-');
  if (dash == std::string_view::npos) return;
  secret.remove_prefix(dash + 1);
  const auto bytes = base64_decode(secret.substr(0, secret.find('.')), Base64::kUrl);
  std::string_view lines = bytes ? routing_in(*bytes) : std::string_view();
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    const std::string_view name = meaning(line.front());
    if (!name.empty()) tell(verdict.facts, name, decimal(line.substr(2)));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  }
}

}  // namespace

std::string gitlab_checksum(std::string_view before) {
  return number_text(crc32(before), kBase36Digits, 7);
}

Verdict check_gitlab(std::string_view secret) {
  constexpr std::size_t kLength = 2;
  constexpr std::size_t kChecksum = 7;
  const std::size_t dot = secret.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view tail = secret.substr(dot + 1);
  if (tail.size() != kLength + kChecksum ||
      tail.find_first_not_of(kBase36Digits) != std::string_view::npos) {
    return {};
  }
  const std::size_t checked = secret.size() - kChecksum;
  if (gitlab_checksum(secret.substr(0, checked)) == secret.substr(checked)) {
    Verdict verdict{Outcome::kProved, ""};
    tell_routing(verdict, secret);
    return verdict;
  }
  return {Outcome::kLowered, "its checksum does not match"};
}

}  // namespace scan::tokens
