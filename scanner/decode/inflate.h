// DEFLATE streams, bare (RFC 1951, as zip files keep them) and in gzip members (RFC 1952), to
// bytes, never more of them than were asked for.
//
// zlib and not libdeflate: a stream that somebody made to burst is cut at the limit and its
// beginning is still scanned, where libdeflate gives all or nothing. Entry points: inflate_gzip,
// inflate_bare.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace scan::decode {

enum class Inflated : std::uint8_t {
  kWhole,
  kCut,      // the limit was reached; `out` holds what comes before
  kDamaged,  // no such stream, or broken off; `out` holds what could be read
};

// All members of a gzip file. What follows the last one is not looked at.
Inflated inflate_gzip(std::string_view bytes, std::size_t most, std::string& out);

// One stream without a header.
Inflated inflate_bare(std::string_view bytes, std::size_t most, std::string& out);

}  // namespace scan::decode
