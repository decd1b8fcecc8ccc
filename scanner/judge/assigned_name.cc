// Lists of words: what ends a name that holds no secret, what makes one, what stands before `key`
// and `token` where they mean something else. Entry point: read_assigned_name.
#include "judge/assigned_name.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "judge/name_words.h"

namespace scan {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 32> kPassword = {
    "storepass", "keypass",    "requirepass", "masterauth", "psk",        "password", "passwd",
    "passwort",  "kennwort",   "contrasena",  "senha",      "motdepasse", "mdp",      "haslo",
    "parola",    "wachtwoord", "pwd",         "pswd",       "psw",        "pw",       "pword",
    "pass",      "passphrase", "passcode",    "pwrd",       "passwrd",    "userpass", "dbpass",
    "rootpass",  "mypass",     "adminpass",   "ftppass"};
constexpr std::array<std::string_view, 5> kSecret = {"secret", "secrets", "credential",
                                                     "credentials", "creds"};
constexpr std::array<std::string_view, 4> kToken = {"token", "jwt", "bearer", "authorization"};
constexpr std::array<std::string_view, 8> kWeakToken = {
    "session", "cookie", "sessionid", "sessiontoken", "sid", "csrf", "auth", "oauth"};
constexpr std::array<std::string_view, 6> kSalt = {"salt",   "nonce", "seed",
                                                   "pepper", "iv",    "entropy"};

// Names are written without cuts too: "dbpassword", "clientsecret", "apikey", "authtoken".
struct Ending {
  std::string_view text;
  SecretKind kind;
};
constexpr std::array<Ending, 18> kEndings = {{{"password", SecretKind::kPassword},
                                              {"pwd", SecretKind::kPassword},
                                              {"passwd", SecretKind::kPassword},
                                              {"passphrase", SecretKind::kPassword},
                                              {"secret", SecretKind::kSecret},
                                              {"apikey", SecretKind::kKey},
                                              {"secretkey", SecretKind::kKey},
                                              {"privatekey", SecretKind::kKey},
                                              {"accesskey", SecretKind::kKey},
                                              {"encryptionkey", SecretKind::kKey},
                                              {"signingkey", SecretKind::kKey},
                                              {"accountkey", SecretKind::kKey},
                                              {"authkey", SecretKind::kKey},
                                              {"appkey", SecretKind::kKey},
                                              {"masterkey", SecretKind::kKey},
                                              {"sharedkey", SecretKind::kKey},
                                              {"licensekey", SecretKind::kKey},
                                              {"token", SecretKind::kToken}}};

constexpr std::array<std::string_view, 40> kBeforeKey = {
    "api",       "app",     "secret",      "private",   "signing",    "encryption",   "access",
    "auth",      "master",  "hmac",        "service",   "account",    "session",      "shared",
    "webhook",   "ssh",     "rsa",         "aes",       "des",        "client",       "consumer",
    "deploy",    "storage", "crypto",      "cipher",    "decryption", "security",     "admin",
    "root",      "license", "integration", "ingestion", "secure",     "subscription", "write",
    "functions", "host",    "sas",         "crypt",     "maps"};

// "primary key", "cache key", "sort key": names of things.
constexpr std::array<std::string_view, 64> kNotBeforeKey = {
    "primary", "foreign", "sort",       "cache",       "object",   "partition", "row",
    "index",   "map",     "dict",       "hot",         "shortcut", "registry",  "unique",
    "lookup",  "group",   "storagekey", "translation", "i18n",     "locale",    "message",
    "event",   "metric",  "label",      "tag",         "config",   "setting",   "property",
    "prop",    "field",   "column",     "table",       "bucket",   "s3",        "redis",
    "query",   "json",    "yaml",       "header",      "menu",     "route",     "routing",
    "item",    "node",    "parent",     "child",       "state",    "store",     "enter",
    "escape",  "arrow",   "press",      "down",        "up",       "test",      "feature",
    "gpg",     "pgp",     "websocket",  "signature",   "trusted",  "encrypted", "wrapped",
    "search"};

constexpr std::array<std::string_view, 26> kNotBeforeToken = {
    "page",   "next",     "continuation", "cancellation", "start",     "end",     "current",
    "prev",   "previous", "last",         "first",        "lookahead", "stop",    "keyword",
    "syntax", "parse",    "parser",       "lexer",        "word",      "special", "mask",
    "pad",    "eos",      "bos",          "unk",          "cls"};

// "first pass", "render pass": a time that something is done.
constexpr std::array<std::string_view, 14> kNotBeforePass = {
    "first", "second", "third", "last", "single", "multi", "render",
    "one",   "two",    "low",   "high", "band",   "by",    "compiler"};

constexpr std::array<std::string_view, 3> kPublic = {"public", "pub", "publishable"};

// What the value really is.
constexpr std::array<std::string_view, 121> kTellsOtherwise = {
    "file",      "path",       "dir",      "folder",      "name",        "names",    "user",
    "username",  "id",         "ids",      "url",         "uri",         "urls",     "host",
    "hosts",     "hostname",   "endpoint", "domain",      "version",     "ttl",      "expiry",
    "expires",   "length",     "len",      "size",        "count",       "type",     "mode",
    "method",    "provider",   "format",   "header",      "headers",     "prefix",   "suffix",
    "issuer",    "algorithm",  "alg",      "enabled",     "required",    "limit",    "max",
    "min",       "hint",       "ref",      "store",       "policy",      "class",    "label",
    "timeout",   "expiration", "lifetime", "placeholder", "description", "title",    "status",
    "strategy",  "field",      "fields",   "selector",    "env",         "files",    "paths",
    "scope",     "scopes",     "text",     "message",     "msg",         "error",    "errors",
    "regex",     "pattern",    "event",    "handler",     "callback",    "function", "bits",
    "button",    "input",      "form",     "view",        "dialog",      "template", "table",
    "column",    "property",   "param",    "parameter",   "attribute",   "attr",     "action",
    "state",     "kind",       "role",     "manager",     "factory",     "builder",  "validator",
    "generator", "parser",     "resolver", "request",     "response",    "link",     "redirect",
    "flow",      "grant",      "usage",    "help",        "example",     "code",     "page",
    "separator", "delimiter",  "variable", "var",         "argument",    "arg",      "option",
    "filename",  "location"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

AssignedName strong(SecretKind kind) { return {NameStrength::kStrong, kind}; }
AssignedName weak(SecretKind kind) { return {NameStrength::kWeak, kind}; }

AssignedName key_after(const Words& words, std::size_t at) {
  if (at == 0) return weak(SecretKind::kKey);
  if (holds(kNotBeforeKey, words[at - 1])) return {};
  return holds(kBeforeKey, words[at - 1]) ? strong(SecretKind::kKey) : weak(SecretKind::kKey);
}

AssignedName by_ending(std::string_view word) {
  for (const Ending& ending : kEndings) {
    if (word.ends_with(ending.text)) return strong(ending.kind);
  }
  return {};
}

AssignedName by_word(const Words& words, std::size_t at) {
  const std::string& word = words[at];
  if (word == "key" || word == "keys") return key_after(words, at);
  if (word == "pass" && at > 0 && holds(kNotBeforePass, words[at - 1])) return {};
  if (holds(kPassword, word)) return strong(SecretKind::kPassword);
  if (holds(kSecret, word)) return strong(SecretKind::kSecret);
  if (holds(kWeakToken, word)) return weak(SecretKind::kToken);
  if (holds(kSalt, word)) return weak(SecretKind::kSalt);
  if (holds(kToken, word) || word == "tokens") {
    const bool other = at > 0 && holds(kNotBeforeToken, words[at - 1]);
    const bool csrf = at > 0 && (words[at - 1] == "csrf" || words[at - 1] == "xsrf");
    if (other) return {};
    return csrf ? weak(SecretKind::kToken) : strong(SecretKind::kToken);
  }
  return by_ending(word);
}

}  // namespace

std::optional<SecretKind> secret_kind_from(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, SecretKind>, 5> kNames = {
      {{"password", SecretKind::kPassword},
       {"secret", SecretKind::kSecret},
       {"token", SecretKind::kToken},
       {"key", SecretKind::kKey},
       {"salt", SecretKind::kSalt}}};
  const auto* found = std::find_if(kNames.begin(), kNames.end(),
                                   [&](const auto& each) { return each.first == name; });
  return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

// The last word decides; where it says nothing of the kind ("PASSWORD_PROD", "tokenForUser"), the
// last one that does.
AssignedName read_assigned_name(std::string_view name) {
  const Words words = name_words(name);
  if (words.empty() || holds(kTellsOtherwise, words.back())) return {};
  for (const std::string& word : words) {
    if (holds(kPublic, word)) return {};
  }
  for (std::size_t at = words.size(); at-- > 0;) {
    const AssignedName found = by_word(words, at);
    if (found.strength == NameStrength::kNone) continue;
    // "keyboard layout", "key frame": a key is only what a name ends in.
    if (found.strength == NameStrength::kWeak && at + 1 < words.size()) return {};
    return found;
  }
  return {};
}

bool ends_in_secret_name(std::string_view name) {
  const Words words = name_words(name);
  return !words.empty() && by_word(words, words.size() - 1).strength != NameStrength::kNone;
}

}  // namespace scan
