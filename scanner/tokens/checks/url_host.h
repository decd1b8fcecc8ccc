// What the host of a URL says of the password before it (RFC 3986: user:password@host:port).
#pragma once

#include "tokens/checks/verdict.h"

namespace scan::tokens {

// Looks at what follows the secret: nothing but `@host` has an opinion. Dismissed where the host is
// one that RFC 2606 reserves for documentation (`example`, `example.com` …), lowered where it is
// this machine itself: such a password opens a developer's own test server.
Verdict check_url_host(const Captured& captured);

}  // namespace scan::tokens
