// Entry point: repository_path.
#include "policy/facts/repository_path.h"

#include <vector>

namespace scan::policy {
namespace {

// False where a part leads above the root.
bool add_parts(std::string_view path, std::vector<std::string_view>& parts) {
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (part == "..") {
      if (parts.empty()) return false;
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  return true;
}

}  // namespace

std::optional<std::string> repository_path(std::string_view folder, std::string_view path) {
  constexpr std::string_view kExpanded = "$`*?{%\n";
  if (path.empty() || path.front() == '/' || path.front() == '~') return std::nullopt;
  if (path.find_first_of(kExpanded) != std::string_view::npos) return std::nullopt;
  std::vector<std::string_view> parts;
  if (!add_parts(folder, parts) || !add_parts(path, parts) || parts.empty()) return std::nullopt;
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

}  // namespace scan::policy
