// A repository opened as an audit opens it: every object numbered, every commit in the order of
// blame. For tests of what an audit does after that.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "git/object_store.h"
#include "git/repository.h"
#include "history/commit_graph.h"
#include "history/inventory.h"
#include "history/object_table.h"

namespace scan::testing {

class OpenedHistory {
 public:
  // `path` is a work tree or a git folder; that it is none fails the test.
  explicit OpenedHistory(const std::string& path);

  const git::ObjectStore& store() const { return *store_; }
  const history::Inventory& inventory() const { return inventory_; }
  const history::ObjectTable& table() const { return table_; }
  const history::CommitGraph& commits() const { return commits_; }

  // The whole object; one that cannot be read fails the test.
  std::string bytes(history::ObjectNumber object) const;
  history::ObjectNumber number(std::string_view hex) const;

 private:
  git::Repository repository_;
  std::optional<git::ObjectStore> store_;
  history::Inventory inventory_;
  history::ObjectTable table_;
  history::CommitGraph commits_;
};

}  // namespace scan::testing
