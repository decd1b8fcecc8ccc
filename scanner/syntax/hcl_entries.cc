// HCL 2 (github.com/hashicorp/hcl, hclsyntax/spec.md) by tree-sitter-hcl: attributes, blocks whose
// type and labels are parts of the path, objects, tuples, quoted strings and heredocs.
//
// What is computed is one entry of kind kExpression, as written; objects inside it (`merge(x,
// {…})`) are read too, below the same path.
#include "base/ascii.h"
#include "syntax/escape.h"
#include "syntax/grammar.h"
#include "syntax/heredoc.h"
#include "syntax/readers.h"
#include "syntax/walk.h"

namespace scan::syntax {
namespace {

struct Symbols {
  static TSSymbol of(std::string_view name) { return symbol_of(Language::kHcl, name); }
  TSSymbol attribute = of("attribute"), block = of("block"), body = of("body"),
           expression = of("expression"), literal = of("literal_value"),
           collection = of("collection_value"), templates = of("template_expr"),
           object = of("object"), tuple = of("tuple"), element = of("object_elem"),
           identifier = of("identifier"), string = of("string_lit"), number = of("numeric_lit"),
           boolean = of("bool_lit"), null = of("null_lit"), quoted = of("quoted_template"),
           heredoc = of("heredoc_template"), interpolation = of("template_interpolation"),
           directive = of("template_directive"), comment = of("comment"),
           operation = of("operation");
  TSFieldId key = field_of(Language::kHcl, "key");
};

const Symbols& symbols() {
  static const Symbols symbols;
  return symbols;
}

// `$${` and `%%{` are how a template writes `${` and `%{`.
std::string decode_template(std::string_view text, bool escapes) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with("$${") || text.substr(at).starts_with("%%{")) {
      out += text.substr(at + 1, 2);
      at += 3;
      continue;
    }
    const std::size_t escape = escapes && text[at] == '\\' ? decode_escape(text, at, out) : 0;
    if (escape == 0) out += text[at];
    at += escape == 0 ? 1 : escape;
  }
  return out;
}

std::string decode_quoted(std::string_view text) {
  return text.size() < 2 ? std::string() : decode_template(text.substr(1, text.size() - 2), true);
}

bool is_negative_number(std::string_view text) {
  return text.size() > 1 && text[0] == '-' &&
         text.find_first_not_of("0123456789.eE+-", 1) == text.npos;
}

class Reader {
 public:
  Reader(std::string_view text, EntryWriter& writer) : text_(text), writer_(writer) {}

  bool enter(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (ts_node_is_error(node) || ts_node_is_missing(node)) writer_.error(span_of(node));
    if (node.id == key_) return false;
    if (symbol == symbols().attribute) return enter_attribute(node);
    if (symbol == symbols().element) return enter_element(node);
    if (symbol == symbols().block) return enter_block(node);
    if (symbol == symbols().comment) return comment(node);
    if (symbol == symbols().object) return writer_.begin_table(span_of(node));
    if (symbol == symbols().tuple) {
      if (writer_.in_opaque()) return true;
      return writer_.begin_list(span_of(node));
    }
    if (symbol == symbols().expression) return enter_expression(node);
    return true;
  }

  void leave(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (symbol == symbols().attribute || symbol == symbols().element) writer_.end_key();
    if (symbol == symbols().block) leave_block();
    if (symbol == symbols().object) writer_.end();
    if (symbol == symbols().tuple && !writer_.in_opaque()) writer_.end();
    if (!opaque_.empty() && opaque_.back() == node.id) {
      opaque_.pop_back();
      writer_.end();
    }
  }

  bool done() const { return writer_.is_full(); }

 private:
  bool comment(TSNode node) {
    const std::string_view text = text_of(node, text_);
    const bool block = text.starts_with("/*") && text.size() >= 4;
    const std::size_t mark = text.starts_with('#') ? 1 : 2;
    writer_.comment(span_of(node), text.substr(mark, text.size() - mark - (block ? 2 : 0)));
    return false;
  }

  bool enter_attribute(TSNode node) {
    const TSNode name = ts_node_named_child(node, 0);
    return writer_.begin_key(std::string(text_of(name, text_)), span_of(name));
  }

  bool enter_element(TSNode node) {
    const TSNode key = ts_node_child_by_field_id(node, symbols().key);
    key_ = key.id;
    const std::string_view text = ts_node_is_null(key) ? std::string_view() : text_of(key, text_);
    return writer_.begin_key(text.starts_with('"') ? decode_quoted(text) : std::string(text),
                             ts_node_is_null(key) ? Span{} : span_of(key));
  }

  bool enter_block(TSNode node) {
    blocks_.push_back(0);
    bool open = true;
    each_child(node, [&](TSNode part) {
      const TSSymbol symbol = ts_node_symbol(part);
      const bool quoted = symbol == symbols().string;
      if (symbol != symbols().identifier && !quoted) return false;
      const std::string_view text = text_of(part, text_);
      open = writer_.begin_key(quoted ? decode_quoted(text) : std::string(text), span_of(part));
      blocks_.back() += open ? 1 : 0;
      return open;
    });
    if (!open) leave_block();
    return open;
  }

  void leave_block() {
    for (; blocks_.back() > 0; --blocks_.back()) writer_.end_key();
    blocks_.pop_back();
  }

  // Literals and plain strings are values, containers are walked, all else is computed.
  bool enter_expression(TSNode node) {
    if (writer_.in_opaque()) return true;
    const TSNode inner = ts_node_named_child(node, 0);
    if (ts_node_is_null(inner)) return true;
    const TSSymbol symbol = ts_node_symbol(inner);
    if (symbol == symbols().collection) return true;
    if (symbol == symbols().literal && ts_node_named_child_count(node) == 1) {
      literal(node, ts_node_named_child(inner, 0));
      return false;
    }
    if (symbol == symbols().templates && is_plain(inner)) {
      templates(node, ts_node_named_child(inner, 0));
      return false;
    }
    const std::string_view text = text_of(node, text_);
    if (symbol == symbols().operation && is_negative_number(text)) {
      const bool whole = text.find_first_of(".eE") == text.npos;
      writer_.scalar(std::string(text), whole ? ValueKind::kInteger : ValueKind::kFloat,
                     span_of(node));
      return false;
    }
    return computed(node, text);
  }

  bool computed(TSNode node, std::string_view text) {
    if (!writer_.begin_opaque(span_of(node))) return false;
    opaque_.push_back(node.id);
    writer_.scalar(std::string(text), ValueKind::kExpression, span_of(node));
    return true;
  }

  void literal(TSNode node, TSNode value) {
    const TSSymbol symbol = ts_node_is_null(value) ? TSSymbol{0} : ts_node_symbol(value);
    const std::string_view text = text_of(node, text_);
    if (symbol == symbols().string) {
      writer_.scalar(decode_quoted(text), ValueKind::kString, span_of(node));
    } else if (symbol == symbols().number) {
      const bool whole = text.find_first_of(".eE") == text.npos;
      writer_.scalar(std::string(text), whole ? ValueKind::kInteger : ValueKind::kFloat,
                     span_of(node));
    } else if (symbol == symbols().boolean) {
      writer_.scalar(std::string(text), ValueKind::kBoolean, span_of(node));
    } else {
      writer_.scalar({}, ValueKind::kNull, span_of(node));
    }
  }

  // No `${…}` and no `%{…}`.
  static bool is_plain(TSNode templates) {
    const TSNode inner = ts_node_named_child(templates, 0);
    bool plain = true;
    if (ts_node_is_null(inner)) return plain;
    each_child(inner, [&](TSNode part) {
      const TSSymbol symbol = ts_node_symbol(part);
      plain = symbol != symbols().interpolation && symbol != symbols().directive;
      return plain;
    });
    return plain;
  }

  void templates(TSNode node, TSNode inner) {
    const std::string_view text = text_of(node, text_);
    std::string value = ts_node_symbol(inner) == symbols().heredoc
                            ? decode_template(heredoc_body(text), false)
                            : decode_quoted(text);
    writer_.scalar(std::move(value), ValueKind::kString, span_of(node));
  }

  std::string_view text_;
  EntryWriter& writer_;
  const void* key_ = nullptr;        // the node of the last key, which its pair has read
  std::vector<std::size_t> blocks_;  // keys opened by each block that is open
  std::vector<const void*> opaque_;  // nodes that opened an opaque frame
};

}  // namespace

void read_hcl(const Tree& tree, EntryWriter& writer) {
  Reader reader(tree.text(), writer);
  walk(ts_tree_root_node(tree.raw()), reader);
}

}  // namespace scan::syntax
