// Slack's webhooks, `T…/B…/secret`: the workspace (E…: the organisation) first; app-level tokens,
// `xapp-1-A…-number-secret`: the app.
//
// https://api.slack.com/messaging/webhooks
// https://api.slack.com/concepts/token-types#app-level
// Entry point: check_slack.
#include <algorithm>

#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {

Verdict check_slack(std::string_view secret) {
  Verdict verdict;
  if (secret.starts_with("xapp-")) {
    const std::size_t app = secret.find("-A");
    if (app == std::string_view::npos) return verdict;
    const std::string_view rest = secret.substr(app + 1);
    tell(verdict.facts, "app", rest.substr(0, rest.find('-')));
    return verdict;
  }
  const std::size_t slash = secret.find('/');
  if (slash == std::string_view::npos) return verdict;
  tell(verdict.facts, secret.starts_with('E') ? "organization" : "workspace",
       secret.substr(0, slash));
  return verdict;
}

}  // namespace scan::tokens
