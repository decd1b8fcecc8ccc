// A text parsed by tree-sitter, within declared limits.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/language.h"
#include "syntax/limits.h"

struct TSTree;

namespace scan::syntax {

// Immutable, so it may be read by several threads.
class Tree {
 public:
  struct Free {
    void operator()(TSTree* tree) const;
  };

  // REQUIRES: `tree` is not null. `text` must outlive the Tree.
  Tree(TSTree* tree, Language language, std::string_view text)
      : tree_(tree), language_(language), text_(text) {}

  Language language() const { return language_; }
  std::string_view text() const { return text_; }
  const TSTree* raw() const { return tree_.get(); }

  // Where the text does not follow the grammar, at most `most` places.
  std::vector<Span> errors(std::size_t most = 100) const;

 private:
  std::unique_ptr<TSTree, Free> tree_;
  Language language_;
  std::string_view text_;
};

// Nothing where a limit stopped the parse: size or time. A text with errors still has a tree.
// `text` must outlive it. Each thread keeps one parser a language.
std::optional<Tree> parse(Language language, std::string_view text, const Limits& limits);

}  // namespace scan::syntax
