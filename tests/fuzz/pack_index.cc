// A pack's index: no position leads outside it, and what it lists is found.
#include "git/pack/pack_index.h"

#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using scan::fuzz::require;
  for (const std::size_t id_size : {scan::ObjectId::kSha1, scan::ObjectId::kSha256}) {
    const auto index = scan::git::PackIndex::parse(scan::fuzz::text(data, size), id_size, "fuzz");
    if (!index) continue;
    for (std::uint32_t i = 0; i < index->size(); ++i) {
      static_cast<void>(index->offset(i));
      const auto found = index->find(index->id_bytes(i));
      require(!found || index->id(*found) == index->id(i), "find gives the id that was asked for");
      const auto [first, last] = index->with_prefix(index->id(i).hex().substr(0, 4));
      require(first <= last && last <= index->size(), "a prefix gives positions of the index");
    }
  }
  return 0;
}
