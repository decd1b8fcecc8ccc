// Every format that can show by itself whether a secret of it is whole, one .cc file each. The
// tables in checksum.cc and decode.cc give them the names that rules use.
//
// Each takes the captured secret, which may be any bytes, and works in time linear in its size. A
// file's opening comment tells where the vendor describes the format.
#pragma once

#include <cstdint>
#include <string_view>

#include "tokens/checks/verdict.h"

namespace scan::tokens {

Verdict check_github(std::string_view secret);  // github.cc, npm too

// `now` is in seconds since 1970, UTC.
Verdict check_pem(std::string_view secret);      // pem.cc, whatever the label
Verdict check_openssh(std::string_view secret);  // pem.cc, only that label
Verdict check_pgp(std::string_view secret);      // pem.cc, only that label
Verdict check_jwt(std::string_view secret, std::int64_t now);
Verdict check_age(std::string_view secret);
Verdict check_pypi(std::string_view secret);

}  // namespace scan::tokens
