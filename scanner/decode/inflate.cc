// One buffer that grows by doubling up to the limit. Entry points: inflate_gzip, inflate_bare.
#include "decode/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace scan::decode {
namespace {

constexpr std::size_t kFirstBuffer = std::size_t{16} << 10;
constexpr int kGzip = 16;  // added to the window bits: a gzip header, and its checksum is checked

class Inflater {
 public:
  explicit Inflater(int window_bits) : ready_(inflateInit2(&stream_, window_bits) == Z_OK) {}
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // One stream from the front of `bytes`, which is moved past it. REQUIRES: out.size() <= most.
  Inflated run(std::string_view& bytes, std::size_t most, std::string& out) {
    if (!ready_ || inflateReset(&stream_) != Z_OK) return Inflated::kDamaged;
    if (bytes.size() > std::numeric_limits<uInt>::max()) return Inflated::kCut;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    std::size_t used = out.size();
    int code = Z_OK;
    while (code == Z_OK) {
      if (used == out.size()) {
        if (used >= most) break;
        out.resize(std::min(most, std::max(kFirstBuffer, 2 * used)));
      }
      const std::size_t room = std::min<std::size_t>(out.size() - used, kMostAtOnce);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + used);
      stream_.avail_out = static_cast<uInt>(room);
      code = inflate(&stream_, Z_NO_FLUSH);
      used += room - stream_.avail_out;
    }
    out.resize(used);
    bytes.remove_prefix(bytes.size() - stream_.avail_in);
    if (code == Z_STREAM_END) return Inflated::kWhole;
    return code == Z_OK ? Inflated::kCut : Inflated::kDamaged;
  }

 private:
  static constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;
  z_stream stream_{};
  bool ready_;
};

}  // namespace

Inflated inflate_gzip(std::string_view bytes, std::size_t most, std::string& out) {
  out.clear();
  Inflater inflater(MAX_WBITS + kGzip);
  Inflated state = Inflated::kDamaged;
  do {
    state = inflater.run(bytes, most, out);
  } while (state == Inflated::kWhole && bytes.starts_with("\x1f\x8b"));
  return state;
}

Inflated inflate_bare(std::string_view bytes, std::size_t most, std::string& out) {
  out.clear();
  Inflater inflater(-MAX_WBITS);
  return inflater.run(bytes, most, out);
}

}  // namespace scan::decode
