// zlib for the header, whose size nobody knows; libdeflate for the whole, whose size it tells.
#include "git/loose_object.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "git/read_file.h"

namespace scan::git {
namespace {

// Deflate cannot grow bytes by more than a fraction; what does is no object.
constexpr std::uint64_t kMostOverhead = 1 << 20;

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
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(deflated.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(deflated.size(), 4096));
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  if (inflateInit(&stream) != Z_OK) return std::nullopt;
  const int code = inflate(&stream, Z_SYNC_FLUSH);
  const std::size_t have = text.size() - stream.avail_out;
  inflateEnd(&stream);
  if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) return std::nullopt;
  return parse_header({text.data(), have});
}

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* each) const { libdeflate_free_decompressor(each); }
};

bool inflate_all(std::string_view deflated, char* out, std::size_t size) {
  thread_local const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
      libdeflate_alloc_decompressor());
  std::size_t written = 0;
  return decompressor != nullptr &&
         libdeflate_zlib_decompress(decompressor.get(), deflated.data(), deflated.size(), out, size,
                                    &written) == LIBDEFLATE_SUCCESS &&
         written == size;
}

}  // namespace

std::optional<ObjectContent> read_loose(const std::string& objects_dir, const ObjectId& id,
                                        std::uint64_t max_bytes) {
  const std::string hex = id.hex();
  const std::string path = objects_dir + "/" + hex.substr(0, 2) + "/" + hex.substr(2);
  const auto file = read_file(path, max_bytes + kMostOverhead);
  if (!file || !*file) return std::nullopt;
  const auto header = inflate_header(**file);
  if (!header) return ObjectContent{.state = ObjectState::kCorrupt};
  if (header->size > max_bytes) {
    return ObjectContent{.state = ObjectState::kTooLarge, .type = header->type};
  }
  const std::size_t size = header->length + static_cast<std::size_t>(header->size);
  std::shared_ptr<char[]> bytes(new char[size]);
  if (!inflate_all(**file, bytes.get(), size)) {
    return ObjectContent{.state = ObjectState::kCorrupt};
  }
  const std::string_view content(bytes.get() + header->length,
                                 static_cast<std::size_t>(header->size));
  return ObjectContent{ObjectState::kRead, header->type, content, std::move(bytes)};
}

}  // namespace scan::git
