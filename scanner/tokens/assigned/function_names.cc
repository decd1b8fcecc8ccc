// Lists of names; of a name with qualifiers its last part counts.
#include "tokens/assigned/function_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "judge/name_words.h"
#include "tokens/assigned/text_walk.h"

namespace scan::tokens {
namespace {

std::string last_part(std::string_view function) {
  return lowered(function.substr(function.rfind('.') + 1));
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool takes_password(std::string_view function) {
  constexpr std::array<std::string_view, 21> kEnds = {
      "x509certificate2", "login",      "logon",       "signin",    "authenticate",  "auth",
      "credential", "credentials", "basicauth", "connect",       "connection",
      "createuser", "create_user", "pdo",       "passwordtoken", "passwordauthentication",
      "log_in",     "basic_auth",  "mysqli",    "sequelize",     "superuser"};
  const std::string name = last_part(function);
  return takes_password_alone(function) || lowered(function).ends_with("keystore.load") ||
         lowered(function).ends_with("wifi.begin") ||
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

bool takes_password_alone(std::string_view function) {
  constexpr std::array<std::string_view, 6> kEnds = {
      "createasync", "hashsync", "hashpw", "hashpassword", "hash_password", "securestring"};
  const std::string name = lowered(function);
  if (name.ends_with("jedis.auth") || name.ends_with("redis.auth")) return true;
  if (name.ends_with("pwd_context.hash")) return true;
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

bool takes_signing_key(std::string_view function) {
  constexpr std::array<std::string_view, 8> kEnds = {
      "jwt.sign", "jwt.encode",   "jwt.verify",        "jwt.decode",
      "signwith", "oauthhandler", "jsonwebtoken.sign", "createhmac"};
  const std::string name = lowered(function);
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

bool takes_signing_key_alone(std::string_view function) {
  constexpr std::array<std::string_view, 9> kNames = {
      "cookieparser", "newcookiestore", "cookiesignature", "signedstring", "secretkeyspec",
      "fernet",       "hmac256",        "hmac384",         "hmac512"};
  const std::string name = lowered(function);
  return holds(kNames, last_part(function)) || name.ends_with("hmac.new") ||
         name.ends_with("aes.new");
}

bool gives_default(std::string_view function) {
  constexpr std::array<std::string_view, 6> kNames = {"getproperty",  "getenv", "get_env",
                                                      "getordefault", "env",    "envordefault"};
  return holds(kNames, last_part(function));
}

bool falls_back(std::string_view function) {
  constexpr std::array<std::string_view, 6> kNames = {"orelse",  "getorelse",      "unwrap_or",
                                                      "default", "unwrap_or_else", "value_or"};
  return holds(kNames, last_part(function));
}

bool asks_for(std::string_view function) {
  constexpr std::array<std::string_view, 14> kAsks = {
      "get",    "find",   "has",      "is",    "read",   "fetch", "load",
      "lookup", "remove", "generate", "parse", "delete", "print", "log"};
  const std::vector<std::string> words = name_words(function.substr(function.rfind('.') + 1));
  return !words.empty() && holds(kAsks, words.front());
}

bool stores(std::string_view function) {
  constexpr std::array<std::string_view, 6> kBegins = {"strcpy", "strncpy", "strlcpy",
                                                       "memcpy", "set",     "put"};
  const std::string name = last_part(function);
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return name.starts_with(begin); });
}

bool compares_texts(std::string_view function) {
  const std::string name = last_part(function);
  return name.find("cmp") != name.npos || name.find("equal") != name.npos ||
         name.find("compare") != name.npos;
}

bool wraps(std::string_view function) {
  constexpr std::array<std::string_view, 21> kWraps = {
      "from",         "some",      "byte",
      "bytes",        "str",       "string",
      "new",          "of",        "ptr",
      "value",        "secret",    "text",
      "field",        "secretstr", "secretstring",
      "securestring", "literal",   "raw",
      "getbytes",     "b64decode", "frombase64string"};
  return holds(kWraps, last_part(function));
}

bool makes_something_else(std::string_view type) {
  constexpr std::array<std::string_view, 8> kMakes = {"path", "pathbuf", "regex", "url",
                                                      "uri",  "file",    "error", "command"};
  return holds(kMakes, last_part(type));
}

bool types_text(std::string_view function) {
  constexpr std::array<std::string_view, 7> kTypes = {"type",     "send_keys", "sendkeys", "fill",
                                                      "setvalue", "val",       "typetext"};
  return holds(kTypes, last_part(function));
}

bool is_scheme(std::string_view word) {
  const std::string lower = last_part(word);
  return lower == "basic" || lower == "bearer";
}

}  // namespace scan::tokens
