// Lists of names; of a name with qualifiers its last part counts.
#include "tokens/assigned/function_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "judge/name_words.h"

namespace scan::tokens {
namespace {

std::string last_part(std::string_view function) {
  std::string out(function.substr(function.rfind('.') + 1));
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool takes_password(std::string_view function) {
  constexpr std::array<std::string_view, 17> kEnds = {
      "login",      "logon",       "signin",    "authenticate",  "auth",
      "credential", "credentials", "basicauth", "connect",       "connection",
      "createuser", "create_user", "pdo",       "passwordtoken", "passwordauthentication",
      "log_in",     "basic_auth"};
  const std::string name = last_part(function);
  return takes_password_alone(function) ||
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

bool takes_password_alone(std::string_view function) {
  constexpr std::array<std::string_view, 6> kEnds = {
      "createasync", "hashsync", "hashpw", "hashpassword", "hash_password", "securestring"};
  const std::string name = last_part(function);
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
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

bool wraps(std::string_view function) {
  constexpr std::array<std::string_view, 16> kWraps = {
      "from", "some",  "byte",   "bytes", "str",       "string",       "new",     "of",
      "ptr",  "value", "secret", "text",  "secretstr", "securestring", "literal", "raw"};
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
