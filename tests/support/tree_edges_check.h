// The plain twin of history::TreeEdges, which reads each tree's bytes one by one, and a fixture
// that holds it against the real one: with all blobs wanted and with some, at any number of
// threads.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "git/tree.h"
#include "history/tree_edges.h"
#include "support/git_sandbox.h"
#include "support/opened_history.h"

namespace scan::history {

using testing::GitSandbox;
using testing::OpenedHistory;
using Trees = std::map<ObjectId, std::string>;

inline unsigned seed() {
  const char* text = std::getenv("SCAN_SEED");
  return text != nullptr ? static_cast<unsigned>(std::atoi(text)) : 20261123;
}

// What a rule would find: any name with this in it.
class SomeNames : public NameJudge {
 public:
  static bool judge(std::string_view name) { return name.find("SECRET") != std::string_view::npos; }
  bool holds_secret(std::size_t, std::string_view name) override { return judge(name); }
};

struct Edge {
  std::string name;
  ObjectNumber child = kNoObject;
  bool link = false;
  bool named = false;
  auto operator<=>(const Edge&) const = default;
};
inline std::ostream& operator<<(std::ostream& out, const Edge& edge) {
  return out << '"' << edge.name << "\" " << edge.child << (edge.link ? " link" : "")
             << (edge.named ? " named" : "");
}
using Edges = std::vector<Edge>;  // sorted

enum class Form { kSound, kTwice, kBroken };

inline Form form_of(const ObjectId& id, const std::string& bytes) {
  git::TreeReader reader(bytes, id.size());
  for (git::TreeEntry entry; reader.next(entry);) {
  }
  if (reader.broken()) return Form::kBroken;
  return git::parse_tree(bytes, id).ok() ? Form::kSound : Form::kTwice;
}

// Every tree by itself, without deltas.
class Plain {
 public:
  Plain(const Trees& trees, const ObjectTable& table, const ObjectSet& wanted)
      : trees_(trees), table_(table), wanted_(wanted) {}

  // REQUIRES: no tree is below itself.
  const Edges& edges(const ObjectId& tree) {
    const auto [at, is_new] = known_.try_emplace(tree);
    if (!is_new) return at->second;
    Edges out;
    for (const git::TreeEntry& entry : entries(tree)) {
      if (const auto kept = edge_of(entry)) out.push_back(*kept);
    }
    std::sort(out.begin(), out.end());
    return at->second = std::move(out);
  }

  // Ids that entries of the tree name and that are not here.
  std::set<ObjectId> missing(const ObjectId& tree) {
    std::set<ObjectId> out;
    for (const git::TreeEntry& entry : entries(tree)) {
      const ObjectId id = ObjectId::from_raw(entry.id, table_.id_size());
      if (entry.mode != git::Mode::kSubmodule && table_.find(entry.id) == kNoObject &&
          !git::is_empty_tree(id)) {
        out.insert(id);
      }
    }
    return out;
  }

 private:
  // In git's order where it is a tree; else as far as it can be read.
  std::vector<git::TreeEntry> entries(const ObjectId& tree) const {
    const std::string& bytes = trees_.at(tree);
    if (auto parsed = git::parse_tree(bytes, tree)) return *parsed;
    std::vector<git::TreeEntry> out;
    git::TreeReader reader(bytes, tree.size());
    for (git::TreeEntry entry; reader.next(entry);) out.push_back(entry);
    return out;
  }

  std::optional<Edge> edge_of(const git::TreeEntry& entry) {
    Edge edge{std::string(entry.name), table_.find(entry.id), entry.mode == git::Mode::kLink,
              SomeNames::judge(entry.name)};
    if (entry.mode == git::Mode::kSubmodule) edge.child = kSubmodule;
    bool leads = edge.named || edge.child == kSubmodule || wanted_.has(edge.child);
    if (entry.is_folder()) {
      const ObjectId id = ObjectId::from_raw(entry.id, table_.id_size());
      leads = leads || (trees_.contains(id) && !edges(id).empty());
    }
    return leads ? std::optional(edge) : std::nullopt;
  }

  const Trees& trees_;
  const ObjectTable& table_;
  const ObjectSet& wanted_;
  std::map<ObjectId, Edges> known_;
};

// All objects of a repository that are trees, as git prints them.
inline Trees trees_by_git(GitSandbox& box) {
  const std::string text = box.git({"cat-file", "--batch-all-objects", "--batch"});
  Trees out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = text.find('\n', at);
    const std::size_t first = text.find(' ', at);
    const std::size_t second = text.find(' ', first + 1);
    const auto id = ObjectId::from_hex(text.substr(at, first - at));
    const std::size_t size = std::stoul(text.substr(second + 1, line_end - second - 1));
    if (text.substr(first + 1, second - first - 1) == "tree") {
      out[*id] = text.substr(line_end + 1, size);
    }
    at = line_end + 1 + size + 1;
  }
  return out;
}

class TreeEdgesDifferential : public ::testing::Test {
 protected:
  // All trees of the repository in box_, with all blobs wanted and with a third of them.
  void check(const Trees& trees) {
    const OpenedHistory history(box_.dir());
    trees_ = deltas_ = 0;
    for (const PackedObjects& each : history.table().packs()) {
      for (std::uint32_t entry = 0; entry < each.forest.size(); ++entry) {
        if (each.forest[entry].type != git::ObjectType::kTree) continue;
        deltas_ += each.forest[entry].base != git::kNoEntry ? 1 : 0;
      }
    }
    for (const unsigned each : {1, 3}) {
      ObjectSet wanted(history.table().size());
      for (ObjectNumber i = 0; i < history.table().size(); ++i) {
        if (history.table().type(i) == git::ObjectType::kBlob && history.table().is_canonical(i) &&
            history.table().id_bytes(i)[1] % each == 0) {
          wanted.add(i);
        }
      }
      for (const std::size_t jobs : {1, 2, 8}) {
        SCOPED_TRACE("every " + std::to_string(each) + ". blob, " + std::to_string(jobs) + " jobs");
        check(trees, history, wanted, jobs);
      }
    }
  }

  std::string write(const std::string& tree) {
    const std::string hex =
        box_.git({"hash-object", "-t", "tree", "--literally", "-w", "--stdin"}, tree);
    return hex.substr(0, hex.find('\n'));
  }

  // Into one pack, trees made of each other where they can be; nothing stays loose.
  void pack_everything() {
    std::string ids = box_.git({"cat-file", "--batch-all-objects", "--batch-check=%(objectname)"});
    box_.git({"pack-objects", "-q", "--no-reuse-delta", "--window=50", "--depth=50",
              ".git/objects/pack/pack"},
             ids);
    box_.git({"prune-packed", "-q"});
  }

  GitSandbox box_;
  std::size_t trees_ = 0;   // that were compared
  std::size_t deltas_ = 0;  // trees that are made of another one

 private:
  void check(const Trees& trees, const OpenedHistory& history, const ObjectSet& wanted,
             std::size_t jobs) {
    const ObjectTable& table = history.table();
    SomeNames judge;
    WorkerPool pool(jobs);
    Progress progress;
    const std::atomic<bool> stop{false};
    TreeEdges edges =
        TreeEdges::gather({table, history.store(), wanted, judge}, pool, progress, stop);
    std::set<std::string> problems;
    for (const Problem& each : edges.take_problems()) problems.insert(each.where);
    Plain plain(trees, table, wanted);
    std::set<ObjectId> must_miss;
    std::set<ObjectId> may_miss;
    for (const auto& [id, bytes] : trees) {
      SCOPED_TRACE("tree " + id.hex());
      const Form form = form_of(id, bytes);
      const ObjectNumber number = table.find(id.data());
      ASSERT_NE(number, kNoObject);
      EXPECT_TRUE(edges.is_tree(number) || form != Form::kSound);
      const Edges found = read(edges, number);
      compare(found, plain.edges(id), form, problems.erase("tree " + id.hex()) > 0);
      const std::set<ObjectId> missing = plain.missing(id);
      may_miss.insert(missing.begin(), missing.end());
      for (const ObjectId& each : missing) {
        if (form == Form::kSound && !table.may_have(each.data())) must_miss.insert(each);
      }
      ++trees_;
    }
    EXPECT_TRUE(problems.empty()) << *problems.begin();
    const std::vector<ObjectId> missing = edges.take_missing();
    ASSERT_LT(missing.size(), kMostMissing);
    EXPECT_EQ(std::set<ObjectId>(missing.begin(), missing.end()).size(), missing.size());
    EXPECT_TRUE(std::is_sorted(missing.begin(), missing.end()));
    EXPECT_TRUE(std::includes(missing.begin(), missing.end(), must_miss.begin(), must_miss.end()));
    EXPECT_TRUE(std::includes(may_miss.begin(), may_miss.end(), missing.begin(), missing.end()));
  }

  // Of a tree with a name twice: all of it, or nothing and that is told. Of one that breaks off: it
  // is told, and there is no more than what stands before.
  static void compare(const Edges& found, const Edges& expected, Form form, bool has_problem) {
    switch (form) {
      case Form::kSound:
        EXPECT_EQ(found, expected);
        EXPECT_FALSE(has_problem);
        break;
      case Form::kTwice:
        if (has_problem && found.empty()) break;
        EXPECT_EQ(found, expected);
        break;
      case Form::kBroken:
        EXPECT_TRUE(has_problem);
        EXPECT_TRUE(std::includes(expected.begin(), expected.end(), found.begin(), found.end()));
        break;
    }
  }

  static Edges read(const TreeEdges& edges, ObjectNumber tree) {
    Edges out;
    std::uint32_t last = 0;
    for (const TreeEdge& each : edges.of(tree)) {
      EXPECT_GE(each.name, last);
      last = each.name;
      out.push_back({std::string(edges.names().name(each.name)), each.child, each.link != 0,
                     each.named != 0});
    }
    EXPECT_EQ(edges.leads_anywhere(tree), !out.empty());
    std::sort(out.begin(), out.end());
    return out;
  }
};

inline std::string raw(const ObjectId& id) {
  return {reinterpret_cast<const char*>(id.data()), id.size()};
}
inline std::string raw(const std::string& hex) { return raw(*ObjectId::from_hex(hex)); }

inline std::string entry(const std::string& mode, const std::string& name, const std::string& id) {
  return mode + " " + name + std::string(1, '\0') + id;
}

}  // namespace scan::history
