// GitLab's routable tokens: prefix, payload in base64url, `.`, in newer ones a version and another
// `.`, two digits that tell the payload's length, seven that are the CRC-32 of all before them,
// both in base36.
//
// https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/
// https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/authn/token_field/generator/routable_token.rb
// The older tokens, twenty characters behind the prefix, have no checksum.
#include "base/crc32.h"
#include "tokens/checks/checksums.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/number_text.h"

namespace scan::tokens {

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
    return {Outcome::kProved, ""};
  }
  return {Outcome::kLowered, "its checksum does not match"};
}

}  // namespace scan::tokens
