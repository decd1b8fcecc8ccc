// The compiled grammars, and small answers about nodes. Included by .cc files of syntax/ only: no
// type of tree-sitter leaves the folder.
#pragma once

#include <tree_sitter/api.h>

#include <string_view>

#include "base/span.h"
#include "syntax/language.h"

namespace scan::syntax {

// Constant data, never null.
const TSLanguage* grammar_of(Language language);

// The symbol of a named node. REQUIRES: the grammar has it; the readers are tested on every one.
inline TSSymbol symbol_of(Language language, std::string_view name) {
  return ts_language_symbol_for_name(grammar_of(language), name.data(),
                                     static_cast<std::uint32_t>(name.size()), true);
}

inline TSFieldId field_of(Language language, std::string_view name) {
  return ts_language_field_id_for_name(grammar_of(language), name.data(),
                                       static_cast<std::uint32_t>(name.size()));
}

inline Span span_of(TSNode node) { return {ts_node_start_byte(node), ts_node_end_byte(node)}; }

inline std::string_view text_of(TSNode node, std::string_view text) {
  const Span span = span_of(node);
  return text.substr(span.begin, span.size());
}

// Whether an error is but a trailing comma of a grammar that knows none: a lone comma left out, or
// something made up to follow one. REQUIRES: `node` is an error or missing.
inline bool is_trailing_comma(TSNode node, std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::string_view written = text_of(node, text);
  if (!written.empty()) return written == ",";
  const std::size_t last = text.substr(0, ts_node_start_byte(node)).find_last_not_of(kBlanks);
  return last != text.npos && text[last] == ',';
}

}  // namespace scan::syntax
