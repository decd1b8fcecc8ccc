// Which paths git ignores (gitignore(5)), and which line of which file says so.
//
// An IgnoreRules is one ignore file chained to those that yield to it. From weakest to strongest:
// the user's global excludes file, .git/info/exclude, the .gitignore of the root, of the next
// folder, and so on. A reader that goes down a tree keeps a FolderIgnores per folder; one that has
// a single path asks decide(). Files are given as bytes, so they may come from the work tree, the
// index or a commit.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "git/ignore_list.h"

namespace scan::git {

// The pattern that decided. Views live as long as the rules it came from.
struct IgnoreMatch {
  std::string_view source;  // as given to with()
  std::string_view text;    // the pattern as git check-ignore prints it
  std::size_t line = 0;     // from 1
  bool negated = false;     // true: the path is expressly not ignored
};

// Immutable and shared; safe to use from many threads.
class IgnoreRules {
 public:
  using Ptr = std::shared_ptr<const IgnoreRules>;  // null: no rules

  // Rules of one more file, stronger than `weaker`. `folder` is where the file's patterns apply,
  // relative to the root without a final slash ("" for the root). Returns `weaker` itself where
  // the file says nothing.
  static Ptr with(Ptr weaker, std::string source, std::string_view folder, std::string bytes,
                  bool ignore_case);

  IgnoreRules(Ptr weaker, std::string source, std::size_t prefix, std::string bytes,
              bool ignore_case);
  ~IgnoreRules();

  // What the rules say of this very path (relative to the root, no final slash), parents aside.
  // REQUIRES: `path` lies below the folder of every file in the chain.
  std::optional<IgnoreMatch> match(std::string_view path, bool is_folder) const;

 private:
  Ptr weaker_;
  std::size_t prefix_;  // bytes of the folder and its slash
  IgnoreList list_;
};

// What holds for the entries of one folder.
struct FolderIgnores {
  IgnoreRules::Ptr rules;
  std::optional<IgnoreMatch> locked;  // an ignored folder above decides for all below it

  std::optional<IgnoreMatch> match(std::string_view path, bool is_folder) const {
    if (locked) return locked;
    return rules ? rules->match(path, is_folder) : std::nullopt;
  }
  bool ignored(std::string_view path, bool is_folder) const {
    const std::optional<IgnoreMatch> found = match(path, is_folder);
    return found && !found->negated;
  }
};

// Where the .gitignore files are read from.
class IgnoreFiles {
 public:
  virtual ~IgnoreFiles() = default;
  // The bytes of the .gitignore in `folder` ("" is the root); nothing where there is none.
  virtual std::optional<std::string> read(std::string_view folder) = 0;
};

// The state inside `folder`, whose parent's state is `parent`. Reads the folder's .gitignore
// unless the folder is ignored: git never looks inside one.
FolderIgnores enter_folder(const FolderIgnores& parent, std::string_view folder, IgnoreFiles& files,
                           bool ignore_case);

struct IgnoreDecision {
  FolderIgnores state;               // keeps the views of `match` alive
  std::optional<IgnoreMatch> match;  // nothing: no pattern matches
  bool ignored() const { return match && !match->negated; }
};

// The answer of `git check-ignore -v --no-index` for one path, relative to the root.
IgnoreDecision decide(IgnoreRules::Ptr base, std::string_view path, bool is_folder,
                      IgnoreFiles& files, bool ignore_case);

}  // namespace scan::git
