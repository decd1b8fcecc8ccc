// Tree objects: entries lie one after the other, and a sound tree is read to its end.
#include "git/tree.h"

#include "fuzz/fuzz.h"

namespace {

bool is_before(const scan::git::TreeEntry& left, const scan::git::TreeEntry& right) {
  return scan::git::sorts_before(left.name, left.is_folder(), right.name, right.is_folder());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using scan::fuzz::require;
  const std::string_view bytes = scan::fuzz::text(data, size);
  for (const std::size_t id_size : {scan::ObjectId::kSha1, scan::ObjectId::kSha256}) {
    scan::git::TreeReader reader(bytes, id_size);
    scan::git::TreeEntry entry;
    const std::uint8_t* end = data;
    std::size_t entries = 0;
    while (reader.next(entry)) {
      require(entry.id >= end && entry.id + id_size <= data + size, "an id inside the tree");
      require(!entry.name.empty() && entry.name.find('/') == std::string_view::npos, "a name");
      end = entry.id + id_size;
      ++entries;
    }
    require(reader.broken() || end == data + size, "read to its end");
    const auto sorted = scan::git::parse_tree(bytes, scan::ObjectId::zero(id_size));
    if (!sorted) continue;
    require(!reader.broken() && sorted->size() == entries, "a sound tree keeps all its entries");
    for (std::size_t i = 1; i < entries; ++i) {
      require(is_before((*sorted)[i - 1], (*sorted)[i]), "in git's order");
      require(!is_before((*sorted)[i], (*sorted)[i - 1]), "an order without ties");
    }
  }
  return 0;
}
