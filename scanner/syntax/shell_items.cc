// Entry points: shell_items, redirect_items.
#include "syntax/shell_items.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "syntax/lines.h"

namespace scan::syntax {
namespace {

using Kind = ShellNodeKind;

ShellItem item_of(const ShellTree& tree, std::uint32_t node, ShellItemKind kind) {
  const ShellNode& here = tree.nodes[node];
  return {kind, here.place(), here.place(), node, here.after};
}

// `> out a b`: the grammar takes a and b for more files; they are arguments.
void add_redirect(const ShellTree& tree, std::uint32_t node, std::vector<ShellItem>& out) {
  ShellItem item = item_of(tree, node, ShellItemKind::kRedirect);
  item.word = {item.place.end, item.place.end};
  bool targeted = false;
  const std::size_t at = out.size();
  out.push_back(item);
  for (std::uint32_t each = node + 1; each < tree.nodes[node].after; each = tree.next(each)) {
    if (!is_word(tree.nodes[each].kind)) continue;
    if (targeted) {
      out.push_back(item_of(tree, each, ShellItemKind::kWord));
      continue;
    }
    targeted = true;
    out[at].word = tree.nodes[each].place();
    out[at].place.end = tree.nodes[each].end;
  }
}

void add_here_document(const ShellTree& tree, std::uint32_t node, std::vector<ShellItem>& out) {
  ShellItem item = item_of(tree, node, ShellItemKind::kHereDocument);
  const std::size_t at = out.size();
  out.push_back(item);
  for (std::uint32_t each = node + 1; each < tree.nodes[node].after; each = tree.next(each)) {
    const Kind kind = tree.nodes[each].kind;
    if (kind == Kind::kHereDocumentStart) out[at].place.end = tree.nodes[each].end;
    if (kind == Kind::kFileRedirect || kind == Kind::kHereString) add_redirect(tree, each, out);
    // A list behind it (`&&`) begins with a statement of its own, never with a word.
    if (is_word(kind)) out.push_back(item_of(tree, each, ShellItemKind::kWord));
  }
}

void add_child(const ShellTree& tree, std::uint32_t node, std::vector<ShellItem>& out) {
  const Kind kind = tree.nodes[node].kind;
  const bool word = is_word(kind) || kind == Kind::kCommandName || kind == Kind::kName ||
                    kind == Kind::kToken || kind == Kind::kArray;
  if (kind == Kind::kAssignment) out.push_back(item_of(tree, node, ShellItemKind::kAssignment));
  if (word) out.push_back(item_of(tree, node, ShellItemKind::kWord));
  if (kind == Kind::kFileRedirect || kind == Kind::kHereString) add_redirect(tree, node, out);
  if (kind == Kind::kHereDocument) add_here_document(tree, node, out);
}

enum class Gap : std::uint8_t { kNone, kBlank, kLineEnd };

// What stands between two items: nothing but continued lines and escaped blanks, blanks, or the end
// of a line. A comment ends there too, whatever its last byte.
Gap gap_of(std::string_view gap) {
  Gap out = Gap::kNone;
  bool blank = true;
  for (std::size_t at = 0; at < gap.size(); ++at) {
    if (gap[at] == '\\') {
      at += gap.substr(at + 1).starts_with("\r\n") ? 2 : 1;
      continue;
    }
    out = Gap::kBlank;
    if (gap[at] == '\n') return Gap::kLineEnd;
    if (gap[at] == '#' && blank) return Gap::kLineEnd;
    blank = is_ascii_space(gap[at]);
  }
  return out;
}

Gap gap_between(std::string_view text, const ShellItem& before, const ShellItem& item) {
  if (before.place.end > item.place.begin) return Gap::kBlank;
  return gap_of(text.substr(before.place.end, item.place.begin - before.place.end));
}

// Whether `item` goes on where `before` ends: then it is part of it.
bool join(std::string_view text, ShellItem& before, const ShellItem& item) {
  const bool may = item.kind == ShellItemKind::kWord &&
                   (before.kind == ShellItemKind::kWord || before.kind == ShellItemKind::kRedirect);
  if (!may || gap_between(text, before, item) != Gap::kNone) return false;
  before.place.end = before.word.end = item.place.end;
  before.after = item.after;
  return true;
}

// `a - < b`: the grammar passes over a dash in front of a redirect.
void add_dash(std::string_view text, std::size_t begin, std::size_t end,
              std::vector<ShellItem>& out) {
  if (begin >= end) return;
  const Span place = trimmed(text, {begin, end});
  if (text_at(text, place) == "-") out.push_back({ShellItemKind::kWord, place, place, 0, 0});
}

std::vector<ShellItem> joined(std::string_view text, std::vector<ShellItem> items) {
  std::vector<ShellItem> out;
  for (ShellItem& item : items) {
    if (!out.empty() && join(text, out.back(), item)) continue;
    if (!out.empty()) add_dash(text, out.back().place.end, item.place.begin, out);
    out.push_back(std::move(item));
  }
  return out;
}

// Words that begin no command, which the grammar takes for one where it is at a loss.
void drop_reserved(std::string_view text, std::vector<ShellItem>& command) {
  constexpr std::string_view kBefore[] = {"if", "then", "elif", "else", "while", "until", "do",
                                          "!",  "{",    "fi",   "done", "esac",  "}"};
  constexpr std::string_view kHeads[] = {"for", "case", "select", "function", "in"};
  const auto is_one_of = [&](const ShellItem& item, const auto& words) {
    return item.kind == ShellItemKind::kWord &&
           std::find(std::begin(words), std::end(words), text_at(text, item.word)) !=
               std::end(words);
  };
  std::size_t dropped = 0;
  while (dropped < command.size() && is_one_of(command[dropped], kBefore)) ++dropped;
  if (dropped < command.size() && is_one_of(command[dropped], kHeads)) dropped = command.size();
  command.erase(command.begin(), command.begin() + static_cast<std::ptrdiff_t>(dropped));
}

// Words that no command is made of, because what is around them is broken.
std::vector<std::vector<ShellItem>> loose_items(std::string_view text, const ShellTree& tree,
                                                std::uint32_t node) {
  std::vector<std::vector<ShellItem>> out;
  std::vector<ShellItem> run;
  const auto flush = [&] {
    for (auto& command : by_lines(text, std::exchange(run, {}))) out.push_back(std::move(command));
  };
  for (std::uint32_t each = node + 1; each < tree.nodes[node].after; each = tree.next(each)) {
    const Kind kind = tree.nodes[each].kind;
    const bool kept = is_word(kind) || kind == Kind::kCommandName || kind == Kind::kFileRedirect ||
                      kind == Kind::kHereString;
    if (!kept || kind == Kind::kCommandName) flush();
    if (kept) add_child(tree, each, run);
  }
  flush();
  return out;
}

// An assignment that is a statement: others are part of a command or of arithmetic.
bool is_statement(const ShellTree& tree, std::uint32_t assignment) {
  const ShellNode& parent = tree.nodes[tree.nodes[assignment].parent];
  if (parent.kind != Kind::kOther) {
    return parent.kind != Kind::kCommand && parent.kind != Kind::kDeclaration &&
           parent.kind != Kind::kAssignments && parent.kind != Kind::kAssignment;
  }
  return !parent.arithmetic;
}

}  // namespace

std::vector<ShellItem> redirect_items(const ShellTree& tree, std::uint32_t statement) {
  std::vector<ShellItem> out;
  const std::uint32_t after = tree.nodes[statement].after;
  for (std::uint32_t each = statement + 1; each < after; each = tree.next(each)) {
    const Kind kind = tree.nodes[each].kind;
    if (kind == Kind::kFileRedirect || kind == Kind::kHereString || kind == Kind::kHereDocument) {
      add_child(tree, each, out);
    }
  }
  return out;
}

std::vector<std::vector<ShellItem>> by_lines(std::string_view text, std::vector<ShellItem> items) {
  std::vector<std::vector<ShellItem>> out;
  for (ShellItem& item : joined(text, std::move(items))) {
    if (out.empty() || gap_between(text, out.back().back(), item) == Gap::kLineEnd) {
      out.emplace_back();
    }
    out.back().push_back(std::move(item));
  }
  for (std::vector<ShellItem>& command : out) drop_reserved(text, command);
  std::erase_if(out, [](const std::vector<ShellItem>& command) { return command.empty(); });
  return out;
}

bool is_simple(Kind kind) {
  return kind == Kind::kCommand || kind == Kind::kDeclaration || kind == Kind::kUnset ||
         kind == Kind::kAssignment || kind == Kind::kAssignments;
}

std::vector<std::vector<ShellItem>> shell_items(std::string_view text, const ShellTree& tree,
                                                std::uint32_t node, std::vector<ShellItem> behind) {
  const ShellNode& here = tree.nodes[node];
  std::vector<ShellItem> items;
  switch (here.kind) {
    case Kind::kAssignment:
      if (!is_statement(tree, node)) return {};
      items.push_back(item_of(tree, node, ShellItemKind::kAssignment));
      break;
    case Kind::kRedirected:
      if (!tree.has_children(node) || (tree.nodes[node + 1].kind != Kind::kFileRedirect &&
                                       tree.nodes[node + 1].kind != Kind::kHereString)) {
        return {};
      }
      items = redirect_items(tree, node);
      break;
    case Kind::kCommand:
    case Kind::kDeclaration:
    case Kind::kUnset:
    case Kind::kAssignments:
      for (std::uint32_t each = node + 1; each < here.after; each = tree.next(each)) {
        add_child(tree, each, items);
      }
      break;
    case Kind::kError:
      return loose_items(text, tree, node);
    default:
      return {};
  }
  items.insert(items.end(), behind.begin(), behind.end());
  return by_lines(text, std::move(items));
}

}  // namespace scan::syntax
