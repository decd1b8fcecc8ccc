// Every format that can show by itself whether a secret of it is whole, a .cc file each. The
// tables in checksum.cc and decode.cc give them the names that rules use.
//
// Each takes the captured secret, which may be any bytes, and works in time linear in its size. A
// file's opening comment tells where the vendor describes the format.
#pragma once

#include <cstdint>
#include <string_view>

#include "tokens/checks/verdict.h"

namespace scan::tokens {

// Checksums.
Verdict check_github(std::string_view secret);  // npm too
Verdict check_gitlab(std::string_view secret);
Verdict check_grafana(std::string_view secret);
Verdict check_azure_key(std::string_view secret);
Verdict check_azure_client(std::string_view secret);
Verdict check_azure_devops(std::string_view secret);

// Structures. `now` is in seconds since 1970, UTC.
Verdict check_pem(std::string_view secret);      // pem.cc, whatever the label
Verdict check_openssh(std::string_view secret);  // pem.cc, only that label
Verdict check_pgp(std::string_view secret);      // pem.cc, only that label
Verdict check_jwt(std::string_view secret, std::int64_t now);
Verdict check_age(std::string_view secret);
Verdict check_pypi(std::string_view secret);
Verdict check_putty(std::string_view secret);
Verdict check_sentry(std::string_view secret);
Verdict check_mapbox(std::string_view secret);
Verdict check_vault(std::string_view secret);
Verdict check_nix(std::string_view secret);
Verdict check_wireguard(std::string_view secret);

}  // namespace scan::tokens
