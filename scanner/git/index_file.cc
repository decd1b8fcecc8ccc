// Layout: "DIRC", version, count; the entries; extensions (4-byte name, length, data); a checksum
// of one id's size. An entry is 40 bytes of file facts, whose mode alone matters here, the id,
// 16 bits of flags, 16 more in version 3 and later, the path and its padding.
#include "git/index_file.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "git/byte_reader.h"
#include "git/read_file.h"
#include "git/split_index.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxIndex = std::uint64_t{4} << 30;
constexpr std::size_t kModeAt = 24;  // within the file facts
constexpr std::size_t kFactsSize = 40;
constexpr std::uint16_t kExtended = 0x4000;
constexpr std::uint16_t kLengthMask = 0x0fff;
constexpr std::uint16_t kSkipWorktree = 0x4000;  // of the second flags
constexpr std::uint16_t kIntentToAdd = 0x2000;

// Version 4 shortens paths by what they share with the one before, so that a small file can ask
// for very much memory.
constexpr std::size_t kMaxPath = 64 << 10;
constexpr std::size_t kMaxPathBytes = 1 << 30;
constexpr std::size_t kChunk = 1 << 20;

// How many bytes to drop from the path before; git's varint.c.
std::optional<std::size_t> take_varint(ByteReader& in) {
  std::uint8_t byte = in.take_u8();
  std::size_t value = byte & 127;
  while ((byte & 128) != 0) {
    if (value > kMaxPath) return std::nullopt;
    byte = in.take_u8();
    value = ((value + 1) << 7) + (byte & 127);
  }
  return value;
}

bool is_known_mode(std::uint32_t raw) {
  const std::uint32_t type = raw & 0170000;
  return type == 0100000 || type == 0120000 || type == 0040000 || type == 0160000;
}

// What everything after relies on: strictly ascending, and nothing listed below a sparse folder,
// which stands for all there is in it.
bool is_sound(const std::vector<IndexEntry>& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const IndexEntry& entry = entries[i];
    if (entry.path.empty()) return false;
    if (entry.is_sparse_folder() && !entry.path.ends_with('/')) return false;
    if (i == 0) continue;
    const IndexEntry& last = entries[i - 1];
    const int order = last.path.compare(entry.path);
    if (order > 0 || (order == 0 && last.stage >= entry.stage)) return false;
    if (last.is_sparse_folder() && entry.path.starts_with(last.path)) return false;
  }
  return true;
}

}  // namespace

class IndexParser {
 public:
  IndexParser(IndexFile& out, const std::string& name) : out_(out), name_(name) {}

  Status run(std::string_view bytes) {
    if (bytes.size() < 12 + out_.id_size_) return broken("it is cut short");
    ByteReader in(bytes.substr(0, bytes.size() - out_.id_size_));
    if (in.take(4) != "DIRC") return broken("it does not begin like one");
    version_ = in.take_u32();
    if (version_ < 2 || version_ > 4) {
      return Error{name_ + ": index version " + std::to_string(version_) + " is not known"};
    }
    const std::size_t count = in.take_u32();
    if (count > in.left() / (kFactsSize + out_.id_size_)) return broken("it is cut short");
    out_.entries_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (!take_entry(in)) return broken("entry " + std::to_string(i) + " is malformed");
    }
    return take_extensions(in);
  }

 private:
  Error broken(const std::string& why) const {
    return Error{name_ + " is a broken index: " + why +
                 "; remove it and run `git reset` to have it made anew"};
  }

  bool take_entry(ByteReader& in) {
    const std::size_t before = in.left();
    IndexEntry entry;
    ByteReader facts(in.take(kFactsSize));
    facts.take(kModeAt);
    const std::uint32_t mode = facts.take_u32();
    if (!is_known_mode(mode)) return false;
    entry.mode = canonical_mode(mode);
    entry.id = reinterpret_cast<const std::uint8_t*>(in.take(out_.id_size_).data());
    const std::uint16_t flags = in.take_u16();
    entry.stage = static_cast<std::uint8_t>(flags >> 12 & 3);
    if ((flags & kExtended) != 0) {
      if (version_ == 2) return false;
      const std::uint16_t more = in.take_u16();
      entry.skip_worktree = (more & kSkipWorktree) != 0;
      entry.intent_to_add = (more & kIntentToAdd) != 0;
    }
    if (!in.ok()) return false;
    const bool named = version_ == 4 ? take_short_path(in, entry.path)
                                     : take_padded_path(in, before, flags, entry.path);
    if (!named) return false;
    out_.entries_.push_back(entry);
    return true;
  }

  // A path of 4095 bytes or more has that as its length; the NUL tells the rest.
  bool take_padded_path(ByteReader& in, std::size_t before, std::uint16_t flags,
                        std::string_view& path) {
    path = in.take_until('\0');
    if (!in.ok()) return false;
    const std::size_t told = flags & kLengthMask;
    if (told < kLengthMask ? path.size() != told : path.size() < told) return false;
    const std::size_t used = before - in.left();  // with one NUL
    in.take((8 - used % 8) % 8);
    return in.ok();
  }

  bool take_short_path(ByteReader& in, std::string_view& path) {
    const auto dropped = take_varint(in);
    const std::string_view tail = in.take_until('\0');
    if (!dropped || !in.ok() || *dropped > last_path_.size()) return false;
    const std::string_view kept = last_path_.substr(0, last_path_.size() - *dropped);
    const std::size_t size = kept.size() + tail.size();
    if (size > kMaxPath || size > kMaxPathBytes - path_bytes_) return false;
    path_bytes_ += size;
    if (chunk_ == nullptr || chunk_->capacity() - chunk_->size() < size) {
      chunk_ = std::make_shared<std::string>();
      chunk_->reserve(std::max(kChunk, size));
      out_.storage_.push_back(chunk_);
    }
    const std::size_t begin = chunk_->size();
    chunk_->append(kept).append(tail);  // within the capacity: nothing moves
    path = std::string_view(*chunk_).substr(begin, size);
    last_path_ = path;
    return true;
  }

  Status take_extensions(ByteReader& in) {
    while (in.left() > 0) {
      const std::string_view kind = in.take(4);
      const std::string_view data = in.take(in.take_u32());
      if (!in.ok()) return broken("an extension is cut short");
      if (kind == "TREE") {
        out_.cache_tree_ = CacheTree::parse(data, out_.id_size_);
      } else if (kind == "link") {
        if (data.size() < out_.id_size_) return broken("its link to a shared index is cut short");
        out_.link_ = {.base = ObjectId::from_raw(data.data(), out_.id_size_),
                      .bitmaps = data.substr(out_.id_size_),
                      .present = true};
      } else if (kind != "sdir" && !(kind[0] >= 'A' && kind[0] <= 'Z')) {
        return Error{name_ + ": index extension " + std::string(kind) +
                     " is mandatory and not known; a newer scan may read it"};
      }
    }
    return {};
  }

  IndexFile& out_;
  const std::string& name_;
  std::uint32_t version_ = 0;
  std::string_view last_path_;
  std::size_t path_bytes_ = 0;
  std::shared_ptr<std::string> chunk_;
};

Result<IndexFile> IndexFile::parse(std::string bytes, std::size_t id_size,
                                   const std::string& name) {
  IndexFile out;
  out.id_size_ = id_size;
  out.storage_.push_back(std::make_shared<const std::string>(std::move(bytes)));
  const std::string_view text = *out.storage_.front();
  if (Status status = IndexParser(out, name).run(text); !status) return status.error();
  return out;
}

Result<IndexFile> IndexFile::open(const Repository& repository) {
  auto bytes = read_file(repository.index_file, kMaxIndex);
  if (!bytes) return bytes.error();
  if (!*bytes) {
    std::error_code ignored;
    if (std::filesystem::is_directory(repository.index_file, ignored)) {
      return Error{repository.index_file + " is a folder, not an index"};
    }
    IndexFile none;
    none.id_size_ = repository.id_size();
    return none;
  }
  auto index = parse(std::move(**bytes), repository.id_size(), repository.index_file);
  if (!index) return index;
  if (Status status = SplitIndex::complete(repository, *index); !status) return status.error();
  if (!is_sound(index->entries_)) {
    return Error{repository.index_file +
                 " is a broken index: its entries are out of order; remove it and run `git reset` "
                 "to have it made anew"};
  }
  return index;
}

const IndexEntry* IndexFile::find(std::string_view path) const {
  const auto found = std::lower_bound(
      entries_.begin(), entries_.end(), path,
      [](const IndexEntry& entry, std::string_view wanted) { return entry.path < wanted; });
  const bool there = found != entries_.end() && found->path == path && found->stage == 0;
  return there ? &*found : nullptr;
}

}  // namespace scan::git
