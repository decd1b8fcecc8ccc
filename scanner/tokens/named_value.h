// The assignment around a value: where the value begins and ends, what it is assigned to, and what
// that stands in.
//
// Read backwards from the value, by hand: `acme_key = "V"`, `"acmeKey": "V"`, `--acme-key V`,
// `X-Acme-Key: V`, `getenv("ACME_KEY", "V")`, `<acmeKey>V<`, `ACME_KEY: string = V`, `?acme_key=V`,
// `name: ACME_KEY` with `value: V` on the next line. Entry points: read_named_value, surroundings,
// hosts_near.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::tokens {

struct NamedValue {
  Span value;  // with up to two `=` at its end
  Span name;   // of the identifier
};

// The assignment whose value began kNamedLeast bytes before `end`, the end of a candidate. Nothing
// where the value is part of something else, holds no letter or no digit, only names something, or
// is assigned to nothing.
std::optional<NamedValue> read_named_value(std::string_view content, std::size_t end);

// What may say whose key it is where the name does not, the nearest first: the line up to the name,
// then comments right above it, the less indented lines above it or the [section], a few at most.
// Views into `content`.
std::vector<std::string_view> surroundings(std::string_view content, Span name);

// The hosts of URLs on the lines around `value`, those behind it first: `curl -H "Key: …" URL`, or
// a constant with the address on the next line. Views into `content`.
std::vector<std::string_view> hosts_near(std::string_view content, Span value);

}  // namespace scan::tokens
