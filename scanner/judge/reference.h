// Does a value only point at where the secret comes from: `${TOKEN}`, `{{ token }}`, `$(pass x)`?
//
// These are the forms that shells, CI systems and templates fill in, and that may stand inside
// other text. Whole values that name a secret's place ("op://…", a path) are secret_pointer.h's.
#pragma once

#include <string_view>
#include <vector>

namespace scan {

struct References {
  // At least one, and nothing of weight beside them: eight letters or digits, of which words of a
  // language do not count where every reference has brackets. So `postgres-${PASSWORD}` and
  // `https://api.acme.io/${ID}` have none; a token with a `$` in it is no reference.
  bool only = false;
  // What is used where a reference yields nothing: "d" of `${X:-d}`, `${{ secrets.X || 'd' }}`,
  // `{{ x | default("d") }}`; also a text that is all a template says, `${{ 'd' }}`. One level: a
  // default may hold references of its own. Views into the value, unquoted, never empty.
  std::vector<std::string_view> defaults;
};

// At most 64 references are read. Linear in the value's size.
References read_references(std::string_view value);

// Only references, whose defaults, and theirs in turn, are no secrets: eight characters or more
// that are no words of a language.
bool is_reference(std::string_view value);

}  // namespace scan
