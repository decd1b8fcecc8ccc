// By name alone; nothing is resolved. Entry point: host_kind.
#include "judge/host_kind.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace scan {
namespace {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_ascii_lower(x) == to_ascii_lower(y); });
}

// Only a host that begins so: `db.example.com` may stand for one that somebody made unreadable.
bool is_documentation(std::string_view host) {
  constexpr std::string_view kReserved = "example";
  return equal_ignoring_case(host.substr(0, kReserved.size()), kReserved) &&
         (host.size() == kReserved.size() || host[kReserved.size()] == '.');
}

bool is_loopback(std::string_view host) {
  constexpr std::array<std::string_view, 6> kNames = {"localhost", "0.0.0.0", "[::1]",
                                                      "[::]",      "::1",     "::"};
  return host.starts_with("127.") ||
         std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return equal_ignoring_case(host, name); });
}

}  // namespace

HostKind host_kind(std::string_view host) {
  constexpr std::size_t kLongestHost = 255;
  host = host.substr(0, kLongestHost);
  if (is_documentation(host)) return HostKind::kDocumentation;
  return is_loopback(host) ? HostKind::kLoopback : HostKind::kOther;
}

}  // namespace scan
