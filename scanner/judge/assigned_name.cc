// Lists of words: what ends a name that holds no secret, what makes one, what stands before `key`
// and `token` where they mean something else. Entry point: read_assigned_name.
#include "judge/assigned_name.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "judge/name_words.h"

namespace scan {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 34> kPassword = {
    "storepass", "keypass",    "requirepass", "masterauth", "psk",        "password", "passwd",
    "passwort",  "kennwort",   "contrasena",  "senha",      "motdepasse", "mdp",      "haslo",
    "parola",    "wachtwoord", "pwd",         "pswd",       "psw",        "pw",       "pword",
    "pass",      "passphrase", "passcode",    "pwrd",       "passwrd",    "userpass", "dbpass",
    "rootpass",  "mypass",     "adminpass",   "ftppass",    "bindpw",     "rootpw"};
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
constexpr std::array<Ending, 27> kEndings = {
    {{"password", SecretKind::kPassword},   {"passwd", SecretKind::kPassword},
     {"passphrase", SecretKind::kPassword}, {"passwords", SecretKind::kPassword},
     {"pwd", SecretKind::kPassword},        {"pass", SecretKind::kPassword},
     {"secret", SecretKind::kSecret},       {"aeskey", SecretKind::kKey},
     {"hmackey", SecretKind::kKey},         {"cryptkey", SecretKind::kKey},
     {"sshkey", SecretKind::kKey},          {"signkey", SecretKind::kKey},
     {"deploykey", SecretKind::kKey},       {"apikeys", SecretKind::kKey},
     {"apikey", SecretKind::kKey},          {"secretkey", SecretKind::kKey},
     {"privatekey", SecretKind::kKey},      {"accesskey", SecretKind::kKey},
     {"encryptionkey", SecretKind::kKey},   {"signingkey", SecretKind::kKey},
     {"accountkey", SecretKind::kKey},      {"authkey", SecretKind::kKey},
     {"appkey", SecretKind::kKey},          {"masterkey", SecretKind::kKey},
     {"sharedkey", SecretKind::kKey},       {"licensekey", SecretKind::kKey},
     {"token", SecretKind::kToken}}};

constexpr std::array<std::string_view, 43> kBeforeKey = {
    "api",       "app",     "secret",      "private",   "signing",    "encryption",   "access",
    "auth",      "master",  "hmac",        "service",   "account",    "session",      "shared",
    "webhook",   "ssh",     "rsa",         "aes",       "des",        "client",       "consumer",
    "deploy",    "storage", "crypto",      "cipher",    "decryption", "security",     "admin",
    "root",      "license", "integration", "ingestion", "secure",     "subscription", "write",
    "functions", "host",    "sas",         "crypt",     "maps",       "enc",          "encrypt",
    "validation"};

// "primary key", "cache key", "sort key": names of things.
constexpr std::array<std::string_view, 67> kNotBeforeKey = {
    "primary",   "foreign", "sort",       "cache",       "object",   "partition", "row",
    "index",     "map",     "dict",       "hot",         "shortcut", "registry",  "unique",
    "lookup",    "group",   "storagekey", "translation", "i18n",     "locale",    "message",
    "event",     "metric",  "label",      "tag",         "config",   "setting",   "property",
    "prop",      "field",   "column",     "table",       "bucket",   "s3",        "redis",
    "query",     "json",    "yaml",       "header",      "menu",     "route",     "routing",
    "item",      "node",    "parent",     "child",       "state",    "store",     "enter",
    "escape",    "arrow",   "press",      "down",        "up",       "test",      "feature",
    "gpg",       "pgp",     "websocket",  "socket",      "recv",     "signature", "trusted",
    "encrypted", "wrapped", "search",     "project"};

constexpr std::array<std::string_view, 26> kNotBeforeToken = {
    "page",   "next",     "continuation", "cancellation", "start",     "end",     "current",
    "prev",   "previous", "last",         "first",        "lookahead", "stop",    "keyword",
    "syntax", "parse",    "parser",       "lexer",        "word",      "special", "mask",
    "pad",    "eos",      "bos",          "unk",          "cls"};

// "forgot password", "invalid password": said of one, not one. "1Password" is a product.
constexpr std::array<std::string_view, 20> kNotBeforePassword = {
    "forgot", "forgotten", "lost",   "invalid", "wrong",   "incorrect", "missing",
    "show",   "hide",      "toggle", "is",      "has",     "needs",     "requires",
    "no",     "without",   "one",    "bad",     "expired", "weak"};

// "first pass", "bypass": not the short word for a password.
constexpr std::array<std::string_view, 21> kNotBeforePass = {
    "first",  "second", "third", "two", "last", "per",  "on",   "by",  "all",  "single", "multi",
    "render", "is",     "has",   "did", "low",  "high", "band", "com", "over", "under"};
constexpr std::array<std::string_view, 20> kAfterPass = {
    "prod",  "production", "dev",          "development", "test", "testing", "staging",
    "stage", "local",      "db",           "admin",       "root", "user",    "word",
    "value", "confirm",    "confirmation", "old",         "new",  "default"};
constexpr std::array<std::string_view, 13> kOtherPasses = {
    "askpass", "bypass",   "compass", "trespass", "overpass",  "underpass",  "bandpass",
    "lowpass", "highpass", "allpass", "surpass",  "encompass", "onepassword"};

// Nobody is harmed by these: what is public, what somebody else's key protects.
constexpr std::array<std::string_view, 9> kPublic = {"public",    "pub",     "publishable",
                                                     "encrypted", "wrapped", "sealed",
                                                     "hashed",    "masked",  "withdrawal"};

// What the value really is.
constexpr std::array<std::string_view, 122> kTellsOtherwise = {
    "file",      "path",       "dir",       "folder",      "name",        "names",    "user",
    "username",  "id",         "ids",       "url",         "uri",         "urls",     "host",
    "hosts",     "hostname",   "endpoint",  "domain",      "version",     "ttl",      "expiry",
    "expires",   "length",     "len",       "size",        "count",       "type",     "mode",
    "method",    "provider",   "format",    "header",      "headers",     "prefix",   "suffix",
    "issuer",    "algorithm",  "alg",       "enabled",     "required",    "limit",    "max",
    "min",       "hint",       "ref",       "store",       "policy",      "class",    "label",
    "timeout",   "expiration", "lifetime",  "placeholder", "description", "title",    "status",
    "strategy",  "field",      "fields",    "selector",    "env",         "files",    "paths",
    "scope",     "scopes",     "text",      "message",     "msg",         "error",    "errors",
    "regex",     "pattern",    "event",     "handler",     "callback",    "function", "bits",
    "button",    "input",      "form",      "view",        "dialog",      "template", "table",
    "column",    "property",   "param",     "parameter",   "attribute",   "attr",     "action",
    "state",     "kind",       "role",      "manager",     "mgr",         "factory",  "builder",
    "validator", "generator",  "parser",    "resolver",    "request",     "response", "link",
    "redirect",  "flow",       "grant",     "usage",       "help",        "example",  "code",
    "page",      "separator",  "delimiter", "variable",    "var",         "argument", "arg",
    "option",    "filename",   "location"};
constexpr std::array<std::string_view, 86> kTellsOtherwiseToo = {
    "reset",      "expired",  "changed",   "invalid", "mismatch",     "updated",    "reminder",
    "recovery",   "strength", "rule",      "rules",   "requirements", "complexity", "history",
    "hasher",     "hashers",  "less",      "prompt",  "success",      "failure",    "failed",
    "notice",     "info",     "caption",   "tooltip", "heading",      "subject",    "toggle",
    "icon",       "color",    "style",     "css",     "element",      "elem",       "component",
    "screen",     "modal",    "popup",     "tab",     "section",      "index",      "idx",
    "date",       "time",     "timestamp", "sha",     "checksum",     "digest",     "fingerprint",
    "thumbprint", "audience", "authority", "region",  "tenant",       "namespace",  "bucket",
    "arn",        "regexp",   "schema",    "model",   "entity",       "reader",     "writer",
    "storage",    "cache",    "holder",    "command", "cmd",          "script",     "plugin",
    "module",     "package",  "address",   "addr",    "port",         "protocol",   "algo",
    "alias",      "resp",     "curve",     "charset", "chars",        "alphabet",   "encoding",
    "locale",     "md"};
// These may follow: "tokenForUserA", "PASSWORD_ENV_PROD".
constexpr std::array<std::string_view, 4> kMayFollow = {"user", "username", "env", "host"};

// Most words are in none of the lists: a few bits of each say so.
constexpr std::size_t hash_of(std::string_view word) {
  const std::size_t size = word.size();
  const auto code = [&](std::size_t at) { return static_cast<unsigned char>(word[at]); };
  return (code(0) * 37u + code(size / 2) * 101u + code(size - 1) * 11u + size * 7u) % 1024;
}

struct Bits {
  consteval explicit Bits(const auto& list) {
    for (const std::string_view word : list) set[hash_of(word) / 64] |= 1ull << hash_of(word) % 64;
  }
  std::array<std::uint64_t, 16> set{};
};

// REQUIRES: `word` is not empty.
template <const auto& kList>
bool holds(std::string_view word) {
  static constexpr Bits kBits(kList);
  const std::size_t hash = hash_of(word);
  return (kBits.set[hash / 64] >> hash % 64 & 1) != 0 &&
         std::find(kList.begin(), kList.end(), word) != kList.end();
}

AssignedName strong(SecretKind kind) { return {NameStrength::kStrong, kind}; }
AssignedName weak(SecretKind kind) { return {NameStrength::kWeak, kind}; }

AssignedName key_after(const Words& words, std::size_t at) {
  if (at == 0) return weak(SecretKind::kKey);
  if (holds<kNotBeforeKey>(words[at - 1])) return {};
  return holds<kBeforeKey>(words[at - 1]) ? strong(SecretKind::kKey) : weak(SecretKind::kKey);
}

bool tells_otherwise(std::string_view word) {
  return holds<kTellsOtherwise>(word) || holds<kTellsOtherwiseToo>(word);
}

AssignedName by_ending(std::string_view word) {
  if (holds<kOtherPasses>(word)) return {};
  if (word == "csrftoken" || word == "xsrftoken") return weak(SecretKind::kToken);
  for (const Ending& ending : kEndings) {
    if (word.ends_with(ending.text)) return strong(ending.kind);
  }
  return {};
}

AssignedName pass_at(const Words& words, std::size_t at) {
  if (at > 0 && holds<kNotBeforePass>(words[at - 1])) return {};
  const bool last = at + 1 == words.size();
  const bool known = last || holds<kAfterPass>(words[at + 1]);
  return known ? strong(SecretKind::kPassword) : AssignedName{};
}

AssignedName by_word(const Words& words, std::size_t at) {
  const std::string& word = words[at];
  if (word == "key" || word == "keys") return key_after(words, at);
  if (word == "pass") return pass_at(words, at);
  if (holds<kPassword>(word)) {
    const bool other = at > 0 && holds<kNotBeforePassword>(words[at - 1]);
    return other ? AssignedName{} : strong(SecretKind::kPassword);
  }
  if (holds<kSecret>(word)) {
    // "secrets.github.url", "KeyVaultSecrets.LabApp": a store of them.
    const bool store = word.back() == 's' && at + 1 < words.size();
    return store ? weak(SecretKind::kSecret) : strong(SecretKind::kSecret);
  }
  if (holds<kWeakToken>(word)) return weak(SecretKind::kToken);
  if (holds<kSalt>(word)) return weak(SecretKind::kSalt);
  if (holds<kToken>(word) || word == "tokens") {
    const bool other = at > 0 && holds<kNotBeforeToken>(words[at - 1]);
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

// "functions/keys.rb": said of a file in a list of them.
bool names_file(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  if (slash == name.npos) return false;
  const std::string_view last = name.substr(slash + 1);
  const std::size_t dot = last.rfind('.');
  constexpr std::size_t kLongestExtension = 4;
  return dot != last.npos && dot > 0 && last.size() - dot - 1 <= kLongestExtension;
}

// The last word decides; where it says nothing of the kind ("PASSWORD_PROD", "tokenForUser"), the
// last one that does.
AssignedName read_assigned_name(std::string_view name) {
  if (names_file(name)) return {};
  const Words words = name_words(name);
  // Of Consul, Nomad and Vault: what others call a token.
  if (words.size() > 1 && words.back() == "id" && words[words.size() - 2] == "secret") {
    return strong(SecretKind::kSecret);
  }
  if (words.empty() || tells_otherwise(words.back())) return {};
  for (const std::string& word : words) {
    if (holds<kPublic>(word)) return {};
  }
  for (std::size_t at = words.size(); at-- > 0;) {
    const AssignedName found = by_word(words, at);
    const bool last = at + 1 == words.size();
    if (found.strength == NameStrength::kNone) {
      // "token cache key" is the key of a cache.
      if (last && (words[at] == "key" || words[at] == "keys")) return {};
      if (tells_otherwise(words[at]) && !holds<kMayFollow>(words[at])) return {};
      continue;
    }
    // "keyboard layout", "key frame": a key is only what a name ends in.
    const bool store = found.kind == SecretKind::kSecret;
    if (found.strength == NameStrength::kWeak && !last && !store) return {};
    return found;
  }
  return {};
}

bool ends_in_secret_name(std::string_view name) {
  const Words words = name_words(name);
  return !words.empty() && by_word(words, words.size() - 1).strength != NameStrength::kNone;
}

}  // namespace scan
