// Reads the items of a command's node into words, assignments and redirects. Entry points:
// find_commands, holes_in.
#include "syntax/shell_commands.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "syntax/lines.h"
#include "syntax/shell_items.h"
#include "syntax/shell_words.h"

namespace scan::syntax {
namespace {

using Kind = ShellNodeKind;

// Redirects of groups that one command is told, the innermost ones.
constexpr std::size_t kMostScopes = 16;
// Bytes of them in all commands together.
constexpr std::size_t kMostInherited = std::size_t{16} << 20;

std::vector<Span> holes_between(const ShellTree& tree, std::uint32_t node, std::uint32_t after) {
  std::vector<Span> out;
  while (node < after) {
    const ShellNode& here = tree.nodes[node];
    if (is_hole(here.kind)) out.push_back(here.place());
    node = is_hole(here.kind) ? here.after : node + 1;
  }
  return out;
}

bool is_name_byte(char c) { return is_ascii_alnum(c) || c == '_'; }

// `NAME=`, `NAME+=`, `NAME[…]=`: where the value begins; 0 where `word` is no assignment.
std::size_t value_begin(std::string_view word, ShellAssignment& out) {
  std::size_t at = 0;
  while (at < word.size() && is_name_byte(word[at])) ++at;
  if (at == 0 || is_ascii_digit(word[0])) return 0;
  out.name = word.substr(0, at);
  if (at < word.size() && word[at] == '[') {
    at = word.find(']', at);
    if (at == word.npos) return 0;
    ++at;
  }
  out.append = at < word.size() && word[at] == '+';
  if (out.append) ++at;
  return at < word.size() && word[at] == '=' ? at + 1 : 0;
}

constexpr std::string_view kDeclarations[] = {"export", "declare", "typeset", "readonly", "local"};

// The place of the declaring word among `words`, their number where there is none.
std::size_t declaration_at(const std::vector<ShellWord>& words) {
  std::size_t at = 0;
  while (at < words.size() && (words[at].text == "command" || words[at].text == "builtin")) ++at;
  if (at == words.size()) return at;
  const bool known = std::find(std::begin(kDeclarations), std::end(kDeclarations),
                               words[at].text) != std::end(kDeclarations);
  return known ? at : words.size();
}

bool exports(const std::vector<ShellWord>& words, std::size_t declaration) {
  if (words[declaration].text == "export") return true;
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(declaration), words.end(),
                     [](const ShellWord& word) {
                       return word.text.starts_with('-') && word.text.find('x') != word.text.npos;
                     });
}

class Finder {
 public:
  Finder(std::string_view text, const ShellTree& tree, const ShellSurroundings& around,
         const std::vector<HereDocument>& here_documents, const Limits& limits)
      : text_(text),
        tree_(tree),
        around_(around),
        here_documents_(here_documents),
        limits_(limits) {}

  FoundCommands find() {
    for (std::uint32_t node = 0; node < tree_.nodes.size() && !full_; ++node) add(node);
    return std::move(out_);
  }

 private:
  void add(std::uint32_t node) {
    const Kind kind = tree_.nodes[node].kind;
    if (!is_simple(kind) && kind != Kind::kRedirected && kind != Kind::kError) return;
    std::vector<std::vector<ShellItem>> commands = shell_items(text_, tree_, node, behind(node));
    const bool whole = !commands.empty();
    if (!whole && kind == Kind::kRedirected) commands = swallowed(node);
    for (std::size_t i = 0; i < commands.size(); ++i) {
      FoundCommand found;
      found.node = node;
      found.first = whole && i == 0;
      found.last = i + 1 == commands.size();
      found.command.substituted = around_.nodes[node].substituted;
      read(commands[i], found.command);
      if (whole) add_scopes(node, found.command);
      declare(found.command);
      spend(sizeof(FoundCommand));
      if (full_) return;
      out_.commands.push_back(std::move(found));
    }
  }

  // What stands behind a command, of each statement that redirects it.
  std::vector<ShellItem> behind(std::uint32_t node) const {
    std::vector<ShellItem> out;
    std::uint32_t scope = around_.nodes[node].scope;
    for (std::size_t i = 0; i < kMostScopes && scope != kNoNode; ++i) {
      const RedirectScope& here = around_.scopes[scope];
      if (here.target != node) break;
      for (const ShellItem& item : redirect_items(tree_, here.statement)) out.push_back(item);
      scope = here.outer;
    }
    return out;
  }

  // Commands on the lines below the redirects of a group, which the grammar counts to them.
  std::vector<std::vector<ShellItem>> swallowed(std::uint32_t statement) const {
    const auto scope = std::lower_bound(
        around_.scopes.begin(), around_.scopes.end(), statement,
        [](const RedirectScope& each, std::uint32_t at) { return each.statement < at; });
    if (scope == around_.scopes.end() || scope->statement != statement ||
        is_simple(tree_.nodes[scope->target].kind)) {
      return {};
    }
    auto lines = by_lines(text_, redirect_items(tree_, statement));
    if (!lines.empty()) lines.erase(lines.begin());
    return lines;
  }

  void read(const std::vector<ShellItem>& items, ShellCommand& out) {
    if (items.empty()) return;
    out.place = items.front().place;
    for (const ShellItem& item : items) {
      out.place.begin = std::min(out.place.begin, item.place.begin);
      out.place.end = std::max(out.place.end, item.place.end);
      switch (item.kind) {
        case ShellItemKind::kWord:
          // In front of the name it is an assignment, whatever the grammar says.
          if (out.words.empty() && assignment(item, out)) break;
          out.words.push_back(word(item, ShellWordUse::kArgument));
          break;
        case ShellItemKind::kAssignment:
          assignment(item, out);
          break;
        case ShellItemKind::kRedirect:
          out.redirects.push_back(redirect(item));
          break;
        case ShellItemKind::kHereDocument:
          out.redirects.push_back(here_document(item));
          break;
      }
    }
  }

  // Redirects of the groups around. Each command gets a copy, of a long here-document too.
  void add_scopes(std::uint32_t node, ShellCommand& out) {
    std::uint32_t scope = around_.nodes[node].scope;
    for (std::size_t i = 0; i < kMostScopes && scope != kNoNode; ++i) {
      const RedirectScope& here = around_.scopes[scope];
      if (here.target != node) add_inherited(here.statement, out);
      scope = here.outer;
    }
  }

  void add_inherited(std::uint32_t statement, ShellCommand& out) {
    if (inherited_ > kMostInherited) {
      out_.incomplete = true;
      return;
    }
    for (const ShellRedirect& each : redirects_of(statement)) {
      out.redirects.push_back(each);
      inherited_ += sizeof(ShellRedirect) + each.target.text.size();
    }
  }

  // Read once, however many commands stand in the group.
  const std::vector<ShellRedirect>& redirects_of(std::uint32_t statement) {
    const auto [found, is_new] = redirects_.try_emplace(statement);
    std::vector<ShellRedirect>& out = found->second;
    if (!is_new) return out;
    const auto lines = by_lines(text_, redirect_items(tree_, statement));
    if (lines.empty()) return out;
    for (const ShellItem& item : lines.front()) {
      if (item.kind == ShellItemKind::kRedirect) out.push_back(redirect(item));
      if (item.kind == ShellItemKind::kHereDocument) out.push_back(here_document(item));
    }
    return out;
  }

  void spend(std::size_t bytes) {
    spent_ += bytes;
    if (spent_ > limits_.max_output_bytes) full_ = out_.incomplete = true;
  }

  ShellWord spent(ShellWord word) {
    spend(sizeof(ShellWord) + word.text.size());
    return word;
  }

  ShellWord word(const ShellItem& item, ShellWordUse use) {
    return spent(
        read_shell_word(text_, item.word, holes_between(tree_, item.node, item.after), use));
  }

  // Whether it is one.
  bool assignment(const ShellItem& item, ShellCommand& out) {
    ShellAssignment set;
    const std::size_t begin = value_begin(text_.substr(item.place.begin, item.place.size()), set);
    if (begin == 0) return false;
    set.name_place = {item.place.begin, item.place.begin + set.name.size()};
    set.value = value({item.place.begin + begin, item.place.end}, item.node, item.after);
    out.assignments.push_back(std::move(set));
    // What `export` is given is a word of it too.
    const Kind parent = tree_.nodes[tree_.nodes[item.node].parent].kind;
    if (parent == Kind::kDeclaration) out.words.push_back(word(item, ShellWordUse::kValue));
    return true;
  }

  ShellWord value(Span place, std::uint32_t node, std::uint32_t after) {
    std::uint32_t array = node + 1;
    while (array < after && tree_.nodes[array].kind != Kind::kArray) array = tree_.next(array);
    if (array >= after || tree_.nodes[array].begin != place.begin) {
      return spent(
          read_shell_word(text_, place, holes_between(tree_, node, after), ShellWordUse::kValue));
    }
    ShellWord out;
    out.place = place;
    for (std::uint32_t each = array + 1; each < tree_.nodes[array].after; each = tree_.next(each)) {
      if (!is_word(tree_.nodes[each].kind)) continue;
      const ShellWord element = read_shell_word(text_, tree_.nodes[each].place(),
                                                holes_in(tree_, each), ShellWordUse::kArgument);
      if (!out.text.empty()) out.text += ' ';
      out.text += element.text;
      out.literal = out.literal && element.literal;
    }
    return spent(std::move(out));
  }

  ShellRedirect redirect(const ShellItem& item) {
    ShellRedirect out;
    const auto here = std::lower_bound(
        here_documents_.begin(), here_documents_.end(), item.place.begin,
        [](const HereDocument& each, std::size_t at) { return each.op.begin < at; });
    const bool is_here = here != here_documents_.end() && here->delimiter.begin == item.word.begin;
    std::string_view op = text_.substr(item.place.begin, item.word.begin - item.place.begin);
    std::size_t digits = 0;
    while (digits < op.size() && is_ascii_digit(op[digits])) ++digits;
    if (digits > 0) std::from_chars(op.data(), op.data() + digits, out.descriptor);
    op.remove_prefix(digits);
    // `{fd}>file`
    if (op.starts_with('{')) op.remove_prefix(std::min(op.find('}'), op.size() - 1) + 1);
    out.op = op.substr(0, std::min(op.find_first_not_of("<>&|-"), op.size()));
    if (is_here) {
      out.expands = here->expands;
      out.target =
          spent(read_here_document(text_, here->body, here->holes, here->expands, here->tabs));
    } else if (!item.word.empty()) {
      out.target = word(item, ShellWordUse::kArgument);
    }
    return out;
  }

  ShellRedirect here_document(const ShellItem& item) {
    ShellRedirect out;
    out.op = "<<";
    Span body{item.place.end, item.place.end};
    std::vector<Span> holes;
    for (std::uint32_t each = item.node + 1; each < tree_.nodes[item.node].after;
         each = tree_.next(each)) {
      const ShellNode& here = tree_.nodes[each];
      const std::string_view written = text_.substr(here.begin, here.end - here.begin);
      if (here.kind == Kind::kToken && written == "<<-") out.op = "<<-";
      if (here.kind == Kind::kHereDocumentStart) {
        out.expands = written.find_first_of("'\"\\") == written.npos;
      }
      if (here.kind == Kind::kHereDocumentBody) {
        body = {line_begin(here.begin), here.end};
        holes = holes_between(tree_, each, here.after);
      }
      if (here.kind == Kind::kHereDocumentEnd)
        body.end = std::max(body.begin, line_begin(here.begin));
    }
    if (!out.expands) holes.clear();
    out.target = spent(read_here_document(text_, body, holes, out.expands, out.op == "<<-"));
    return out;
  }

  // Before the blanks in front of `at`, where nothing else is on its line.
  std::size_t line_begin(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && (text_[begin - 1] == ' ' || text_[begin - 1] == '\t')) --begin;
    return begin == 0 || text_[begin - 1] == '\n' ? begin : at;
  }

  // `export` and its like, whether or not the grammar saw one.
  void declare(ShellCommand& out) {
    const std::size_t declaration = declaration_at(out.words);
    if (declaration == out.words.size()) return;
    const bool exported = exports(out.words, declaration);
    std::unordered_set<std::size_t> known;
    for (const ShellAssignment& set : out.assignments) known.insert(set.name_place.begin);
    for (std::size_t i = declaration + 1; i < out.words.size(); ++i) {
      const ShellWord& each = out.words[i];
      if (!known.contains(each.place.begin)) declare_word(each, out);
    }
    for (ShellAssignment& set : out.assignments) {
      set.exported = exported && set.name_place.begin > out.words[declaration].place.begin;
    }
  }

  void declare_word(const ShellWord& each, ShellCommand& out) {
    ShellAssignment set;
    const std::size_t begin = value_begin(each.text, set);
    if (begin == 0) return;
    // A quote may stand before the name.
    const bool quoted = text_.substr(each.place.begin, 1).find_first_of("'\"") == 0;
    const std::size_t name = each.place.begin + (quoted ? 1 : 0);
    set.name_place = {name, name + set.name.size()};
    set.value.text = each.text.substr(begin);
    set.value.place = {std::min(name + begin, each.place.end), each.place.end};
    set.value.literal = each.literal;
    out.assignments.push_back(std::move(set));
  }

  std::string_view text_;
  const ShellTree& tree_;
  const ShellSurroundings& around_;
  const std::vector<HereDocument>& here_documents_;
  const Limits& limits_;
  FoundCommands out_;
  std::unordered_map<std::uint32_t, std::vector<ShellRedirect>> redirects_;  // by statement
  std::size_t spent_ = 0;
  std::size_t inherited_ = 0;
  bool full_ = false;
};

}  // namespace

std::vector<Span> holes_in(const ShellTree& tree, std::uint32_t node) {
  return holes_between(tree, node, tree.nodes[node].after);
}

FoundCommands find_commands(std::string_view text, const ShellTree& tree,
                            const ShellSurroundings& around,
                            const std::vector<HereDocument>& here_documents, const Limits& limits) {
  return Finder(text, tree, around, here_documents, limits).find();
}

}  // namespace scan::syntax
