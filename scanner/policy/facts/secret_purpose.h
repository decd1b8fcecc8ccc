// What a secret is for, told by the names around it: which purpose, which environment, whose.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "syntax/entry.h"

namespace scan::policy {

// Staging counts as one with QA and previews, development with local machines and CI.
enum class Environment : std::uint8_t { kUnknown, kProduction, kStaging, kDevelopment };

std::string_view name_of(Environment environment);

struct SecretPurpose {
  std::set<std::string> words;  // of the name, without those that every secret has
  std::string name;             // the name without its environment, folded
  Environment environment = Environment::kUnknown;
  std::string owner;  // "users/alice"; empty where there is none
};

// Of a secret under `name`, which stands at `key` in the file at `path`. The nearest name that
// tells an environment decides.
SecretPurpose secret_purpose(std::string_view path, const syntax::KeyPath& key,
                             std::string_view name);

// False where they may well be one secret by two names: DB_PASSWORD and POSTGRES_PASSWORD, TOKEN
// and GITHUB_TOKEN.
bool differ_in_purpose(const SecretPurpose& a, const SecretPurpose& b);

}  // namespace scan::policy
