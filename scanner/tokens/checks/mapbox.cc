// Mapbox's access tokens: `sk`, `pk` or `tk`, a JSON object in base64url with the user as `u`, and
// a signature, joined with dots.
//
// https://docs.mapbox.com/api/accounts/tokens/#token-format
#include "base/base64.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/json_object.h"

namespace scan::tokens {

Verdict check_mapbox(std::string_view secret) {
  constexpr std::size_t kMostText = 8192;
  const Verdict broken{Outcome::kLowered, "it holds no whole payload of Mapbox's"};
  const std::size_t first = secret.find('.');
  const std::size_t last = secret.rfind('.');
  if (secret.size() > kMostText || first == std::string_view::npos || last == first) return broken;
  const auto payload = JsonObject::decode(secret.substr(first + 1, last - first - 1), Base64::kUrl);
  const auto signature = base64_decode(secret.substr(last + 1), Base64::kUrl);
  if (!payload || !signature || signature->size() < 16) return broken;
  const std::string user = payload->string("u");
  if (user.empty()) return broken;
  Verdict verdict{Outcome::kProved, ""};
  tell(verdict.facts, "account", subject_text(user));
  return verdict;
}

}  // namespace scan::tokens
