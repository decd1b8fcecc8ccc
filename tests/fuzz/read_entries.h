// What holds for the entries of any text: every place lies in the text and the limits are kept.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "syntax/entries.h"

inline int fuzz_entries(scan::syntax::Language language, const std::uint8_t* data,
                        std::size_t size) {
  // A copy, so that a read past the end is seen.
  const std::string text(reinterpret_cast<const char*>(data), size);
  scan::syntax::Limits limits;
  limits.max_entries = 5000;
  limits.max_depth = 40;
  const scan::syntax::Document document = read_entries(language, text, limits);
  const auto inside = [&](scan::Span span) { return span.begin <= span.end && span.end <= size; };
  bool holds = document.entries.size() <= limits.max_entries;
  for (const scan::syntax::Entry& entry : document.entries) {
    holds = holds && inside(entry.key_place) && inside(entry.value_place) &&
            entry.path.size() <= 2 * limits.max_depth + 2;
  }
  for (const scan::syntax::Comment& comment : document.comments) {
    holds = holds && inside(comment.place);
  }
  if (!holds) std::abort();
  return 0;
}
