// zlib for the header, whose size nobody knows; libdeflate for the whole, whose size it tells.
#include "git/loose_object.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "git/inflate_start.h"
#include "git/pack/inflater.h"
#include "git/pack/mapped_file.h"
#include "git/read_file.h"

namespace scan::git {
namespace {

// Deflate cannot grow bytes by more than a fraction; what does is no object.
constexpr std::uint64_t kMostOverhead = 1 << 20;
// So that sums with it do not wrap around.
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 62;

struct Header {
  ObjectType type;
  std::uint64_t size;
  std::size_t length;  // with the NUL
};

std::optional<Header> parse_header(std::string_view text) {
  const std::size_t blank = text.find(' ');
  const std::size_t end = text.find('\0');
  if (blank == std::string_view::npos || end == std::string_view::npos || end < blank) {
    return std::nullopt;
  }
  Header header{ObjectType::kBlob, 0, end + 1};
  const std::string_view size = text.substr(blank + 1, end - blank - 1);
  const auto [rest, failure] = std::from_chars(size.data(), size.data() + size.size(), header.size);
  if (failure != std::errc() || rest != size.data() + size.size()) return std::nullopt;
  for (const ObjectType type :
       {ObjectType::kCommit, ObjectType::kTree, ObjectType::kBlob, ObjectType::kTag}) {
    if (text.substr(0, blank) != object_type_name(type)) continue;
    header.type = type;
    return header;
  }
  return std::nullopt;
}

std::optional<Header> inflate_header(std::string_view deflated) {
  std::array<char, 64> text{};
  const std::size_t size = inflate_start(deflated, text.data(), text.size());
  return parse_header({text.data(), size});
}

std::string path_of(const std::string& objects_dir, const ObjectId& id) {
  const std::string hex = id.hex();
  return objects_dir + "/" + hex.substr(0, 2) + "/" + hex.substr(2);
}

// What to say of a file that is there and cannot be read whole.
std::optional<ObjectContent> unread(const std::string& objects_dir, const ObjectId& id,
                                    std::uint64_t max_bytes) {
  const auto header = read_loose_header(objects_dir, id);
  if (!header) return std::nullopt;
  const bool large = header->state == ObjectState::kRead && header->size > max_bytes;
  return ObjectContent{.state = large ? ObjectState::kTooLarge : ObjectState::kCorrupt,
                       .type = header->type};
}

}  // namespace

std::optional<ObjectContent> read_loose(const std::string& objects_dir, const ObjectId& id,
                                        std::uint64_t max_bytes) {
  const std::uint64_t limit = std::min(max_bytes, kMostBytes) + kMostOverhead;
  const auto file = read_file(path_of(objects_dir, id), limit);
  if (!file) return unread(objects_dir, id, max_bytes);
  if (!*file) return std::nullopt;
  const auto header = inflate_header(**file);
  if (!header) return ObjectContent{.state = ObjectState::kCorrupt};
  if (header->size > max_bytes) {
    return ObjectContent{.state = ObjectState::kTooLarge, .type = header->type};
  }
  // A size made up to have us ask for memory.
  if (header->size / kMostInflation > (*file)->size()) {
    return ObjectContent{.state = ObjectState::kCorrupt};
  }
  const std::size_t size = header->length + static_cast<std::size_t>(header->size);
  std::shared_ptr<char[]> bytes(new char[size]);
  thread_local Inflater inflater;
  if (!inflater.inflate(**file, bytes.get(), size)) {
    return ObjectContent{.state = ObjectState::kCorrupt};
  }
  const std::string_view content(bytes.get() + header->length,
                                 static_cast<std::size_t>(header->size));
  return ObjectContent{ObjectState::kRead, header->type, content, std::move(bytes)};
}

std::optional<ObjectHeader> read_loose_header(const std::string& objects_dir, const ObjectId& id) {
  const auto file = MappedFile::open(path_of(objects_dir, id));
  if (!file) return std::nullopt;
  const auto header = inflate_header(file->bytes());
  if (!header) return ObjectHeader{.state = ObjectState::kCorrupt};
  return ObjectHeader{ObjectState::kRead, header->type, header->size};
}

}  // namespace scan::git
