// Is what is assigned to a name a secret, and how sure is that? The one judgement of generic
// secrets: passwords, keys, tokens and salts that no vendor's form tells.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "finding/rule_info.h"
#include "judge/assigned_name.h"

namespace scan {

// Where the value stood: what it takes to be a value there at all.
enum class AssignedShape : std::uint8_t {
  kQuoted,    // a string of a program, of JSON, TOML, quoted YAML
  kUnquoted,  // the rest of a line or a word of a configuration: KEY=value, key: value, --key value
};

// `name = value`, read from text.
struct AssignedValue {
  std::string_view name;   // whole, with its qualifiers
  std::string_view value;  // without quotes; not empty
  AssignedShape shape = AssignedShape::kQuoted;
};

struct AssignedJudgement {
  // None: no secret. High: the name tells a secret and the value is machine-made. Medium: the value
  // is a password that somebody made up, or the name tells less. Low: it might be one.
  std::optional<Confidence> confidence;
  SecretKind kind = SecretKind::kSecret;
  std::string_view why;  // static: what decided
};

// Linear in the value's size; a value of more than 2048 bytes is none.
AssignedJudgement judge_assigned(const AssignedValue& assigned);

// Would it be one if it were assigned to a key: more than words, a name or a number?
bool reads_like_key(std::string_view value);

// Would it be no secret, or one made of common words, if it were assigned to a password?
bool reads_like_words(std::string_view value);

}  // namespace scan
