// Entry point: first_names.
#include "policy/name_list.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace scan::policy {

std::string first_names(const std::vector<std::string>& all) {
  std::vector<std::string_view> names;
  std::set<std::string_view> seen;
  for (const std::string& name : all) {
    if (seen.insert(name).second) names.push_back(name);
  }
  constexpr std::size_t kMost = 3;
  // Nobody gains by "and 1 more".
  const std::size_t shown =
      names.size() == kMost + 1 ? names.size() : std::min(names.size(), kMost);
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == names.size();
    out += i == 0 ? "" : last ? " and " : ", ";
    out += names[i];
  }
  if (names.size() > shown) out += " and " + std::to_string(names.size() - shown) + " more";
  return out;
}

}  // namespace scan::policy
