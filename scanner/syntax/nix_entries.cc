// Nix (nix.dev/manual/nix/latest/language) by tree-sitter-nix: attribute assignments wherever they
// stand. The path is that of the attribute sets around, from the nearest function body or `let`.
//
// `with`, parentheses, a `let` body and the option wrappers of NixOS modules (mkIf, mkDefault,
// mkForce, …) hand a value through; mkMerge hands through the members of its list. Everything else
// that is computed is one entry of kind kExpression, as written, and is searched for assignments.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "syntax/grammar.h"
#include "syntax/nix_string.h"
#include "syntax/readers.h"
#include "syntax/walk.h"

namespace scan::syntax {
namespace {

struct Symbols {
  static TSSymbol of(std::string_view name) { return symbol_of(Language::kNix, name); }
  TSSymbol binding = of("binding"), inherit = of("inherit"), inherit_from = of("inherit_from"),
           attrset = of("attrset_expression"), rec = of("rec_attrset_expression"),
           let_attrset = of("let_attrset_expression"), let = of("let_expression"),
           list = of("list_expression"), function = of("function_expression"),
           formals = of("formals"), apply = of("apply_expression"), with = of("with_expression"),
           parentheses = of("parenthesized_expression"), string = of("string_expression"),
           indented = of("indented_string_expression"), integer = of("integer_expression"),
           real = of("float_expression"), variable = of("variable_expression"),
           uri = of("uri_expression"), interpolation = of("interpolation"),
           bindings = of("binding_set"), comment = of("comment"), source = of("source_code"),
           attrpath = of("attrpath"), identifier = of("identifier"), formal = of("formal");
  TSFieldId argument = field_of(Language::kNix, "argument"),
            function_field = field_of(Language::kNix, "function"),
            attrpath_field = field_of(Language::kNix, "attrpath"),
            attrs = field_of(Language::kNix, "attrs"),
            expression = field_of(Language::kNix, "expression"),
            environment = field_of(Language::kNix, "environment"),
            name = field_of(Language::kNix, "name");
};

const Symbols& symbols() {
  static const Symbols symbols;
  return symbols;
}

bool is_table(TSSymbol symbol) {
  return symbol == symbols().attrset || symbol == symbols().rec || symbol == symbols().let_attrset;
}

class Reader {
 public:
  Reader(std::string_view text, EntryWriter& writer) : text_(text), writer_(writer) {}

  bool enter(TSNode node, Ancestors around) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (ts_node_is_error(node) || ts_node_is_missing(node)) {
      if (!in_formals(around) || !is_trailing_comma(node, text_)) writer_.error(span_of(node));
      return true;
    }
    if (symbol == symbols().comment) return comment(node);
    if (node.id == skipped_) return false;
    if (!ts_node_is_named(node) || symbol == symbols().attrpath || symbol == symbols().identifier)
      return false;
    if (symbol == symbols().formal) return enter_formal(node);
    if (symbol == symbols().binding) return enter_binding(node);
    if (symbol == symbols().inherit || symbol == symbols().inherit_from) return inherit(node);
    if (node.id == environment_) return opened(node, writer_.begin_opaque({}));
    if (symbol == symbols().bindings) return enter_bindings(node, around);
    if (symbol == symbols().with) {
      environment_ = ts_node_child_by_field_id(node, symbols().environment).id;
    }
    if (symbol == symbols().source || symbol == symbols().parentheses || symbol == symbols().with ||
        symbol == symbols().interpolation || symbol == symbols().formals) {
      return true;
    }
    return enter_value(node, symbol);
  }

  void leave(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (symbol == symbols().binding || symbol == symbols().formal) close();
    if (!opened_.empty() && opened_.back() == node.id) {
      opened_.pop_back();
      writer_.end();
    }
  }

  bool done() const { return writer_.is_full(); }

 private:
  bool opened(TSNode node, bool is_open) {
    if (is_open) opened_.push_back(node.id);
    return is_open;
  }

  // The grammar is older than the comma that Nix allows after the last argument.
  static bool in_formals(Ancestors around) {
    const Ancestors nearest = around.last(std::min<std::size_t>(around.size(), 2));
    return std::any_of(nearest.begin(), nearest.end(),
                       [](TSNode node) { return ts_node_symbol(node) == symbols().formals; });
  }

  bool comment(TSNode node) {
    const std::string_view text = text_of(node, text_);
    const bool block = text.starts_with("/*") && text.size() >= 4;
    writer_.comment(span_of(node), text.substr(block ? 2 : 1, text.size() - (block ? 4 : 1)));
    return false;
  }

  // The bindings of a `let … in` are a scope of their own; those of a set belong to its frame.
  bool enter_bindings(TSNode node, Ancestors around) {
    if (around.empty() || ts_node_symbol(around.back()) != symbols().let) return true;
    return opened(node, writer_.begin_scope());
  }

  bool enter_binding(TSNode node) {
    keys_.push_back(0);
    const TSNode path = ts_node_child_by_field_id(node, symbols().attrpath_field);
    if (ts_node_is_null(path)) return true;
    bool open = true;
    each_child(path, [&](TSNode part) {
      if (!ts_node_is_named(part) || ts_node_symbol(part) == symbols().comment) return true;
      open = writer_.begin_key(name_of_part(part), span_of(part));
      keys_.back() += open ? 1 : 0;
      return open;
    });
    if (!open) close();
    return open;
  }

  // `{ port ? 80 }:` assigns a default.
  bool enter_formal(TSNode node) {
    keys_.push_back(0);
    const TSNode name = ts_node_child_by_field_id(node, symbols().name);
    if (ts_node_is_null(name)) return true;
    if (!writer_.begin_key(std::string(text_of(name, text_)), span_of(name))) {
      close();
      return false;
    }
    ++keys_.back();
    return true;
  }

  void close() {
    for (; keys_.back() > 0; --keys_.back()) writer_.end_key();
    keys_.pop_back();
  }

  std::string name_of_part(TSNode part) const {
    const std::string_view text = text_of(part, text_);
    const bool quoted = ts_node_symbol(part) == symbols().string && is_plain(part);
    return quoted ? decode_nix_string(text) : std::string(text);
  }

  bool inherit(TSNode node) {
    const TSNode from = ts_node_child_by_field_id(node, symbols().expression);
    const TSNode names = ts_node_child_by_field_id(node, symbols().attrs);
    if (ts_node_is_null(names)) return false;
    each_child(names, [&](TSNode name) {
      if (!ts_node_is_named(name)) return true;
      std::string value(text_of(name, text_));
      if (!ts_node_is_null(from)) value = std::string(text_of(from, text_)) + "." + value;
      if (!writer_.begin_key(name_of_part(name), span_of(name))) return false;
      writer_.scalar(std::move(value), ValueKind::kExpression, span_of(name));
      writer_.end_key();
      return !writer_.is_full();
    });
    return false;
  }

  bool enter_value(TSNode node, TSSymbol symbol) {
    if (is_table(symbol)) return opened(node, writer_.begin_table(span_of(node)));
    if (symbol == symbols().function) return opened(node, writer_.begin_scope());
    if (symbol == symbols().let) return true;
    if (symbol == symbols().apply) return enter_apply(node);
    if (writer_.in_opaque()) return true;
    if (symbol == symbols().list) {
      return merged_ == node.id || opened(node, writer_.begin_list(span_of(node)));
    }
    // A value that no key names is none: the body of a function, a file that is one string.
    if (writer_.is_unnamed()) return opened(node, writer_.begin_opaque({}));
    return scalar(node, symbol);
  }

  // The function without its arguments: `lib.mkOverride` of `lib.mkOverride 50 x`.
  std::string_view head_of(TSNode node) const {
    for (int depth = 0; depth < 4 && ts_node_symbol(node) == symbols().apply; ++depth) {
      node = ts_node_child_by_field_id(node, symbols().function_field);
    }
    // What is longer is no name that matters, and looked through once for each call around it.
    constexpr std::size_t kLongest = 64;
    std::string_view text = text_of(node, text_);
    text.remove_prefix(text.size() - std::min(text.size(), kLongest));
    const std::size_t dot = text.rfind('.');
    return dot == text.npos ? text : text.substr(dot + 1);
  }

  bool enter_apply(TSNode node) {
    static constexpr std::array<std::string_view, 9> kWrappers = {
        "mkIf",    "mkDefault", "mkForce", "mkOverride",          "mkBefore",
        "mkAfter", "mkOrder",   "mkMerge", "mkImageMediaOverride"};
    const std::string_view head = head_of(node);
    const bool wrapper = std::find(kWrappers.begin(), kWrappers.end(), head) != kWrappers.end();
    if (!wrapper || writer_.in_opaque()) return computed(node);
    if (head == "mkMerge") merged_ = ts_node_child_by_field_id(node, symbols().argument).id;
    skipped_ = ts_node_child_by_field_id(node, symbols().function_field).id;
    return true;
  }

  bool computed(TSNode node) {
    if (writer_.in_opaque()) return true;
    if (!opened(node, writer_.begin_opaque(span_of(node)))) return false;
    if (writer_.is_unnamed()) return true;
    writer_.scalar(std::string(text_of(node, text_)), ValueKind::kExpression, span_of(node));
    return true;
  }

  bool is_plain(TSNode string) const {
    bool plain = true;
    each_child(string, [&](TSNode part) {
      plain = ts_node_symbol(part) != symbols().interpolation;
      return plain;
    });
    return plain;
  }

  bool scalar(TSNode node, TSSymbol symbol) {
    const std::string_view text = text_of(node, text_);
    const Span place = span_of(node);
    if ((symbol == symbols().string || symbol == symbols().indented) && is_plain(node)) {
      writer_.scalar(symbol == symbols().string ? decode_nix_string(text) : decode_nix_lines(text),
                     ValueKind::kString, place);
    } else if (symbol == symbols().uri) {
      writer_.scalar(std::string(text), ValueKind::kString, place);
    } else if (symbol == symbols().integer || symbol == symbols().real) {
      writer_.scalar(std::string(text),
                     symbol == symbols().real ? ValueKind::kFloat : ValueKind::kInteger, place);
    } else if (symbol == symbols().variable && (text == "true" || text == "false")) {
      writer_.scalar(std::string(text), ValueKind::kBoolean, place);
    } else if (symbol == symbols().variable && text == "null") {
      writer_.scalar({}, ValueKind::kNull, place);
    } else {
      return computed(node);
    }
    return false;
  }

  std::string_view text_;
  EntryWriter& writer_;
  std::vector<std::size_t> keys_;      // keys opened by each binding that is open
  std::vector<const void*> opened_;    // nodes that opened a frame
  const void* merged_ = nullptr;       // the list that mkMerge takes
  const void* environment_ = nullptr;  // what the last `with` brings into scope
  const void* skipped_ = nullptr;      // the function of the last wrapper
};

}  // namespace

void read_nix(const Tree& tree, EntryWriter& writer) {
  Reader reader(tree.text(), writer);
  walk(ts_tree_root_node(tree.raw()), reader);
}

}  // namespace scan::syntax
