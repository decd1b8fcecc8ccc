// Whose is the host of a URL: nobody's, this machine's, or somebody's?
#pragma once

#include <cstdint>
#include <string_view>

namespace scan {

enum class HostKind : std::uint8_t {
  kOther,
  kDocumentation,  // reserved for documents by RFC 2606: `example`, `example.com`, …
  kLoopback,       // this machine itself: a developer's own test server
};

// `host` is a name or an address without port, IPv6 in brackets or not; any case.
HostKind host_kind(std::string_view host);

}  // namespace scan
