// JSON Web Tokens (RFC 7519): header, payload and signature in base64url, joined with dots; the
// encrypted form (RFC 7516) has five parts and only its header can be read. Entry point: check_jwt.
#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/base64.h"
#include "tokens/checks/date.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/json_object.h"
#include "tokens/checks/jwt_claims.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kMostText = 65536;

Verdict lowered(std::string note) { return {Outcome::kLowered, std::move(note)}; }

std::vector<std::string_view> parts_of(std::string_view token) {
  std::vector<std::string_view> parts;
  constexpr std::size_t kMostParts = 6;
  while (parts.size() < kMostParts) {
    const std::size_t dot = token.find('.');
    parts.push_back(token.substr(0, dot));
    if (dot == std::string_view::npos) break;
    token.remove_prefix(dot + 1);
  }
  return parts;
}

bool is_none(std::string_view algorithm) {
  constexpr std::string_view kNone = "none";
  if (algorithm.size() != kNone.size()) return false;
  for (std::size_t i = 0; i < kNone.size(); ++i) {
    if (to_ascii_lower(algorithm[i]) != kNone[i]) return false;
  }
  return true;
}

Verdict check_payload(const JsonObject& payload, std::int64_t now) {
  const auto expiry = payload.number("exp");
  if (expiry && *expiry <= now) return lowered("it expired on " + date_text(*expiry));
  // https://supabase.com/docs/guides/api/api-keys: made to be public.
  if (payload.string("role") == "anon" && payload.string("iss").starts_with("supabase")) {
    return lowered("it is the public (anon) key of a Supabase project");
  }
  // The token that jwt.io shows to every visitor.
  if (payload.string("name") == "John Doe" && payload.string("sub") == "1234567890") {
    return lowered("its payload is the sample of jwt.io");
  }
  return {Outcome::kProved, ""};
}

}  // namespace

Verdict check_jwt(std::string_view secret, std::int64_t now) {
  if (secret.size() > kMostText) return {};
  const std::vector<std::string_view> parts = parts_of(secret);
  if (parts.size() != 3 && parts.size() != 5) return lowered("it has not the parts of a JWT");
  const auto header_text = base64_decode(parts[0], Base64::kUrl);
  if (!header_text) return lowered("its header does not decode");
  const auto header = JsonObject::parse(*header_text);
  const std::string algorithm = header ? header->string("alg") : "";
  if (algorithm.empty()) return lowered("its header names no algorithm");
  std::vector<Fact> facts;
  tell(facts, "algorithm", algorithm);
  if (parts.size() == 5) {
    if (header->string("enc").empty()) return lowered("its header names no cipher");
    return {Outcome::kProved, "its content is encrypted (JWE)", std::move(facts)};
  }
  if (is_none(algorithm)) return lowered("it is not signed: its algorithm is \"none\"");
  const auto payload = JsonObject::decode(parts[1], Base64::kUrl);
  if (!payload) return lowered("its payload is no JSON object");
  if (parts[2].empty()) return lowered("it has no signature");
  Verdict verdict = check_payload(*payload, now);
  std::vector<Fact> claims = jwt_facts(*payload);
  std::move(claims.begin(), claims.end(), std::back_inserter(facts));
  verdict.facts = std::move(facts);
  return verdict;
}

}  // namespace scan::tokens
