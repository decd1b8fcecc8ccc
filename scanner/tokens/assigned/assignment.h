// `name = value` in text of any language, read by hand around the place where a value begins.
//
// Backwards from the value: its quote, what assigns it (`=` `:` `:=` `=>` `==` `<-` `(` `,` `||`,
// an element, a flag), the name; forwards: the value's end. Every walk is bounded by
// kAssignedRadius. Entry point: read_assignment.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/span.h"
#include "judge/assigned_secret.h"

namespace scan::tokens {

struct Assignment {
  Span name;   // with its qualifiers; empty where `means` says it instead
  Span value;  // without quotes
  AssignedShape shape = AssignedShape::kQuoted;
  std::string_view means;  // a name in place of one: login("u", "v") assigns a password. Static
};

// The assignment of the value whose first byte is at `begin`. Nothing where nothing is assigned
// there, or what is assigned goes on as an expression.
std::optional<Assignment> read_assignment(std::string_view content, std::size_t begin);

}  // namespace scan::tokens
