// A pack with its index: the file that holds most objects of a repository (gitformat-pack.txt).
//
//   "PACK" 2|3 · number of objects · entries · checksum
//
// An entry is a header (kind and inflated size in groups of seven bits), for a delta the place of
// its base, and a zlib stream. Entry points: Pack::open, read_entry.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "git/object_type.h"
#include "git/pack/mapped_file.h"
#include "git/pack/pack_index.h"

namespace scan::git {

// Immutable; may be used from many threads at once.
class Pack {
 public:
  // `index_path` ends in `.idx`; the pack stands beside it. An Error names the file that is missing
  // or broken.
  static Result<std::shared_ptr<const Pack>> open(const std::string& index_path,
                                                  std::size_t id_size);

  const PackIndex& index() const { return index_; }
  std::string_view bytes() const { return file_.bytes(); }
  std::uint64_t entries_end() const { return bytes().size() - index_.id_size(); }  // trailer begins
  std::string_view checksum() const { return bytes().substr(entries_end()); }
  // False where the pack was cut off or the index is of another pack: what can be read of it is
  // worth scanning, but it is no sound pack.
  bool is_whole() const { return checksum() == index_.pack_checksum(); }
  const FileIdentity& identity() const { return file_.identity(); }
  const std::string& path() const { return path_; }  // of the `.pack`
  void expect_sequential() const { file_.expect_sequential(); }

 private:
  std::string path_;
  MappedFile file_;
  PackIndex index_;
};

struct PackEntry {
  enum class Kind : std::uint8_t { kWhole, kOffsetDelta, kIdDelta };
  Kind kind = Kind::kWhole;
  ObjectType type = ObjectType::kBlob;    // of kWhole
  std::uint64_t size = 0;                 // of the inflated stream, as claimed
  std::uint64_t data = 0;                 // where the stream begins
  std::uint64_t base_offset = 0;          // of kOffsetDelta, before the entry
  const std::uint8_t* base_id = nullptr;  // of kIdDelta
};

// The entry at `offset`; nothing where there is none. `entries` are the pack's bytes up to its
// trailer. The claimed size is no more than the stream's bytes could inflate to.
std::optional<PackEntry> read_entry(std::string_view entries, std::uint64_t offset,
                                    std::size_t id_size);

}  // namespace scan::git
