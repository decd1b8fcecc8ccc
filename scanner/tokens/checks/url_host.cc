// The host is read up to the first character that no host holds; judge/host_kind.h knows it.
#include "tokens/checks/url_host.h"

#include <algorithm>

#include "base/ascii.h"
#include "judge/host_kind.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kLongestHost = 255;

std::string_view host_after(const Captured& captured) {
  std::string_view rest = captured.content.substr(captured.secret.end);
  if (!rest.starts_with('@')) return {};
  rest.remove_prefix(1);
  rest = rest.substr(0, kLongestHost);
  if (rest.starts_with('[')) return rest.substr(0, rest.find(']') + 1);
  const auto end = std::find_if(rest.begin(), rest.end(), [](char c) {
    return !is_ascii_alnum(c) && c != '.' && c != '-' && c != '_';
  });
  return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
}

}  // namespace

Verdict check_url_host(const Captured& captured) {
  switch (host_kind(host_after(captured))) {
    case HostKind::kDocumentation:
      return {Outcome::kDismissed, ""};
    case HostKind::kLoopback:
      return {Outcome::kLowered, "the host is the machine itself"};
    case HostKind::kOther:
      break;
  }
  return {};
}

}  // namespace scan::tokens
