// Takes here-documents out of the way, flattens the tree, finds the commands, connects them by
// their pipes. Entry point: read_shell; program_of() stands in shell_program.cc.
#include "syntax/shell.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "syntax/shell_commands.h"
#include "syntax/shell_heredocs.h"
#include "syntax/shell_surroundings.h"
#include "syntax/shell_tree.h"
#include "syntax/shell_words.h"
#include "syntax/tree.h"

namespace scan::syntax {
namespace {

using Kind = ShellNodeKind;

// The first and the last command of every node, whatever it is made of; functions and substitutions
// run theirs elsewhere.
struct Ends {
  std::vector<std::int32_t> first;
  std::vector<std::int32_t> last;
};

Ends find_ends(const ShellTree& tree, const std::vector<FoundCommand>& commands) {
  Ends ends{std::vector<std::int32_t>(tree.nodes.size(), -1),
            std::vector<std::int32_t>(tree.nodes.size(), -1)};
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const auto index = static_cast<std::int32_t>(i);
    if (commands[i].first) ends.first[commands[i].node] = index;
    if (commands[i].last) ends.last[commands[i].node] = index;
  }
  for (std::size_t node = tree.nodes.size() - 1; node > 0; --node) {
    const ShellNode& here = tree.nodes[node];
    if (is_substitution(here.kind) || here.kind == Kind::kFunction || ends.first[node] < 0)
      continue;
    // What a command's own node says goes before what stands in it.
    const std::uint32_t parent = here.parent;
    const bool own = ends.first[parent] >= 0 &&
                     commands[static_cast<std::size_t>(ends.first[parent])].node == parent;
    if (own) continue;
    ends.first[parent] = ends.first[node];
    if (ends.last[parent] < 0) ends.last[parent] = ends.last[node];
  }
  return ends;
}

void connect(const ShellTree& tree, const ShellSurroundings& around,
             std::vector<FoundCommand>& commands) {
  const Ends ends = find_ends(tree, commands);
  for (FoundCommand& found : commands) {
    const Surroundings& here = around.nodes[found.node];
    if (found.first && here.input != kNoNode) found.command.piped_from = ends.last[here.input];
    if (found.last && here.output != kNoNode) found.command.piped_to = ends.first[here.output];
  }
}

// Into the order of their first bytes.
std::vector<ShellCommand> sorted(std::vector<FoundCommand> commands) {
  std::vector<std::size_t> order(commands.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return commands[a].command.place.begin < commands[b].command.place.begin;
  });
  std::vector<std::int32_t> places(commands.size());
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = static_cast<std::int32_t>(i);
  std::vector<ShellCommand> out;
  out.reserve(order.size());
  for (const std::size_t from : order) {
    ShellCommand command = std::move(commands[from].command);
    for (std::int32_t* pipe : {&command.piped_from, &command.piped_to}) {
      if (*pipe >= 0) *pipe = places[static_cast<std::size_t>(*pipe)];
    }
    out.push_back(std::move(command));
  }
  return out;
}

std::optional<ShellDefault> default_of(std::string_view text, const ShellTree& tree,
                                       std::uint32_t node) {
  const ShellNode& here = tree.nodes[node];
  ShellDefault out;
  std::uint32_t op = 0;
  for (std::uint32_t each = node + 1; each < here.after && op == 0; each = tree.next(each)) {
    const ShellNode& part = tree.nodes[each];
    const std::string_view written = text.substr(part.begin, part.end - part.begin);
    if (part.kind == Kind::kName || part.kind == Kind::kSubscript) {
      out.name = written.substr(0, written.find('['));
    } else if (part.kind == Kind::kToken && !out.name.empty()) {
      const bool known = written == ":-" || written == ":=" || written == "-" || written == "=";
      if (!known) return std::nullopt;
      out.op = written;
      op = each;
    }
  }
  if (op == 0) return std::nullopt;
  out.place = here.place();
  const bool closed = text[here.end - 1] == '}';
  const std::size_t begin = tree.nodes[op].end;
  const Span value{begin, std::max<std::size_t>(begin, here.end - (closed ? 1 : 0))};
  std::vector<Span> holes;
  for (std::uint32_t each = tree.next(op); each < here.after; each = tree.next(each)) {
    for (const Span hole : holes_in(tree, each)) holes.push_back(hole);
  }
  out.value = read_shell_word(text, value, holes, ShellWordUse::kValue);
  return out;
}

// Nested ones are copied into each other, so their sum is bounded.
void find_defaults(std::string_view text, const ShellTree& tree, const Limits& limits, Shell& out) {
  std::size_t spent = 0;
  for (std::uint32_t node = 0; node < tree.nodes.size(); ++node) {
    if (!tree.nodes[node].braced) continue;
    spent += tree.nodes[node].place().size();
    if (spent > limits.max_output_bytes) {
      out.incomplete = true;
      return;
    }
    if (auto found = default_of(text, tree, node)) out.defaults.push_back(std::move(*found));
  }
}

class Reader {
 public:
  Reader(std::string_view text, const Limits& limits)
      : text_(text), limits_(limits), here_documents_(find_here_documents(text)) {}

  Shell read() {
    if (const auto tree = flat(plain_shell(text_, here_documents_), &out_.errors)) {
      for (const ShellNode& node : tree->nodes) {
        if (node.kind == Kind::kComment) out_.comments.push_back(node.place());
      }
      add(*tree, [](const FoundCommand&) { return true; });
    }
    read_substitutions();
    out_.commands = sorted(std::move(commands_));
    std::stable_sort(
        out_.defaults.begin(), out_.defaults.end(),
        [](const ShellDefault& a, const ShellDefault& b) { return a.place.begin < b.place.begin; });
    return std::move(out_);
  }

 private:
  // The library's tree, which is several times as big, is gone before anything is made of this one.
  std::optional<ShellTree> flat(const std::string& text, std::vector<Span>* errors) {
    const std::optional<Tree> tree = parse(Language::kBash, text, limits_);
    out_.incomplete = out_.incomplete || !tree;
    if (!tree) return std::nullopt;
    if (errors != nullptr) *errors = tree->errors();
    return flatten(*tree);
  }

  // What runs inside of here-documents.
  void read_substitutions() {
    const std::string substitutions = only_substitutions(text_, here_documents_);
    if (substitutions.empty()) return;
    if (const auto tree = flat(substitutions, nullptr)) {
      // Each stands there as if it were a command's name.
      add(*tree, [](const FoundCommand& found) { return found.command.substituted; });
    }
  }

  template <typename Kept>
  void add(const ShellTree& tree, const Kept& kept) {
    const ShellSurroundings around = find_surroundings(tree);
    FoundCommands found = find_commands(text_, tree, around, here_documents_, limits_);
    out_.incomplete = out_.incomplete || tree.cut || found.incomplete;
    connect(tree, around, found.commands);
    const auto before = static_cast<std::int32_t>(commands_.size());
    std::vector<std::int32_t> places;
    std::int32_t next = before;
    for (const FoundCommand& each : found.commands) places.push_back(kept(each) ? next++ : -1);
    for (FoundCommand& each : found.commands) {
      if (!kept(each)) continue;
      for (std::int32_t* pipe : {&each.command.piped_from, &each.command.piped_to}) {
        if (*pipe >= 0) *pipe = places[static_cast<std::size_t>(*pipe)];
      }
      commands_.push_back(std::move(each));
    }
    find_defaults(text_, tree, limits_, out_);
  }

  std::string_view text_;
  const Limits& limits_;
  std::vector<HereDocument> here_documents_;
  std::vector<FoundCommand> commands_;
  Shell out_;
};

}  // namespace

Shell read_shell(std::string_view text, const Limits& limits) {
  if (text.size() > limits.max_bytes) {
    Shell out;
    out.incomplete = true;
    return out;
  }
  return Reader(text, limits).read();
}

}  // namespace scan::syntax
