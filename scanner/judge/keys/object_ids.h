// Object identifiers of key algorithms, as the body of the DER item (RFC 3279, 4055, 5480).
#pragma once

#include <string_view>

namespace scan::oid {

inline constexpr std::string_view kRsa{"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01", 9};
inline constexpr std::string_view kRsaPss{"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a", 9};
inline constexpr std::string_view kDsa{"\x2a\x86\x48\xce\x38\x04\x01", 7};
inline constexpr std::string_view kEc{"\x2a\x86\x48\xce\x3d\x02\x01", 7};

}  // namespace scan::oid
