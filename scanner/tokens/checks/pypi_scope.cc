// A caveat is a JSON array whose first element is its kind: [0, expires, not before], [1, [project
// names]], [2, [project ids]], [3, user], [4, publisher, specifier]; before 2022 an object:
// {"version": 1, "permissions": "user" or {"projects": [names]}}, {"nbf", "exp"}.
//
// https://github.com/pypi/warehouse/tree/main/warehouse/macaroons/caveats
// Entry point: tell_pypi_caveat.
#include "tokens/checks/pypi_scope.h"

#include <algorithm>
#include <optional>

#include "tokens/checks/fact_text.h"
#include "tokens/checks/json_object.h"
#include "tokens/checks/time_text.h"

namespace scan::tokens {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// `["a", "b"]` as `a, b`.
std::string names_in(std::string_view list) {
  std::string names;
  for (const char c : list) {
    if (c != '"' && c != '[' && c != ']') names += c;
  }
  return names;
}

void tell_array(Verdict& verdict, char kind, std::string_view rest, std::int64_t now) {
  switch (kind) {
    case '0':
      if (const auto expires = whole_number(trimmed(rest.substr(0, rest.find(','))))) {
        tell_expiry(verdict, *expires, now);
      }
      return;
    case '1':
      tell(verdict.facts, "projects", names_in(rest));
      return;
    case '2':
      tell(verdict.facts, "projects", "named by id");
      return;
    case '3':
      tell(verdict.facts, "scope", "all of its user's projects, unless some are named");
      return;
    case '4':
      tell(verdict.facts, "scope", "a trusted publisher");
      return;
    default:
      return;
  }
}

void tell_object(Verdict& verdict, const JsonObject& object, std::int64_t now) {
  if (const auto expires = object.number("exp")) tell_expiry(verdict, *expires, now);
  if (object.string("permissions") == "user") {
    tell(verdict.facts, "scope", "all of its user's projects, unless some are named");
  }
  if (const auto permissions = object.object("permissions")) {
    tell(verdict.facts, "projects", names_in(permissions->text_or_list("projects")));
  }
}

}  // namespace

void tell_pypi_caveat(Verdict& verdict, std::string_view caveat, std::int64_t now) {
  caveat = trimmed(caveat);
  if (const auto object = JsonObject::parse(std::string(caveat))) {
    return tell_object(verdict, *object, now);
  }
  if (caveat.size() < 4 || caveat.front() != '[' || caveat.back() != ']') return;
  caveat = caveat.substr(1, caveat.size() - 2);
  if (const std::size_t comma = caveat.find(','); comma == 1) {
    tell_array(verdict, caveat.front(), trimmed(caveat.substr(comma)), now);
  }
}

}  // namespace scan::tokens
