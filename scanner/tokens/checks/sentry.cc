// Sentry's organisation tokens: `sntrys_`, a JSON object in base64 with `iat` and `org`, `_`, and
// 32 random bytes in base64 without padding.
//
// https://github.com/getsentry/sentry/blob/master/src/sentry/utils/security/orgauthtoken_token.py
#include "base/base64.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/json_members.h"

namespace scan::tokens {

Verdict check_sentry(std::string_view secret) {
  constexpr std::string_view kPrefix = "sntrys_";
  constexpr std::size_t kMostText = 8192;
  const Verdict broken{Outcome::kLowered, "it holds no whole payload of Sentry's"};
  if (secret.starts_with(kPrefix)) secret.remove_prefix(kPrefix.size());
  const std::size_t underscore = secret.find('_');
  if (underscore == std::string_view::npos || secret.size() > kMostText) return broken;
  const auto text = base64_decode(secret.substr(0, underscore));
  const auto random = base64_decode(secret.substr(underscore + 1));
  if (!text || !random || random->size() != 32) return broken;
  const auto members = json_members(*text);
  const bool whole = members && json_value(*members, "iat", JsonKind::kNumber) &&
                     json_value(*members, "org", JsonKind::kString);
  return whole ? Verdict{Outcome::kProved, ""} : broken;
}

}  // namespace scan::tokens
