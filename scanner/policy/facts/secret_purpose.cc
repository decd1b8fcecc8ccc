// Words of names against lists. Entry points: secret_purpose, differ_in_purpose.
#include "policy/facts/secret_purpose.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "judge/name_words.h"

namespace scan::policy {
namespace {

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

Environment environment_called(std::string_view word) {
  constexpr std::array<std::string_view, 3> kProduction = {"prod", "production", "prd"};
  constexpr std::array<std::string_view, 9> kStaging = {
      "staging", "stage", "stg", "preprod", "preproduction", "uat", "qa", "preview", "canary"};
  constexpr std::array<std::string_view, 8> kDevelopment = {
      "dev", "develop", "development", "local", "test", "testing", "ci", "sandbox"};
  if (holds(kProduction, word)) return Environment::kProduction;
  if (holds(kStaging, word)) return Environment::kStaging;
  if (holds(kDevelopment, word)) return Environment::kDevelopment;
  return Environment::kUnknown;
}

// Words that say nothing of what a secret opens.
bool is_common(std::string_view word) {
  constexpr std::array<std::string_view, 34> kCommon = {
      "auth",       "token", "secret", "password", "passwd",     "pwd",         "pass",
      "passphrase", "key",   "api",    "apikey",   "access",     "private",     "value",
      "default",    "app",   "env",    "my",       "credential", "credentials", "vite",
      "next",       "react", "nuxt",   "public",   "expo",       "personal",    "current",
      "raw",        "data",  "string", "default",  "the",        "base"};
  return holds(kCommon, word);
}

// Names of one thing.
std::string_view canonical(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kSame = {{
      {"cf", "cloudflare"},
      {"gh", "github"},
      {"node", "npm"},
      {"pg", "database"},
      {"pgpassword", "database"},
      {"postgres", "database"},
      {"postgresql", "database"},
      {"db", "database"},
      {"dbpassword", "database"},
      {"sql", "database"},
      {"mysql", "database"},
      {"mariadb", "database"},
      {"mssql", "database"},
      {"sa", "database"},
      {"datasource", "database"},
      {"flyway", "database"},
      {"liquibase", "database"},
      {"jdbc", "database"},
      {"r2dbc", "database"},
      {"mongo", "database"},
      {"mongodb", "database"},
      {"s", "aws"},
      {"r", "aws"},
      {"minio", "aws"},
  }};
  for (const auto& [name, same] : kSame) {
    if (name == word) return same;
  }
  return word;
}

// `users/alice/config.json`, `users.alice.token`, `devices[2].token`.
bool is_owners(std::string_view name) {
  constexpr std::array<std::string_view, 12> kOwners = {
      "users",  "user",      "accounts", "people",  "members", "tenants",
      "tenant", "customers", "customer", "devices", "homes",   "home"};
  return holds(kOwners, name);
}

std::string owner_in_path(std::string_view path) {
  std::string_view before;
  while (true) {
    const std::size_t slash = path.find('/');
    if (slash == path.npos) return {};  // the file's name is nobody's
    const std::string_view part = path.substr(0, slash);
    if (is_owners(before)) return std::string(before) + "/" + std::string(part);
    before = part;
    path.remove_prefix(slash + 1);
  }
}

std::string owner_in_key(const syntax::KeyPath& key) {
  for (std::size_t i = 0; i + 2 < key.size(); ++i) {
    if (!is_owners(key[i].name)) continue;
    return key[i].name + "/" +
           (key[i + 1].is_index() ? std::to_string(key[i + 1].index) : key[i + 1].name);
  }
  return {};
}

void decide(std::string_view text, Environment& environment) {
  for (const std::string& word : name_words(text)) {
    const Environment called = environment_called(word);
    if (called != Environment::kUnknown) environment = called;
  }
}

}  // namespace

std::string_view name_of(Environment environment) {
  switch (environment) {
    case Environment::kProduction:
      return "production";
    case Environment::kStaging:
      return "staging";
    case Environment::kDevelopment:
      return "development";
    case Environment::kUnknown:
      break;
  }
  return "";
}

SecretPurpose secret_purpose(std::string_view path, const syntax::KeyPath& key,
                             std::string_view name) {
  SecretPurpose out;
  decide(path, out.environment);
  for (const syntax::KeyPart& part : key) decide(part.name, out.environment);
  decide(name, out.environment);
  for (const std::string& word : name_words(name)) {
    if (environment_called(word) != Environment::kUnknown) continue;
    out.name += word;
    if (!is_common(word)) out.words.emplace(canonical(word));
  }
  out.owner = owner_in_key(key);
  if (out.owner.empty()) out.owner = owner_in_path(path);
  return out;
}

bool differ_in_purpose(const SecretPurpose& a, const SecretPurpose& b) {
  if (a.words.empty() || b.words.empty()) return false;
  return !std::includes(a.words.begin(), a.words.end(), b.words.begin(), b.words.end()) &&
         !std::includes(b.words.begin(), b.words.end(), a.words.begin(), a.words.end());
}

}  // namespace scan::policy
