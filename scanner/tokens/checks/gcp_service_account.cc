// Keys of Google service accounts: the private key, and beside it in the same JSON object whose it
// is.
//
// https://cloud.google.com/iam/docs/keys-create-delete#creating
// Entry point: check_gcp_service_account.
#include <algorithm>

#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kAround = 2048;

// The string behind `"name":` in `text`; empty where there is none.
std::string_view member(std::string_view text, std::string_view name) {
  const std::size_t at = text.find("\"" + std::string(name) + "\"");
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + name.size() + 2);
  const std::size_t colon = text.find_first_not_of(" \t\r\n\\");
  if (colon == std::string_view::npos || text[colon] != ':') return {};
  text.remove_prefix(colon + 1);
  const std::size_t quote = text.find_first_not_of(" \t\r\n\\");
  if (quote == std::string_view::npos || text[quote] != '"') return {};
  text.remove_prefix(quote + 1);
  return text.substr(0, std::min(text.find_first_of("\"\\\r\n"), text.size()));
}

}  // namespace

Verdict check_gcp_service_account(const Captured& captured, std::int64_t) {
  Verdict verdict = check_pem(captured.text());
  const std::string_view content = captured.content;
  const std::size_t begin = captured.secret.begin - std::min(captured.secret.begin, kAround);
  const std::string_view before = content.substr(begin, captured.secret.begin - begin);
  const std::string_view after = content.substr(captured.secret.end, kAround);
  for (const auto& [name, key] :
       {std::pair{"service account", "client_email"}, std::pair{"project", "project_id"},
        std::pair{"key id", "private_key_id"}}) {
    const std::string_view found = member(after, key);
    tell(verdict.facts, name, found.empty() ? member(before, key) : found);
  }
  return verdict;
}

}  // namespace scan::tokens
