// Headers of a pack's entries, at every offset.
#include "fuzz/fuzz.h"
#include "git/pack/inflater.h"
#include "git/pack/pack.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using scan::fuzz::require;
  const std::string_view bytes = scan::fuzz::text(data, size);
  for (const std::size_t id_size : {scan::ObjectId::kSha1, scan::ObjectId::kSha256}) {
    for (std::size_t offset = 0; offset <= bytes.size() && offset < 4096; ++offset) {
      const auto entry = scan::git::read_entry(bytes, offset, id_size);
      if (!entry) continue;
      require(entry->data <= bytes.size(), "the stream begins in the pack");
      require(entry->size / scan::git::kMostInflation <= bytes.size(), "no size out of nothing");
      if (entry->kind == scan::git::PackEntry::Kind::kOffsetDelta) {
        require(entry->base_offset < offset, "a base lies before its delta");
      }
    }
  }
  return 0;
}
