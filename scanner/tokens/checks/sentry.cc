// Sentry's organisation tokens: `sntrys_`, a JSON object in base64 with `iat`, `org`, `url` and
// `region_url`, `_`, and 32 random bytes in base64 without padding.
//
// https://github.com/getsentry/sentry/blob/master/src/sentry/utils/security/orgauthtoken_token.py
#include "base/base64.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/json_object.h"

namespace scan::tokens {

Verdict check_sentry(std::string_view secret) {
  constexpr std::string_view kPrefix = "sntrys_";
  constexpr std::size_t kMostText = 8192;
  const Verdict broken{Outcome::kLowered, "it holds no whole payload of Sentry's"};
  if (secret.starts_with(kPrefix)) secret.remove_prefix(kPrefix.size());
  const std::size_t underscore = secret.find('_');
  if (underscore == std::string_view::npos || secret.size() > kMostText) return broken;
  const auto payload = JsonObject::decode(secret.substr(0, underscore), Base64::kStandard);
  const auto random = base64_decode(secret.substr(underscore + 1));
  if (!payload || !random || random->size() != 32) return broken;
  // `iat` is written with a fraction.
  if (!payload->has("iat") || payload->string("org").empty()) return broken;
  Verdict verdict{Outcome::kProved, ""};
  tell(verdict.facts, "organization", payload->string("org"));
  tell(verdict.facts, "region", payload->string("region_url"));
  return verdict;
}

}  // namespace scan::tokens
