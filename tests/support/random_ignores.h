// Random ignore patterns and small folder trees, dense in the cases that gitignore(5) is hard at.
// Seeded, so that a failure can be repeated.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace scan::testing {

class RandomIgnores {
 public:
  explicit RandomIgnores(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(engine_);
  }
  bool chance(std::size_t percent) { return below(100) < percent; }

  template <typename List>
  std::string pick(const List& list) {
    return std::string(list[below(std::size(list))]);
  }

  std::string name() {
    static const char* const kNames[] = {
        "a",   "b",  "ab",  "abc", "a.o", "b.o", "x.tar.gz", "A",  "foo", "bar", "aXb", ".h",
        "a b", "a ", "[x]", "-",   "ba",  "a-b", "!n",       "#c", "ab1", "\\q", "d.O", "aab"};
    return pick(kNames);
  }

  // One path part of a pattern. A literal is never put right before `**`: git before 2.46 takes
  // `a**/b` for `a` and a deep `**/b`, later ones do not.
  std::string pattern_part() {
    static const char* const kPieces[] = {
        "a",     "b",    "ab",   "o",         ".",     "*",           "?",
        "[ab]",  "[!a]", "[^b]", "[a-c]",     "\\a",   "[[:alpha:]]", "[[:upper:]-]",
        "[]x]",  "[a-",  "\\",   "[[:bad:]]", "*",     "[\\]a]",      "[--0]",
        "[[:a]", "A",    "c",    "1",         "[b-a]", "[a\\-c]",     "[!]a-]",
        "\\*",   " "};
    if (chance(40)) return name();
    if (chance(12)) return "**";
    if (chance(8)) return "***";
    std::string out;
    for (std::size_t n = 1 + below(4); n > 0; --n) {
      const std::string piece = pick(kPieces);
      if (!out.empty() && out.back() == '*' && piece.front() == '*') continue;
      out += piece;
    }
    return out;
  }

  std::string pattern() {
    std::string out;
    if (chance(20)) out += "!";
    if (chance(25)) out += "/";
    for (std::size_t parts = chance(55) ? 1 : 1 + below(4); parts > 0; --parts) {
      out += pattern_part();
      if (parts > 1) out += "/";
    }
    if (chance(20)) out += "/";
    if (chance(4)) out += "/";
    if (chance(6)) out += " ";
    if (chance(4)) out += "\\ ";
    if (chance(3)) out += "\t";
    return out;
  }

  // A pattern that nearly matches `path`: some parts are left out or replaced by wildcards.
  std::string pattern_near(const std::string& path) {
    std::string out = chance(20) ? "!" : "";
    if (chance(30)) out += "/";
    for (std::size_t at = 0; at <= path.size();) {
      const std::size_t end = std::min(path.find('/', at), path.size());
      std::string part = path.substr(at, end - at);
      at = end + 1;
      if (chance(15) && at <= path.size()) continue;
      if (chance(15))
        part = "**";
      else if (chance(25))
        part = "*";
      else if (chance(15))
        part[below(part.size())] = '?';
      else if (chance(15))
        part = "*" + part.substr(part.size() - 1);
      else if (chance(15))
        part = part.substr(0, 1) + "*";
      out += part;
      if (at <= path.size()) out += "/";
    }
    if (chance(15)) out += "/";
    return out;
  }

  // An ignore file of up to `most` lines, with comments, empty lines and every kind of line end.
  // Half of its patterns are made from `near`, where that is not empty.
  std::string file(std::size_t most, const std::vector<std::string>& near = {}) {
    std::string out = chance(8) ? "\xef\xbb\xbf" : "";
    for (std::size_t n = below(most + 1); n > 0; --n) {
      if (chance(5)) out += "#";
      if (!chance(5)) out += !near.empty() && chance(50) ? pattern_near(pick(near)) : pattern();
      out += chance(8) ? "\r\n" : "\n";
    }
    if (!out.empty() && chance(15)) out.pop_back();
    return out;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace scan::testing
