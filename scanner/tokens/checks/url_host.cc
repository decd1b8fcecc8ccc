// The host is read up to the first character that no host holds.
#include "tokens/checks/url_host.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

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

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_ascii_lower(x) == to_ascii_lower(y); });
}

bool is_documentation(std::string_view host) {
  constexpr std::string_view kReserved = "example";
  return equal_ignoring_case(host.substr(0, kReserved.size()), kReserved) &&
         (host.size() == kReserved.size() || host[kReserved.size()] == '.');
}

bool is_this_machine(std::string_view host) {
  constexpr std::array<std::string_view, 4> kNames = {"localhost", "0.0.0.0", "[::1]", "[::]"};
  return host.starts_with("127.") ||
         std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return equal_ignoring_case(host, name); });
}

}  // namespace

Verdict check_url_host(const Captured& captured) {
  const std::string_view host = host_after(captured);
  if (is_documentation(host)) return {Outcome::kDismissed, ""};
  if (is_this_machine(host)) return {Outcome::kLowered, "the host is the machine itself"};
  return {};
}

}  // namespace scan::tokens
