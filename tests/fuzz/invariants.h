// What every parser owes for any input: places inside the text.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/span.h"
#include "syntax/entry.h"
#include "syntax/source_map.h"

namespace scan::fuzz {

inline void require(bool good, const char* what) {
  if (good) return;
  std::fprintf(stderr, "violated: %s\n", what);
  std::abort();
}

inline void require_inside(Span place, std::string_view text) {
  require(place.begin <= place.end && place.end <= text.size(), "a place lies in the text");
}

inline void require_document(const syntax::Document& document, std::string_view text) {
  for (const syntax::Entry& entry : document.entries) {
    require(!entry.path.empty(), "an entry has a path");
    require_inside(entry.key_place, text);
    require_inside(entry.value_place, text);
  }
  for (const syntax::Comment& comment : document.comments) require_inside(comment.place, text);
  for (Span error : document.errors) require_inside(error, text);
}

inline void require_decoded(const syntax::DecodedText& decoded, std::string_view text) {
  for (std::size_t at = 0; at < decoded.text.size(); ++at) {
    const Span place = decoded.map.original(Span{at, at + 1});
    require_inside(place, text);
    require(!place.empty(), "every byte comes from somewhere");
  }
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace scan::fuzz
