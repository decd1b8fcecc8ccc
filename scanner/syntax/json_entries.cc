// JSON (RFC 8259), JSON with comments and trailing commas, and JSON5, by tree-sitter-json.
//
// Objects and lists are walked, strings decoded, nothing else is needed.
#include "base/ascii.h"
#include "syntax/grammar.h"
#include "syntax/loose_json.h"
#include "syntax/readers.h"
#include "syntax/walk.h"

namespace scan::syntax {
namespace {

struct Symbols {
  TSSymbol document = symbol_of(Language::kJson, "document");
  TSSymbol object = symbol_of(Language::kJson, "object");
  TSSymbol array = symbol_of(Language::kJson, "array");
  TSSymbol pair = symbol_of(Language::kJson, "pair");
  TSSymbol string = symbol_of(Language::kJson, "string");
  TSSymbol number = symbol_of(Language::kJson, "number");
  TSSymbol yes = symbol_of(Language::kJson, "true");
  TSSymbol no = symbol_of(Language::kJson, "false");
  TSSymbol null = symbol_of(Language::kJson, "null");
  TSSymbol comment = symbol_of(Language::kJson, "comment");
  TSFieldId key = field_of(Language::kJson, "key");
};

// A key of one letter has the blank in front of it in its node (syntax/loose_json.h).
Span key_place(TSNode key, std::string_view text) {
  Span place = span_of(key);
  if (place.size() > 1 && is_ascii_space(text[place.begin])) ++place.begin;
  return place;
}

class Reader {
 public:
  Reader(std::string_view text, EntryWriter& writer) : text_(text), writer_(writer) {}

  bool enter(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (ts_node_is_missing(node) || ts_node_is_error(node)) {
      writer_.error(span_of(node));
      return !ts_node_is_missing(node);
    }
    if (node.id == key_) return false;
    if (symbol == symbols().object) return writer_.begin_table(span_of(node));
    if (symbol == symbols().array) return writer_.begin_list(span_of(node));
    if (symbol == symbols().pair) return enter_pair(node);
    if (symbol == symbols().comment) {
      const std::string_view text = text_of(node, text_);
      const bool block = text.starts_with("/*") && text.ends_with("*/") && text.size() >= 4;
      writer_.comment(span_of(node), text.substr(2, text.size() - (block ? 4 : 2)));
      return false;
    }
    scalar(node, symbol);
    return symbol == symbols().document;
  }

  void leave(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (symbol == symbols().object || symbol == symbols().array) writer_.end();
    if (symbol == symbols().pair) writer_.end_key();
  }

  bool done() const { return writer_.is_full(); }

 private:
  static const Symbols& symbols() {
    static const Symbols symbols;
    return symbols;
  }

  bool enter_pair(TSNode node) {
    const TSNode key = ts_node_child_by_field_id(node, symbols().key);
    key_ = key.id;
    if (ts_node_is_null(key)) return writer_.begin_key({}, span_of(node));
    const Span place = key_place(key, text_);
    return writer_.begin_key(decode_loose_string(text_.substr(place.begin, place.size())), place);
  }

  void scalar(TSNode node, TSSymbol symbol) {
    const std::string_view text = text_of(node, text_);
    if (symbol == symbols().string) {
      writer_.scalar(decode_loose_string(text), ValueKind::kString, span_of(node));
    } else if (symbol == symbols().number) {
      const bool whole = text.find_first_of(".eE") == text.npos;
      writer_.scalar(std::string(text), whole ? ValueKind::kInteger : ValueKind::kFloat,
                     span_of(node));
    } else if (symbol == symbols().yes || symbol == symbols().no) {
      writer_.scalar(std::string(text), ValueKind::kBoolean, span_of(node));
    } else if (symbol == symbols().null) {
      writer_.scalar({}, ValueKind::kNull, span_of(node));
    }
  }

  std::string_view text_;
  EntryWriter& writer_;
  const void* key_ = nullptr;  // the node of the last key, which its pair has read
};

}  // namespace

void read_json(const Tree& tree, EntryWriter& writer) {
  Reader reader(tree.text(), writer);
  walk(ts_tree_root_node(tree.raw()), reader);
}

}  // namespace scan::syntax
