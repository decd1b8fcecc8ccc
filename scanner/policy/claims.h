// Which rules claim a path, looked up rather than tried glob by glob.
//
// Globs are git's (base/wildmatch.h), in any case: one without a slash is of the file's name, one
// with a slash of the whole path.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/wildmatch.h"
#include "policy/rule.h"

namespace scan::policy {

// Filled once, then read by many threads.
class Claims {
 public:
  // `rule` is the caller's number for it; the globs outlive this. Paths that `except` matches are
  // not claimed.
  void add(std::uint32_t rule, Texts globs, Texts except);

  // False where no path that ends in the part `name` is claimed. Compiles globs each time: for who
  // asks of few names or keeps the answers.
  bool may_claim(std::string_view name) const;

  // Appends the rules that claim `path`, each once, in order of number.
  void find(std::string_view path, std::vector<std::uint32_t>& rules) const;

 private:
  // Most globs are a name or `*` and an ending, which need no compiling: a hook starts with all of
  // them and meets few files. Rules share many.
  struct Claim {
    std::vector<std::uint32_t> rules;
    std::string_view text;
    bool of_name;        // of the last part of the path
    std::string ending;  // of a name, in lower case; all of it where `whole`
    bool whole = false;
    std::optional<Glob> glob = {};  // what else the glob says
    std::string_view last_part = {};
    bool matches(std::string_view path, std::string_view name, std::string_view lowered) const;
  };
  using Numbers = std::vector<std::uint32_t>;  // places in claims_
  static Claim claim(std::string_view glob);
  void file(std::uint32_t number, std::string_view glob);

  void try_all(const Numbers& numbers, std::string_view path, std::string_view name,
               std::string_view lowered, std::vector<std::uint32_t>& rules) const;

  std::vector<Claim> claims_;
  std::unordered_map<std::string_view, std::uint32_t> by_glob_;  // places in claims_
  std::unordered_map<std::string, Numbers> by_name_;             // the last part is this text
  std::unordered_map<std::string, Numbers> by_extension_;  // or ends in this, from its last dot
  std::unordered_map<std::string, Numbers> by_folder_;     // a folder of the path is this text
  Numbers others_;
  std::unordered_map<std::uint32_t, std::vector<Claim>> except_;  // by rule
};

// Does one of `globs` match `path`? For lists that are asked once.
bool any_glob_matches(Texts globs, std::string_view path);

}  // namespace scan::policy
