// A token rule, as plain data.
//
// Everything here is a view: the built-in rules live in the program's read-only data, so that
// starting costs nothing; rules read from a file are views into their RuleSet's storage.
// docs/writing-rules.md explains every field to those who write rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "finding/rule_info.h"
#include "match/secret_shape.h"

namespace scan::tokens {

// What a rule asks of the captured secret after its pattern matched, in the order it is asked.
// A field left empty asks nothing.
struct Checks {
  double entropy = 0;                      // least Shannon entropy, bits a character; else dropped
  std::string_view alphabet;               // "hex", "base62" …: every character, else dropped
  bool mixed = false;                      // at least one letter and one digit, else dropped
  bool words_lower = false;                // lower confidence where it reads like words
  bool names_lower = false;                // likewise where a name or a number was made up
  bool placeholder = true;                 // dropped where it reads "changeme", "xxxx", "example"
  std::span<const std::string_view> stop;  // dropped where it holds one of these, any case
  std::string_view shape;                  // "base64:32", "uuid" …: decodes to that, else dropped
  bool url_host = false;  // the host after it is not for documentation, else dropped; nor local
  std::span<const std::string_view> nearby;  // one of these words must stand near, any case
  std::uint32_t nearby_lines = 0;            // how many lines up and down "near" is
  bool nearby_lowers = false;                // without such a word: lower confidence, not dropped
  std::string_view checksum;                 // "github", "npm" …: certain, or lowered with a note
  std::string_view decode;                   // "pem", "openssh", "jwt", "age" …: likewise
};

// A piece of text which the rule must (bad) or must not (good) report.
struct Example {
  std::string_view text;                 // with {{placeholders}}
  std::string_view path;                 // the file it pretends to be; may be empty
  std::optional<Confidence> confidence;  // bad: exactly this; unset: medium or better
  std::uint32_t line = 0;                // of the entry in the rule file
};

struct Core {
  std::string_view pattern;     // Hyperscan syntax; cannot match the empty string
  std::uint32_t max_width = 0;  // bytes; finite
};

// Of a row of the table of names (rules/tokens/named.toml): keys without a shape of their own, told
// by the vendor's name in what they are assigned to. tokens/named_value.h reads them.
struct Named {
  std::span<const std::string_view> aliases;  // lower-case letters and digits, no marks
  bool word = false;  // the aliases mean other things too: nothing but key words may stand beside
  std::span<const std::uint16_t> lengths;  // pairs: from, to
};

struct TokenRule {
  RuleInfo info;
  std::string_view family;                    // what the fingerprint is of; the provider unless set
  Confidence confidence = Confidence::kHigh;  // before checks
  bool generic = false;   // yields to every other rule that matched the same bytes
  std::string_view pair;  // the id of the rule of its other half, such as a key's id; mostly empty
  bool chosen = false;    // the secret is picked by people: a weak fingerprint
  std::span<const Core> cores;
  std::string_view confirm;  // RE2 syntax with a group named `secret`
  match::SecretShape shape;  // of that group, worked out when the rule is loaded
  std::uint32_t radius = 0;  // bytes around a core that confirm may look at
  Checks checks;
  std::string_view format;  // URL of the vendor's word on the format
  std::span<const Example> bad;
  std::span<const Example> good;
  Named named;  // without aliases the rule is no row; a row has no `confirm`
  // What is assigned to the name of a "password", a "key" …, told by the name and the value alone
  // (tokens/assigned/); empty in other rules. Such a rule has no `confirm`.
  std::string_view assigned;
  std::string_view file;   // "rules/tokens/github.toml"
  std::uint32_t line = 0;  // of the rule's id in it

  bool is_row() const { return !named.aliases.empty(); }
  bool is_assigned() const { return !assigned.empty(); }
};

}  // namespace scan::tokens
