// Who brought what, and who took it away, by plain sets made of what git prints: the twin of
// history/attribution.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/git_sandbox.h"

namespace scan::testing {

// Which secrets a blob (its id in hex) "holds": any rule that both sides know will do. Where `dull`
// is N, one blob of N holds none; where it is -N, all but one of N hold none.
std::vector<std::uint32_t> secrets_of(const std::string& blob, int dull);

struct PlainPlace {
  std::string introduced;
  std::string removed;
  std::string state;
  bool link = false;
  std::set<std::string> refs;
  bool operator==(const PlainPlace&) const = default;
};
std::ostream& operator<<(std::ostream& out, const PlainPlace& place);

struct PlainHistory {
  std::map<std::pair<std::uint32_t, std::string>, PlainPlace> places;  // by secret and path
  std::set<std::string> submodules;                                    // paths
};

// REQUIRES: a repository with the branch main and a stash.
PlainHistory read_plainly(GitSandbox& box, int dull);

}  // namespace scan::testing
