// Bytes that pretend to be packed: as they are, and behind the magic number of each kind.
#include "decode/unpack.h"

#include <string>

#include "decode/sqlite_text.h"
#include "fuzz/fuzz.h"

using namespace scan;

namespace {

struct Counting : decode::UnpackSink {
  std::size_t bytes = 0;
  std::size_t told = 0;
  void text(std::string_view how, std::string_view text) override {
    fuzz::require(!how.empty(), "a text has a way to it");
    bytes += text.size();
    ++told;
  }
  void left_out(std::string_view, Skip) override { ++told; }
};

void look_into(std::string_view bytes) {
  decode::UnpackLimits limits;
  limits.entries = 100;
  limits.entry_bytes = std::size_t{1} << 18;
  limits.bytes = std::size_t{1} << 19;
  Counting sink;
  decode::unpack(bytes, limits, sink);
  // UTF-16 grows by half, SQLite is read twice over at most.
  fuzz::require(sink.bytes <= 2 * limits.bytes, "the budget holds");
  fuzz::require(sink.told <= 10 * limits.entries, "there are no more texts than entries");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text(data, size);
  look_into(bytes);
  std::string sqlite = "SQLite format 3";
  sqlite += '\0';
  sqlite += "\x02";
  sqlite += '\0';
  sqlite += bytes;
  fuzz::require(decode::sqlite_text(sqlite).size() <= 4 * sqlite.size() + 65536, "bounded text");
  look_into(sqlite);
  return 0;
}
