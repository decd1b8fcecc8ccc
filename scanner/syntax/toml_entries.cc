// TOML 1.0 (toml.io/en/v1.0.0) by tree-sitter-toml: tables, arrays of tables, dotted keys, inline
// tables, the four kinds of string, dates as written.
//
// The tree is flat: a header and its pairs are one node, whatever header came before. Which part of
// a header is an array of tables, and which place of it is meant, is known from the headers so far.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/ascii.h"
#include "syntax/escape.h"
#include "syntax/grammar.h"
#include "syntax/readers.h"
#include "syntax/walk.h"

namespace scan::syntax {
namespace {

struct Symbols {
  static TSSymbol of(std::string_view name) { return symbol_of(Language::kToml, name); }
  TSSymbol document = of("document"), table = of("table"), pair = of("pair"),
           tables = of("table_array_element"), inline_table = of("inline_table"),
           array = of("array"), string = of("string"), integer = of("integer"), real = of("float"),
           boolean = of("boolean"), comment = of("comment"), bare_key = of("bare_key"),
           quoted_key = of("quoted_key"), dotted_key = of("dotted_key");
};

const Symbols& symbols() {
  static const Symbols symbols;
  return symbols;
}

bool is_key(TSSymbol symbol) {
  return symbol == symbols().bare_key || symbol == symbols().quoted_key ||
         symbol == symbols().dotted_key;
}

// `\` at a line's end takes the white space after it away.
std::string decode_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      const std::size_t next = text.find_first_not_of(" \t\r\n", at + 1);
      const std::size_t end = next == text.npos ? text.size() : next;
      if (text.substr(at, end - at).find('\n') != text.npos) {
        at = end;
        continue;
      }
      if (const std::size_t escape = decode_escape(text, at, out); escape > 0) {
        at += escape;
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

std::string decode_string(std::string_view text) {
  const char quote = text.empty() ? '\0' : text.front();
  if (quote != '"' && quote != '\'') return std::string(text);
  const std::string three(3, quote);
  if (text.size() < 6 || !text.starts_with(three)) {
    text = text.substr(1, text.size() >= 2 ? text.size() - 2 : 0);
    return quote == '"' ? decode_escapes(text) : std::string(text);
  }
  const std::string lines = with_plain_line_ends(text.substr(3, text.size() - 6));
  const std::string_view inner = std::string_view(lines).substr(lines.starts_with('\n') ? 1 : 0);
  return quote == '"' ? decode_lines(inner) : std::string(inner);
}

// The parts of a bare, quoted or dotted key; the dotted ones nest to the left, however deep.
struct KeyParts {
  std::string_view text;
  std::vector<std::pair<std::string, Span>> parts;

  bool enter(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (symbol == symbols().dotted_key) return true;
    const std::string_view written = text_of(node, text);
    if (symbol == symbols().bare_key) parts.emplace_back(std::string(written), span_of(node));
    if (symbol == symbols().quoted_key) parts.emplace_back(decode_string(written), span_of(node));
    return false;
  }
  void leave(TSNode) {}
  bool done() const { return false; }
};

class Reader {
 public:
  Reader(std::string_view text, EntryWriter& writer, Document& out)
      : text_(text), writer_(writer), out_(out) {}

  bool enter(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (ts_node_is_error(node) || ts_node_is_missing(node)) writer_.error(span_of(node));
    if (is_key(symbol)) return false;
    if (symbol == symbols().pair) return open(key_of(node));
    if (symbol == symbols().table || symbol == symbols().tables) {
      return enter_header(node, symbol == symbols().tables);
    }
    if (symbol == symbols().inline_table) return writer_.begin_table(span_of(node));
    if (symbol == symbols().array) return writer_.begin_list(span_of(node));
    if (symbol == symbols().comment) {
      writer_.comment(span_of(node), text_of(node, text_).substr(1));
      return false;
    }
    if (symbol == symbols().document || ts_node_is_error(node)) return true;
    if (ts_node_is_named(node)) scalar(node, symbol);
    return false;
  }

  void leave(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (symbol == symbols().inline_table || symbol == symbols().array) writer_.end();
    if (symbol == symbols().pair || symbol == symbols().table || symbol == symbols().tables) {
      close();
    }
  }

  // A header without pairs is an empty table unless another header stands below it.
  void drop_filled_headers() {
    std::vector<bool> drop(out_.entries.size());
    for (const std::size_t index : bare_headers_) {
      drop[index] = filled_.contains(to_string(out_.entries[index].path));
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < out_.entries.size(); ++i) {
      if (drop[i]) continue;
      if (kept != i) out_.entries[kept] = std::move(out_.entries[i]);
      ++kept;
    }
    out_.entries.resize(kept);
  }

  bool done() const { return writer_.is_full(); }

 private:
  std::vector<std::pair<std::string, Span>> key_of(TSNode node) {
    KeyParts key{text_, {}};
    each_child(node, [&](TSNode child) {
      const TSSymbol symbol = ts_node_symbol(child);
      if (is_key(symbol)) walk(child, key);
      return !is_key(symbol) && symbol != symbols().pair;
    });
    return std::move(key.parts);
  }

  // Opens a key for each part, all or none.
  bool open(std::vector<std::pair<std::string, Span>> parts) {
    open_.push_back(0);
    for (auto& [name, place] : parts) {
      if (!writer_.begin_key(std::move(name), place)) return close();
      ++open_.back();
    }
    return true;
  }

  bool close() {
    for (; open_.back() > 0; --open_.back()) writer_.end_key();
    open_.pop_back();
    return false;
  }

  bool enter_header(TSNode node, bool is_array) {
    std::vector<std::pair<std::string, Span>> parts = key_of(node);
    open_.push_back(0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool last = i + 1 == parts.size();
      if (!writer_.begin_key(std::move(parts[i].first), parts[i].second)) return close();
      ++open_.back();
      if (!enter_array(is_array && last)) return close();
      if (!last) filled_.insert(to_string(writer_.path()));
    }
    if (has_pair(node)) {
      filled_.insert(to_string(writer_.path()));
    } else {
      writer_.scalar({}, ValueKind::kEmptyTable, span_of(node));
      if (!writer_.is_full()) bare_headers_.push_back(out_.entries.size() - 1);
    }
    return true;
  }

  // Where the path so far is an array of tables: its last table, or a new one.
  bool enter_array(bool is_new) {
    const std::string path = to_string(writer_.path());
    const auto known = arrays_.find(path);
    if (known == arrays_.end() && !is_new) return true;
    std::size_t& count = arrays_[path];
    count += is_new ? 1 : 0;
    if (!writer_.begin_place(count - 1)) return false;
    ++open_.back();
    return true;
  }

  static bool has_pair(TSNode node) {
    bool found = false;
    each_child(node, [&](TSNode child) {
      found = ts_node_symbol(child) == symbols().pair;
      return !found;
    });
    return found;
  }

  void scalar(TSNode node, TSSymbol symbol) {
    const std::string_view text = text_of(node, text_);
    if (symbol == symbols().string) {
      return writer_.scalar(decode_string(text), ValueKind::kString, span_of(node));
    }
    const ValueKind kind = symbol == symbols().integer   ? ValueKind::kInteger
                           : symbol == symbols().real    ? ValueKind::kFloat
                           : symbol == symbols().boolean ? ValueKind::kBoolean
                                                         : ValueKind::kDate;
    writer_.scalar(std::string(text), kind, span_of(node));
  }

  std::string_view text_;
  EntryWriter& writer_;
  Document& out_;
  std::vector<std::size_t> open_;  // keys opened by each pair and header that is open
  std::unordered_map<std::string, std::size_t> arrays_;  // how many tables each has so far
  std::vector<std::size_t> bare_headers_;                // their entries
  std::unordered_set<std::string> filled_;               // tables that hold something
};

}  // namespace

void read_toml(const Tree& tree, EntryWriter& writer, Document& out) {
  Reader reader(tree.text(), writer, out);
  walk(ts_tree_root_node(tree.raw()), reader);
  reader.drop_filled_headers();
}

}  // namespace scan::syntax
