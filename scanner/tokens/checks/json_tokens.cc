// Tokens that are a JSON object in base64 behind a prefix, secret and all. Nothing of it proves
// them: a text that does not read so keeps its confidence, for these forms are told by source code
// only.
//
// Grafana Cloud, `glc_`: {"o": organisation, "n": name, "k": secret, "m": {"r": region}}; before
// service accounts {"k", "n", "id": organisation}
// (https://github.com/grafana/grafana/blob/main/pkg/components/apikeygen/apikeygen.go).
// Cloudflare Tunnel: {"a": account, "t": tunnel, "s": secret}
// (https://github.com/cloudflare/cloudflared/blob/master/connection/connection.go, TunnelToken).
// 1Password, `ops_`: signInAddress and what opens the account
// (https://developer.1password.com/docs/service-accounts/security/).
// Entry points: check_grafana_json, check_cloudflare_tunnel, check_onepassword.
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/json_object.h"

namespace scan::tokens {
namespace {

std::string_view without_prefix(std::string_view secret, std::string_view prefix) {
  return secret.starts_with(prefix) ? secret.substr(prefix.size()) : secret;
}

std::string number_or_string(const JsonObject& object, std::string_view name) {
  if (const auto number = object.number(name)) return std::to_string(*number);
  return object.string(name);
}

}  // namespace

Verdict check_grafana_json(std::string_view secret) {
  Verdict verdict;
  const auto object = JsonObject::decode(without_prefix(secret, "glc_"), Base64::kStandard);
  if (!object) return verdict;
  tell(verdict.facts, "organization", number_or_string(*object, object->has("o") ? "o" : "id"));
  tell(verdict.facts, "name", object->string("n"));
  if (const auto more = object->object("m")) tell(verdict.facts, "region", more->string("r"));
  return verdict;
}

Verdict check_cloudflare_tunnel(std::string_view secret) {
  Verdict verdict;
  const auto object = JsonObject::decode(secret, Base64::kStandard);
  if (!object) return verdict;
  tell(verdict.facts, "account", object->string("a"));
  tell(verdict.facts, "tunnel", object->string("t"));
  return verdict;
}

Verdict check_onepassword(std::string_view secret) {
  Verdict verdict;
  const std::string_view text = without_prefix(secret, "ops_");
  const bool standard = text.find_first_of("+/") != std::string_view::npos;
  const auto object = JsonObject::decode(text, standard ? Base64::kStandard : Base64::kUrl);
  if (object) tell(verdict.facts, "account", object->string("signInAddress"));
  return verdict;
}

}  // namespace scan::tokens
