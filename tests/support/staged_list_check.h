// A fixture that holds staged_list and staged_list_plain against `git diff --cached --no-renames
// --raw`, and stages changes at random with the real git.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "git/index_file.h"
#include "git/object_store.h"
#include "git/refs.h"
#include "git/repository.h"
#include "git/staged_list.h"
#include "support/git_sandbox.h"

namespace scan::git {

using testing::GitSandbox;

inline Mode mode_of(const std::string& octal) {
  return static_cast<Mode>(std::strtoul(octal.c_str(), nullptr, 8));
}

inline std::vector<StagedChange> sorted(std::vector<StagedChange> changes) {
  std::sort(changes.begin(), changes.end());
  return changes;
}

// `:MODE MODE ID ID KIND\0PATH\0` again and again.
inline std::vector<StagedChange> parse_raw(const std::string& raw) {
  std::vector<StagedChange> changes;
  std::size_t at = 0;
  const auto until = [&](char end) {
    const std::size_t stop = raw.find(end, at);
    std::string part = raw.substr(at, stop - at);
    at = stop + 1;
    return part;
  };
  while (at < raw.size()) {
    ++at;  // the colon
    StagedChange change;
    change.old_mode = mode_of(until(' '));
    change.new_mode = mode_of(until(' '));
    change.old_id = ObjectId::from_hex(until(' ')).value();
    change.new_id = ObjectId::from_hex(until(' ')).value();
    change.kind = static_cast<ChangeKind>(until('\0').front());
    change.path = until('\0');
    changes.push_back(std::move(change));
  }
  return sorted(std::move(changes));
}

inline std::string to_text(const std::vector<StagedChange>& changes) {
  std::string text;
  for (const StagedChange& change : changes) {
    text += static_cast<char>(change.kind);
    text += " " + change.path + " " + std::to_string(static_cast<unsigned>(change.old_mode)) + ">" +
            std::to_string(static_cast<unsigned>(change.new_mode)) + " " +
            change.old_id.hex().substr(0, 7) + ">" + change.new_id.hex().substr(0, 7) + "\n";
  }
  return text;
}

// A repository of the real git, changed at random, and the comparison of the three lists of it.
class StagedListTest : public ::testing::Test {
 protected:
  Environment environment(const std::string& folder) const {
    Environment out;
    out.cwd = folder;
    return out;
  }

  // Our two answers and git's for the repository at `folder`; returns how many changes there are.
  std::size_t compare(const std::string& folder, const Environment& env) {
    const auto repository = discover(folder, env);
    EXPECT_TRUE(repository.ok() && *repository) << folder;
    const auto commit = head(**repository);
    EXPECT_TRUE(commit.ok()) << commit.error().message;
    const auto store = ObjectStore::open(**repository);
    EXPECT_TRUE(store.ok()) << store.error().message;
    std::optional<ObjectId> tree;
    if (*commit) tree = *store->commit_tree(**commit);
    const auto index = IndexFile::open(**repository);
    EXPECT_TRUE(index.ok()) << (index.ok() ? "" : index.error().message);
    if (!index.ok()) return 0;
    const auto fast = staged_list(*index, *store, tree);
    const auto plain = staged_list_plain(*index, *store, tree);
    EXPECT_TRUE(fast.ok()) << (fast.ok() ? "" : fast.error().message);
    EXPECT_TRUE(plain.ok()) << (plain.ok() ? "" : plain.error().message);
    if (!fast.ok() || !plain.ok()) return 0;
    EXPECT_EQ(to_text(*fast), to_text(*plain));

    const std::string raw = box_.git({"-C", folder, "diff", "--cached", "--no-renames", "--raw",
                                      "-z", "--no-abbrev", "--ignore-submodules=none"});
    EXPECT_EQ(to_text(sorted(*fast)), to_text(parse_raw(raw)));
    return fast->size();
  }
  std::size_t compare() { return compare(box_.dir(), environment(box_.dir())); }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  // Few names that meet often and sort around one another.
  std::string random_path() {
    // The long one makes version 4 count in two bytes.
    const std::array<std::string, 9> names = {
        "a", "a-b", "a.b", "a0", "b", "dir", "lib", "z z", std::string(150, 'n')};
    std::string path = names[below(names.size())];
    for (std::size_t depth = below(4); depth > 0; --depth) {
      path += "/" + names[below(names.size())];
    }
    return path;
  }

  std::string blob(const std::string& content) {
    auto& id = blobs_[content];
    if (id.empty()) {
      id = box_.git({"hash-object", "-w", "--stdin"}, content);
      id.pop_back();
    }
    return id;
  }

  // Changes entries straight in the index, where git resolves file against folder by itself.
  void stage_some(std::size_t count) {
    std::string removals;
    std::string additions;
    const std::array<std::string, 4> modes = {"100644", "100755", "120000", "160000"};
    for (std::size_t i = 0; i < count; ++i) {
      const std::string path = random_path();
      if (below(4) == 0) {
        removals += "0 0000000000000000000000000000000000000000\t" + path + '\0';
      } else {
        const std::string mode = modes[below(8) < 5 ? 0 : below(modes.size())];
        additions += mode + " " + blob("content " + std::to_string(below(6))) + "\t" + path + '\0';
      }
    }
    // --replace, so that a file may take the place of a folder and the other way round.
    box_.git({"update-index", "-z", "--index-info"}, removals);
    box_.git({"update-index", "--add", "--replace", "-z", "--index-info"}, additions);
  }

  void stage_conflict() {
    const std::string path = random_path();
    std::string lines = "0 0000000000000000000000000000000000000000\t" + path + '\0';
    for (int stage = 1; stage <= 3; ++stage) {
      if (below(3) == 0) continue;
      lines += "100644 " + blob("side " + std::to_string(stage)) + " " + std::to_string(stage) +
               "\t" + path + '\0';
    }
    box_.try_git({"update-index", "-z", "--index-info"}, lines);
  }

  void stage_intent_to_add() {
    const std::string path = "intent-" + std::to_string(below(3)) + "/" + std::to_string(below(3));
    box_.write(path, "later\n");
    box_.git({"add", "-N", path});
  }

  void commit() { box_.git({"commit", "-q", "--allow-empty", "--no-verify", "-m", "step"}); }

  // A commit from another index, which leaves ours as it is.
  void commit_elsewhere() {
    box_.set_env("GIT_INDEX_FILE", box_.path(".git/elsewhere"));
    box_.remove(".git/elsewhere");
    const std::vector<std::string> full = {"-c", "core.sparseCheckout=false", "-c",
                                           "index.sparse=false"};
    const auto run = [&](std::vector<std::string> command, std::string_view input = {}) {
      command.insert(command.begin(), full.begin(), full.end());
      box_.git(command, input);
    };
    run({"read-tree", "HEAD"});
    std::string lines;
    for (std::size_t i = 1 + below(6); i > 0; --i) {
      constexpr std::array<const char*, 6> tops = {"in", "out", "out2", "deep", "new", "out-x"};
      constexpr std::array<const char*, 5> names = {"a", "a-b", "sub/one", "sub/two",
                                                    "sub.x/three"};
      const std::string path = std::string(tops[below(6)]) + "/" + names[below(5)];
      const bool gone = below(3) == 0;
      lines += (gone ? "0 " + std::string(40, '0') : "100644 " + blob(std::to_string(below(5)))) +
               "\t" + path + '\0';
    }
    run({"update-index", "--add", "-z", "--index-info"}, lines);
    run({"commit", "-q", "--allow-empty", "--no-verify", "-m", "elsewhere"});
    box_.unset_env("GIT_INDEX_FILE");
  }

  // Conflicts and intents first, so that a commit is possible.
  void settle() {
    box_.git({"read-tree", "HEAD"});
    commit();
  }

  GitSandbox box_;
  std::mt19937 random_{20240102};
  std::map<std::string, std::string> blobs_;
};

}  // namespace scan::git
