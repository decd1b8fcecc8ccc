// Three lists: words that make a name one of a secret, words before `key` that do, and words that
// say the opposite: anywhere (`public`) or at the end, where they tell what the value really is.
// Entry point: is_secret_name.
#include "judge/secret_name.h"

#include <algorithm>
#include <array>

#include "judge/name_words.h"

namespace scan {
namespace {

constexpr std::array<std::string_view, 14> kSecret = {
    "password", "passwd",     "pwd",         "pw",   "pword",      "passphrase", "secret",
    "token",    "credential", "credentials", "auth", "privatekey", "apikey",     "passcode"};

// "dbpassword", "PGPASSWORD", "clientsecret", "accesstoken": written without a cut.
constexpr std::array<std::string_view, 12> kSecretEnd = {
    "password",  "passwd",     "secret",      "apikey",       "authtoken", "passphrase",
    "secretkey", "privatekey", "accesstoken", "refreshtoken", "accesskey", "bottoken"};

constexpr std::array<std::string_view, 15> kBeforeKey = {
    "api",    "secret", "private", "signing", "encryption", "access", "admin",  "auth",
    "master", "hmac",   "service", "account", "session",    "shared", "webhook"};

constexpr std::array<std::string_view, 3> kPublic = {"public", "pub", "publishable"};

// From `ref` on they go beyond the list in the rules' specification: `secretKeyRef`, `secretStore`,
// `passwordPolicy`, `passwordPlaceholder`, `tokenTimeout` are all met with long values.
constexpr std::array<std::string_view, 70> kTellsOtherwise = {
    "file",        "path",        "dir",       "name",   "user",        "username",   "id",
    "ids",         "url",         "uri",       "host",   "endpoint",    "domain",     "version",
    "ttl",         "expiry",      "length",    "len",    "count",       "type",       "mode",
    "method",      "provider",    "format",    "header", "prefix",      "issuer",     "algorithm",
    "enabled",     "required",    "limit",     "max",    "min",         "hint",       "ref",
    "store",       "policy",      "class",     "label",  "timeout",     "expiration", "lifetime",
    "placeholder", "description", "title",     "status", "strategy",    "field",      "selector",
    "env",         "names",       "files",     "paths",  "urls",        "hosts",      "scopes",
    "sha",         "md",          "checksum",  "digest", "fingerprint", "at",         "expires",
    "date",        "time",        "timestamp", "box",    "input",       "address"};

bool holds(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_secret_word(std::string_view word) {
  return holds(kSecret, word) ||
         std::any_of(kSecretEnd.begin(), kSecretEnd.end(),
                     [&](std::string_view end) { return word.ends_with(end); });
}

}  // namespace

bool is_secret_name(std::string_view key) {
  // The shell's own variables: the working folder.
  if (key == "PWD" || key == "OLDPWD") return false;
  const std::vector<std::string> words = name_words(key);
  if (words.empty() || holds(kTellsOtherwise, words.back())) return false;
  bool secret = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (holds(kPublic, words[i])) return false;
    secret |=
        is_secret_word(words[i]) || (words[i] == "key" && i > 0 && holds(kBeforeKey, words[i - 1]));
  }
  return secret;
}

bool is_password_name(std::string_view key) {
  const std::vector<std::string> words = name_words(key);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    constexpr std::array<std::string_view, 8> kTyped = {"pin",  "pwd",      "pw",     "pword",
                                                        "pass", "passcode", "secret", "passphrase"};
    return holds(kTyped, word) || word.ends_with("password") || word.ends_with("passwd") ||
           word.ends_with("secret");
  });
}

}  // namespace scan
