// zlib's inflate, stopped when enough is there.
#include "git/inflate_start.h"

#include <zlib.h>

#include <algorithm>

namespace scan::git {
namespace {

// More than any block header and the codes of a few bytes take.
constexpr std::size_t kMostInput = 4096;

}  // namespace

std::size_t inflate_start(std::string_view deflated, char* out, std::size_t size) {
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(deflated.data()));
  stream.avail_in = static_cast<uInt>(std::min(deflated.size(), kMostInput));
  stream.next_out = reinterpret_cast<Bytef*>(out);
  stream.avail_out = static_cast<uInt>(std::min(size, kMostInput));
  const uInt room = stream.avail_out;
  if (inflateInit(&stream) != Z_OK) return 0;
  const int code = inflate(&stream, Z_SYNC_FLUSH);
  const std::size_t written = room - stream.avail_out;
  inflateEnd(&stream);
  return code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR ? written : 0;
}

}  // namespace scan::git
