// One `key path = value` of a configuration document, whichever language wrote it.
//
// TOML tables and dotted keys, YAML mappings with anchors and merges, JSON members, dotenv lines,
// ini sections and Dockerfile ENV lines all become the same stream, in document order, so that a
// rule names a key path and does not know the language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::syntax {

// What a scalar is in its language, after decoding.
enum class ValueKind : std::uint8_t {
  kString,
  kInteger,
  kFloat,
  kBoolean,
  kNull,
  kDate,        // TOML and YAML dates and times, as written
  kExpression,  // computed where it runs: nix and HCL expressions that are no literal
  kEmptyList,   // containers give an entry of their own only where they hold nothing
  kEmptyTable,
};

// A step of a key path: a member's name or a place in a list.
struct KeyPart {
  std::string name;         // decoded; empty for a place in a list
  std::int64_t index = -1;  // from 0; -1 for a member
  bool is_index() const { return index >= 0; }
  bool operator==(const KeyPart&) const = default;
};
using KeyPath = std::vector<KeyPart>;

struct Comment {
  Span place;        // in the document, with the mark that begins it
  std::string text;  // without mark and surrounding blanks
};

struct Entry {
  KeyPath path;
  std::string value;  // decoded: escapes, folding and quotes undone
  ValueKind kind = ValueKind::kString;
  Span key_place;              // of the last part's key as written; empty for a list item
  Span value_place;            // as written, quotes and block indicators included
  std::uint32_t document = 0;  // of a YAML stream, from 0
  bool through_alias = false;  // the value stands elsewhere: value_place is the anchor's
  std::string tag;             // YAML tag as written ("!secret", "!!binary"), else empty
  Comment comment;             // on the same line after the value; empty where there is none
};

// Everything that a configuration document says.
struct Document {
  std::vector<Entry> entries;     // in document order
  std::vector<Comment> comments;  // all of them, in order, those of entries too
  // Where the text does not follow its language: entries before and after may still be right.
  std::vector<Span> errors;
  bool incomplete = false;  // a declared limit cut it: depth, size, number of entries, time
};

// "env.production.vars.KEY", "items[0].name"; a name with other characters is quoted as in TOML.
std::string to_string(const KeyPath& path);

}  // namespace scan::syntax
