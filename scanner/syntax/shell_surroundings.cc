// One pass from the top: every node takes over what its parent has, save where a pipeline, a
// redirect, a substitution or a function changes it. Entry point: find_surroundings.
#include "syntax/shell_surroundings.h"

#include <utility>

namespace scan::syntax {
namespace {

using Kind = ShellNodeKind;

class Finder {
 public:
  explicit Finder(const ShellTree& tree)
      : tree_(tree),
        given_(tree.nodes.size(), false),
        own_scope_(tree.nodes.size(), kNoNode),
        own_output_(tree.nodes.size(), kNoNode) {
    out_.nodes.resize(tree.nodes.size());
  }

  ShellSurroundings find() {
    for (std::uint32_t node = 0; node < tree_.nodes.size(); ++node) visit(node);
    return std::move(out_);
  }

 private:
  void visit(std::uint32_t node) {
    const ShellNode& here = tree_.nodes[node];
    Surroundings& mine = out_.nodes[node];
    if (!given_[node] && node > 0) mine = out_.nodes[here.parent];
    if (own_scope_[node] != kNoNode) mine.scope = own_scope_[node];
    if (own_output_[node] != kNoNode) mine.output = own_output_[node];
    if (is_substitution(here.kind) || here.kind == Kind::kFunction) {
      const bool inside = is_substitution(here.kind) && !here.written;
      mine = {kNoNode, kNoNode, kNoNode, mine.substituted || inside};
    }
    if (here.kind == Kind::kPipeline) connect(node);
    if (here.kind == Kind::kRedirected) redirect(node);
  }

  bool is_stage(std::uint32_t node) const {
    const Kind kind = tree_.nodes[node].kind;
    return kind != Kind::kToken && kind != Kind::kComment;
  }

  void connect(std::uint32_t node) {
    std::uint32_t last = kNoNode;
    for (std::uint32_t each = node + 1; each < tree_.nodes[node].after; each = tree_.next(each)) {
      if (!is_stage(each)) continue;
      out_.nodes[each] = out_.nodes[node];
      given_[each] = true;
      if (last != kNoNode) {
        out_.nodes[each].input = last;
        out_.nodes[last].output = each;
      }
      last = each;
    }
  }

  // What the redirects behind a statement hold for: of pipelines and lists the last part.
  std::uint32_t target_of(std::uint32_t node) const {
    constexpr int kMostSteps = 64;
    for (int step = 0; step < kMostSteps; ++step) {
      const Kind kind = tree_.nodes[node].kind;
      if (kind != Kind::kPipeline && kind != Kind::kList) break;
      std::uint32_t last = kNoNode;
      for (std::uint32_t each = node + 1; each < tree_.nodes[node].after; each = tree_.next(each)) {
        if (is_stage(each)) last = each;
      }
      if (last == kNoNode) break;
      node = last;
    }
    return node;
  }

  void redirect(std::uint32_t node) {
    if (!tree_.has_children(node)) return;
    const Kind first = tree_.nodes[node + 1].kind;
    if (first == Kind::kFileRedirect || first == Kind::kHereString) return;
    const std::uint32_t target = target_of(node + 1);
    const std::uint32_t outer =
        own_scope_[target] != kNoNode ? own_scope_[target] : out_.nodes[node].scope;
    own_scope_[target] = static_cast<std::uint32_t>(out_.scopes.size());
    out_.scopes.push_back({node, target, outer});
    for (std::uint32_t each = tree_.next(node + 1); each < tree_.nodes[node].after;
         each = tree_.next(each)) {
      if (tree_.nodes[each].kind == Kind::kHereDocument) pipe_here_document(each, target);
    }
  }

  // `cat <<EOF | grep x`: the grammar hangs what follows into the redirect.
  void pipe_here_document(std::uint32_t node, std::uint32_t target) {
    const std::uint32_t statement = tree_.nodes[node].parent;
    for (std::uint32_t each = node + 1; each < tree_.nodes[node].after; each = tree_.next(each)) {
      if (tree_.nodes[each].kind != Kind::kPipeline) continue;
      out_.nodes[each] = out_.nodes[statement];
      out_.nodes[each].input = target;
      given_[each] = true;
      own_output_[target] = each;
    }
  }

  const ShellTree& tree_;
  ShellSurroundings out_;
  std::vector<bool> given_;  // by the parent, not just taken over from it
  std::vector<std::uint32_t> own_scope_;
  std::vector<std::uint32_t> own_output_;
};

}  // namespace

ShellSurroundings find_surroundings(const ShellTree& tree) { return Finder(tree).find(); }

}  // namespace scan::syntax
