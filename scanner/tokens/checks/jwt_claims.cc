// Registered claims: RFC 7519 section 4.1. `scope`: RFC 8693 section 4.2; `scp`, `role`, `roles`:
// Entra ID, Okta, Supabase. `ref`: the project of a Supabase key. Kubernetes' subject is
// `system:serviceaccount:NAMESPACE:NAME`
// (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens).
// Entry point: jwt_facts.
#include "tokens/checks/jwt_claims.h"

#include "tokens/checks/fact_text.h"

namespace scan::tokens {
namespace {

void tell_service_account(std::vector<Fact>& facts, std::string_view subject) {
  constexpr std::string_view kBefore = "system:serviceaccount:";
  const std::string_view names = subject.substr(kBefore.size());
  const std::size_t colon = names.find(':');
  if (colon == std::string_view::npos) return;
  tell(facts, "namespace", names.substr(0, colon));
  tell(facts, "service account", names.substr(colon + 1));
}

}  // namespace

std::vector<Fact> jwt_facts(const JsonObject& payload) {
  std::vector<Fact> facts;
  tell(facts, "issuer", payload.string("iss"));
  const std::string subject = payload.string("sub");
  if (subject.starts_with("system:serviceaccount:")) {
    tell_service_account(facts, subject);
  } else if (!subject.empty()) {
    tell(facts, "subject", subject_text(subject));
  }
  tell(facts, "audience", payload.text_or_list("aud"));
  for (std::string_view name : {"scope", "scp", "role", "roles"}) {
    const std::string value = payload.text_or_list(name);
    if (value.empty()) continue;
    tell(facts, name.starts_with("sc") ? "scope" : "role", value);
    break;
  }
  if (payload.string("iss").starts_with("supabase")) tell(facts, "project", payload.string("ref"));
  if (const auto issued = payload.number("iat")) tell_date(facts, "issued", *issued);
  if (const auto expires = payload.number("exp")) {
    tell_date(facts, "expires", *expires);
  } else if (!payload.has("exp")) {
    tell(facts, "expires", "never");
  }
  return facts;
}

}  // namespace scan::tokens
