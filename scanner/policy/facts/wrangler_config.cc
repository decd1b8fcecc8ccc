// Entry points: read_wrangler_setting, dotted_key, looks_generated.
#include "policy/facts/wrangler_config.h"

#include "base/ascii.h"

namespace scan::policy {

WranglerSetting read_wrangler_setting(const syntax::KeyPath& path) {
  WranglerSetting out;
  std::size_t at = 0;
  const auto is_named = [&](std::string_view name) {
    return at < path.size() && path[at].name == name;
  };
  if (is_named("env") && path.size() > 2) {
    out.environment = path[1].name;
    at = 2;
  }
  if (is_named("previews")) {
    out.preview = true;
    ++at;
  }
  if (at < path.size()) out.name = path[at].name;
  out.below = at + 1;
  return out;
}

std::string dotted_key(const syntax::KeyPath& path, std::size_t from) {
  std::string out;
  for (std::size_t at = from; at < path.size(); ++at) {
    if (path[at].is_index()) continue;
    if (!out.empty()) out += '.';
    out += path[at].name;
  }
  return out;
}

bool looks_generated(std::string_view value) {
  constexpr std::size_t kLeast = 20;
  bool digit = false;
  for (const char c : value) {
    if (!is_ascii_alnum(c) && std::string_view("-_+/=").find(c) == std::string_view::npos) {
      return false;
    }
    digit |= is_ascii_digit(c);
  }
  return digit && value.size() >= kLeast;
}

}  // namespace scan::policy
