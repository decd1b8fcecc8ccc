// Entry point: flatten.
#include "syntax/shell_tree.h"

#include <utility>

#include "syntax/grammar.h"
#include "syntax/walk.h"

namespace scan::syntax {
namespace {

using Kind = ShellNodeKind;

constexpr std::size_t kMostNodes = 4'000'000;

constexpr std::pair<std::string_view, Kind> kKinds[] = {
    {"ERROR", Kind::kError},
    {"word", Kind::kWord},
    {"string", Kind::kWord},
    {"raw_string", Kind::kWord},
    {"translated_string", Kind::kWord},
    {"ansi_c_string", Kind::kWord},
    {"number", Kind::kWord},
    {"brace_expression", Kind::kWord},
    {"concatenation", Kind::kWord},
    {"regex", Kind::kWord},
    {"extglob_pattern", Kind::kWord},
    {"expansion", Kind::kExpansion},
    {"simple_expansion", Kind::kExpansion},
    {"arithmetic_expansion", Kind::kExpansion},
    {"command_substitution", Kind::kCommandSubstitution},
    {"process_substitution", Kind::kProcessSubstitution},
    {"array", Kind::kArray},
    {"variable_name", Kind::kName},
    {"special_variable_name", Kind::kName},
    {"subscript", Kind::kSubscript},
    {"variable_assignment", Kind::kAssignment},
    {"variable_assignments", Kind::kAssignments},
    {"command", Kind::kCommand},
    {"command_name", Kind::kCommandName},
    {"declaration_command", Kind::kDeclaration},
    {"unset_command", Kind::kUnset},
    {"redirected_statement", Kind::kRedirected},
    {"file_redirect", Kind::kFileRedirect},
    {"herestring_redirect", Kind::kHereString},
    {"heredoc_redirect", Kind::kHereDocument},
    {"heredoc_start", Kind::kHereDocumentStart},
    {"heredoc_body", Kind::kHereDocumentBody},
    {"heredoc_end", Kind::kHereDocumentEnd},
    {"file_descriptor", Kind::kDescriptor},
    {"pipeline", Kind::kPipeline},
    {"list", Kind::kList},
    {"function_definition", Kind::kFunction},
    {"comment", Kind::kComment},
};

Kind kind_of_name(std::string_view name) {
  for (const auto& [known, kind] : kKinds) {
    if (known == name) return kind;
  }
  return Kind::kOther;
}

// By symbol: several symbols have one name.
const std::vector<Kind>& kinds() {
  static const std::vector<Kind> kinds = [] {
    const TSLanguage* grammar = grammar_of(Language::kBash);
    std::vector<Kind> out(ts_language_symbol_count(grammar), Kind::kToken);
    for (std::size_t i = 0; i < out.size(); ++i) {
      const TSSymbol symbol = static_cast<TSSymbol>(i);
      if (ts_language_symbol_type(grammar, symbol) != TSSymbolTypeRegular) continue;
      out[i] = kind_of_name(ts_language_symbol_name(grammar, symbol));
    }
    return out;
  }();
  return kinds;
}

bool is_arithmetic(std::string_view type) {
  return type == "c_style_for_statement" || type.ends_with("_expression");
}

struct Flattener {
  ShellTree& out;
  std::string_view text;
  TSSymbol expansion = symbol_of(Language::kBash, "expansion");
  std::vector<std::uint32_t> open = {};

  bool enter(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    ShellNode flat;
    flat.kind = ts_node_is_error(node)    ? Kind::kError
                : symbol < kinds().size() ? kinds()[symbol]
                : ts_node_is_named(node)  ? Kind::kOther
                                          : Kind::kToken;
    flat.braced = symbol == expansion;
    flat.begin = ts_node_start_byte(node);
    flat.end = ts_node_end_byte(node);
    flat.written = flat.kind == Kind::kProcessSubstitution && text[flat.begin] == '>';
    flat.arithmetic = flat.kind == Kind::kOther && is_arithmetic(ts_node_type(node));
    const auto index = static_cast<std::uint32_t>(out.nodes.size());
    flat.parent = open.empty() ? 0 : open.back();
    flat.after = index + 1;
    out.nodes.push_back(flat);
    open.push_back(index);
    return true;
  }
  void leave(TSNode) {
    out.nodes[open.back()].after = static_cast<std::uint32_t>(out.nodes.size());
    open.pop_back();
  }
  bool done() const { return out.nodes.size() >= kMostNodes; }
};

}  // namespace

ShellTree flatten(const Tree& tree) {
  ShellTree out;
  Flattener flattener{out, tree.text()};
  const TSNode root = ts_tree_root_node(tree.raw());
  out.nodes.reserve(std::min<std::size_t>(ts_node_descendant_count(root), kMostNodes));
  walk(root, flattener);
  out.cut = !flattener.open.empty();
  for (const std::uint32_t open : flattener.open) {
    out.nodes[open].after = static_cast<std::uint32_t>(out.nodes.size());
  }
  return out;
}

}  // namespace scan::syntax
