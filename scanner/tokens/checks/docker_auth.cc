// Passwords of registries in Docker's configuration: `"REGISTRY": { "auth": "…" }`, where `auth` is
// the user, a colon and the password in base64. Some registries have users that mean something.
//
// https://docs.docker.com/reference/cli/docker/login/#credential-stores
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html (AWS, twelve hours)
// https://cloud.google.com/artifact-registry/docs/docker/authentication (_json_key,
// _dcgcloud_token)
// https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication
// Entry point: check_docker_auth.
#include <algorithm>

#include "base/base64.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string user_text(std::string_view user) {
  if (user == "AWS") return "AWS (Amazon ECR: the password lasts twelve hours)";
  if (user == "_json_key" || user == "_json_key_base64") {
    return std::string(user) + " (the key of a Google service account)";
  }
  if (user == "oauth2accesstoken" || user == "_dcgcloud_token") {
    return std::string(user) + " (an access token of Google's, which lasts an hour)";
  }
  if (user == "00000000-0000-0000-0000-000000000000") return "a token of Azure's registry";
  return subject_text(user);
}

// The key of the object that the match stands in, where nothing but blanks is between.
std::string_view registry_before(std::string_view content, std::size_t at) {
  constexpr std::size_t kMost = 512;
  const std::size_t first = at - std::min(at, kMost);
  std::string_view before = content.substr(first, at - first);
  for (const char sign : {'{', ':', '"'}) {
    const std::size_t last = before.find_last_not_of(kBlanks);
    if (last == std::string_view::npos || before[last] != sign) return {};
    before = before.substr(0, last);
  }
  const std::size_t quote = before.rfind('"');
  return quote == std::string_view::npos ? std::string_view() : before.substr(quote + 1);
}

}  // namespace

Verdict check_docker_auth(const Captured& captured, std::int64_t) {
  constexpr std::size_t kMostText = 16384;
  Verdict verdict;
  tell(verdict.facts, "registry", registry_before(captured.content, captured.match.begin));
  const auto text = base64_decode(captured.text().substr(0, kMostText));
  const std::size_t colon = text ? text->find(':') : std::string::npos;
  if (colon != std::string::npos) {
    tell(verdict.facts, "user", user_text(std::string_view(*text).substr(0, colon)));
  }
  return verdict;
}

}  // namespace scan::tokens
