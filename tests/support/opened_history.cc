// Commits are read one by one.
#include "support/opened_history.h"

#include <gtest/gtest.h>

namespace scan::testing {

using history::CommitGraph;
using history::ObjectNumber;

OpenedHistory::OpenedHistory(const std::string& path) {
  git::Environment environment;
  environment.cwd = path;
  repository_ = **git::discover(".", environment);
  store_.emplace(*git::ObjectStore::open(repository_));
  inventory_ = history::take_inventory(repository_, *store_);
  std::vector<Problem> problems;
  table_ = history::table_of(inventory_, *store_, repository_.id_size(), problems);
  for (const Problem& each : problems) ADD_FAILURE() << each.where << ": " << each.reason;
  std::vector<CommitGraph::Part> parts(1);
  for (ObjectNumber i = 0; i < table_.size(); ++i) {
    if (table_.type(i) != git::ObjectType::kCommit || !table_.is_canonical(i)) continue;
    EXPECT_TRUE(parts[0].add(table_, i, bytes(i))) << table_.id(i).hex();
  }
  commits_ = CommitGraph::build(table_, std::move(parts), inventory_.shallow);
}

std::string OpenedHistory::bytes(ObjectNumber object) const {
  const auto content = store_->read(table_.id(object), git::kMostObjectBytes);
  EXPECT_EQ(content.state, git::ObjectState::kRead) << table_.id(object).hex();
  return std::string(content.bytes);
}

ObjectNumber OpenedHistory::number(std::string_view hex) const {
  const auto id = ObjectId::from_hex(hex);
  return id ? table_.find(id->data()) : history::kNoObject;
}

}  // namespace scan::testing
