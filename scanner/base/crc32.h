// CRC-32 as in zlib, PNG and Ethernet: polynomial 0xEDB88320 reflected, start and end inverted.
#pragma once

#include <cstdint>
#include <string_view>

namespace scan {

std::uint32_t crc32(std::string_view bytes);

}  // namespace scan
