// YAML 1.2.2 by tree-sitter-yaml: block and flow collections, all scalars, anchors, aliases,
// merges, tags, several documents.
//
// The grammar tells structure; scalars are decoded here from their source, block scalars by their
// indentation alone, because the grammar's node may end before the last blank lines. A key that is
// no scalar is named by its source.
#include <utility>
#include <vector>

#include "syntax/grammar.h"
#include "syntax/readers.h"
#include "syntax/walk.h"
#include "syntax/yaml_merge.h"
#include "syntax/yaml_scalar.h"

namespace scan::syntax {
namespace {

struct Symbols {
  static TSSymbol of(std::string_view name) { return symbol_of(Language::kYaml, name); }
  TSSymbol document = of("document"), block_node = of("block_node"), flow_node = of("flow_node"),
           block_mapping = of("block_mapping"), block_pair = of("block_mapping_pair"),
           flow_mapping = of("flow_mapping"), flow_pair = of("flow_pair"),
           block_sequence = of("block_sequence"), item = of("block_sequence_item"),
           flow_sequence = of("flow_sequence"), alias = of("alias"), anchor = of("anchor"),
           tag = of("tag"), plain = of("plain_scalar"), single_quoted = of("single_quote_scalar"),
           double_quoted = of("double_quote_scalar"), block_scalar = of("block_scalar"),
           comment = of("comment");
  TSFieldId key = field_of(Language::kYaml, "key"), value = field_of(Language::kYaml, "value");
};

const Symbols& symbols() {
  static const Symbols symbols;
  return symbols;
}

bool is_node(TSSymbol symbol) {
  return symbol == symbols().block_node || symbol == symbols().flow_node;
}

// A block_node or flow_node taken apart.
struct Properties {
  TSNode content{};  // null where the node has only properties
  std::string anchor;
  std::string tag;
};

ValueKind kind_by_tag(std::string_view tag, ValueKind otherwise) {
  if (tag == "!!str" || tag == "!") return ValueKind::kString;
  if (tag == "!!int") return ValueKind::kInteger;
  if (tag == "!!float") return ValueKind::kFloat;
  if (tag == "!!bool") return ValueKind::kBoolean;
  if (tag == "!!null") return ValueKind::kNull;
  if (tag == "!!timestamp") return ValueKind::kDate;
  return tag.empty() ? otherwise : ValueKind::kString;
}

class Reader {
 public:
  Reader(std::string_view text, EntryWriter& writer, Document& out, const Limits& limits)
      : text_(text),
        writer_(writer),
        out_(out),
        anchors_(limits.max_entries, limits.max_output_bytes) {}

  bool enter(TSNode node, Ancestors around) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (ts_node_is_error(node) || ts_node_is_missing(node)) {
      writer_.error(span_of(node));
      return true;
    }
    if (symbol == symbols().comment) {
      writer_.comment(span_of(node), text_of(node, text_).substr(1));
      return false;
    }
    if (symbol == symbols().document) writer_.set_document(documents_++);
    if (node.id == key_) return false;
    if (symbol == symbols().block_pair || symbol == symbols().flow_pair) return enter_pair(node);
    if (symbol == symbols().block_mapping || symbol == symbols().flow_mapping) {
      return enter_collection(node, writer_.begin_table(span_of(node)));
    }
    if (symbol == symbols().block_sequence || symbol == symbols().flow_sequence) {
      return enter_collection(node, writer_.begin_list(span_of(node)));
    }
    if (symbol == symbols().item) return enter_item(node);
    if (is_node(symbol)) return enter_node(node, around);
    return ts_node_is_named(node) && symbol != symbols().anchor && symbol != symbols().tag;
  }

  void leave(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (symbol == symbols().document) anchors_.clear();
    if (symbol == symbols().block_pair || symbol == symbols().flow_pair) leave_pair(node);
    if (symbol == symbols().block_mapping || symbol == symbols().flow_mapping ||
        symbol == symbols().block_sequence || symbol == symbols().flow_sequence) {
      const Collection collection = collections_.back();
      collections_.pop_back();
      writer_.end();
      if (collection.merges) merge(out_.entries, collection.first, collection.depth);
    }
    if (is_node(symbol) && !anchored_.empty() && anchored_.back().node == node.id) {
      define(anchored_.back());
      anchored_.pop_back();
    }
  }

  bool done() const { return writer_.is_full(); }

 private:
  struct Collection {
    bool is_mapping;
    int column;
    std::size_t first;  // of its entries
    std::size_t depth;  // of its path
    bool merges = false;
  };
  struct Anchored {
    const void* node;
    std::string name;
    std::size_t first;
  };

  bool enter_collection(TSNode node, bool is_open) {
    if (!is_open) return false;
    const TSSymbol symbol = ts_node_symbol(node);
    const bool is_mapping = symbol == symbols().block_mapping || symbol == symbols().flow_mapping;
    const bool is_block = symbol == symbols().block_mapping || symbol == symbols().block_sequence;
    const int column =
        is_block ? static_cast<int>(ts_node_start_point(node).column) : this->column();
    collections_.push_back({is_mapping, column, out_.entries.size(), writer_.path().size()});
    return true;
  }

  int column() const { return collections_.empty() ? -1 : collections_.back().column; }
  bool in_mapping() const { return !collections_.empty() && collections_.back().is_mapping; }

  Properties properties_of(TSNode node) const {
    Properties out;
    each_child(node, [&](TSNode child) {
      const TSSymbol symbol = ts_node_symbol(child);
      if (symbol == symbols().anchor) {
        out.anchor = text_of(child, text_).substr(1);
      } else if (symbol == symbols().tag) {
        out.tag = text_of(child, text_);
      } else if (ts_node_is_named(child) && symbol != symbols().comment) {
        out.content = child;
      }
      return true;
    });
    return out;
  }

  bool is_scalar(TSSymbol symbol) const {
    return symbol == symbols().plain || symbol == symbols().single_quoted ||
           symbol == symbols().double_quoted || symbol == symbols().block_scalar;
  }

  std::string decode(TSNode scalar) const {
    const TSSymbol symbol = ts_node_symbol(scalar);
    const std::string_view text = text_of(scalar, text_);
    if (symbol == symbols().single_quoted) return decode_yaml_single(text);
    if (symbol == symbols().double_quoted) return decode_yaml_double(text);
    if (symbol == symbols().plain) return decode_yaml_plain(text);
    return decode_yaml_block(text_.substr(ts_node_start_byte(scalar)), column());
  }

  // A value: what it is decides who writes it. Collections are walked.
  bool enter_node(TSNode node, Ancestors around) {
    // `{a, b}`: a key without a value.
    if (in_mapping() && !around.empty() &&
        ts_node_symbol(around.back()) == symbols().flow_mapping) {
      if (!writer_.begin_key(name_of_key(node), span_of(node))) return false;
      writer_.scalar({}, ValueKind::kNull, {ts_node_end_byte(node), ts_node_end_byte(node)});
      writer_.end_key();
      return false;
    }
    Properties properties = properties_of(node);
    const std::size_t first = out_.entries.size();
    if (!properties.anchor.empty()) anchors_.open(properties.anchor);
    const bool none = ts_node_is_null(properties.content);
    const TSSymbol symbol = none ? TSSymbol{0} : ts_node_symbol(properties.content);
    if (symbol == symbols().alias) {
      alias(properties.content);
      return false;
    }
    if (none || is_scalar(symbol)) {
      scalar(node, properties);
      if (!properties.anchor.empty()) define({node.id, std::move(properties.anchor), first});
      return false;
    }
    if (!properties.anchor.empty()) anchored_.push_back({node.id, properties.anchor, first});
    return true;
  }

  void scalar(TSNode node, Properties& properties) {
    if (ts_node_is_null(properties.content)) {
      const std::size_t end = ts_node_end_byte(node);
      writer_.scalar({}, kind_by_tag(properties.tag, ValueKind::kNull), {end, end},
                     std::move(properties.tag));
      return;
    }
    std::string value = decode(properties.content);
    const bool plain = ts_node_symbol(properties.content) == symbols().plain;
    const ValueKind kind =
        kind_by_tag(properties.tag, plain ? yaml_kind(value) : ValueKind::kString);
    if (kind == ValueKind::kNull) value.clear();
    writer_.scalar(std::move(value), kind, span_of(properties.content), std::move(properties.tag));
  }

  // The path of the value that stands here, a place in a list included.
  void define(const Anchored& anchored) {
    const std::vector<Entry>& all = out_.entries;
    if (anchored.first > all.size()) return;
    // In a list the node's own place is part of the path of its entries, but not of the writer's.
    const std::size_t depth = writer_.path().size() + (writer_.in_list() ? 1 : 0);
    if (!anchors_.define(anchored.name, all, anchored.first, depth)) writer_.cut();
  }

  void alias(TSNode node) {
    const std::vector<Entry>* found = anchors_.find(std::string(text_of(node, text_).substr(1)));
    if (found == nullptr) return writer_.error(span_of(node));
    const Span key = writer_.key_place();
    const bool placed = writer_.enter_place();
    const KeyPath base = writer_.path();
    for (const Entry& entry : *found) {
      if (writer_.is_full()) break;
      writer_.add(aliased(entry, base, placed ? Span{} : key, documents_ - 1));
    }
    writer_.leave_place();
  }

  // An item without a value is a null.
  bool enter_item(TSNode node) {
    bool empty = true;
    each_child(node, [&](TSNode child) {
      empty = !ts_node_is_named(child) || ts_node_symbol(child) == symbols().comment;
      return empty;
    });
    if (!empty) return true;
    writer_.scalar({}, ValueKind::kNull, {ts_node_end_byte(node), ts_node_end_byte(node)});
    return false;
  }

  std::string name_of_key(TSNode key) {
    Properties properties = properties_of(key);
    if (ts_node_is_null(properties.content)) return {};
    const TSSymbol symbol = ts_node_symbol(properties.content);
    if (symbol == symbols().alias) {
      const auto* found = anchors_.find(std::string(text_of(properties.content, text_).substr(1)));
      if (found != nullptr && found->size() == 1 && found->front().path.empty()) {
        return found->front().value;
      }
    }
    if (!is_scalar(symbol)) return std::string(text_of(properties.content, text_));
    std::string name = decode(properties.content);
    if (!properties.anchor.empty()) {
      Entry entry;
      entry.value = name;
      entry.value_place = span_of(properties.content);
      anchors_.define(properties.anchor, {entry}, 0, 0);
    }
    return name;
  }

  bool is_merge(TSNode key) const { return !ts_node_is_null(key) && text_of(key, text_) == "<<"; }

  bool enter_pair(TSNode node) {
    const TSNode key = ts_node_child_by_field_id(node, symbols().key);
    key_ = key.id;
    const bool single = !in_mapping();  // `[a: b]` is a list of one mapping
    if (single && !enter_collection_of_pair(node)) return false;
    const bool none = ts_node_is_null(key);
    if (!writer_.begin_key(none ? std::string() : name_of_key(key), none ? Span{} : span_of(key))) {
      if (single) leave_collection_of_pair();
      return false;
    }
    if (is_merge(key)) collections_.back().merges = true;
    if (ts_node_is_null(ts_node_child_by_field_id(node, symbols().value))) {
      const std::size_t end = ts_node_end_byte(node);
      writer_.scalar({}, ValueKind::kNull, {end, end});
    }
    singles_.push_back(single);
    return true;
  }

  void leave_pair(TSNode) {
    writer_.end_key();
    if (singles_.back()) leave_collection_of_pair();
    singles_.pop_back();
  }

  bool enter_collection_of_pair(TSNode node) {
    if (!writer_.begin_table(span_of(node))) return false;
    collections_.push_back({true, column(), out_.entries.size(), writer_.path().size()});
    return true;
  }

  void leave_collection_of_pair() {
    collections_.pop_back();
    writer_.end();
  }

  std::string_view text_;
  EntryWriter& writer_;
  Document& out_;
  Anchors anchors_;
  std::vector<Collection> collections_;
  std::vector<Anchored> anchored_;
  std::vector<bool> singles_;  // of each open pair: it brought its own mapping
  std::uint32_t documents_ = 0;
  const void* key_ = nullptr;  // the node of the last key, which its pair has read
};

}  // namespace

void read_yaml(const Tree& tree, EntryWriter& writer, Document& out, const Limits& limits) {
  Reader reader(tree.text(), writer, out, limits);
  walk(ts_tree_root_node(tree.raw()), reader);
}

}  // namespace scan::syntax
