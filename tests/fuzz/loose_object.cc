// A loose object's file, and the same bytes as the content of a sound zlib stream: what is read has
// the size that the header says.
#include "git/loose_object.h"

#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "fuzz/fuzz.h"

namespace {

using scan::fuzz::require;
using scan::git::ObjectState;

constexpr std::size_t kMostBytes = 4096;
constexpr std::uint64_t kMostContent = 1 << 16;

// A folder of objects with one file, removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "scan-fuzz-XXXXXX";
    require(mkdtemp(name.data()) != nullptr, "a folder can be made");
    path_ = name;
    std::filesystem::create_directory(path_ + "/00");
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void check(std::string_view file) const {
    const scan::ObjectId id = scan::ObjectId::zero(scan::ObjectId::kSha1);
    const std::string name = path_ + "/00/" + id.hex().substr(2);
    std::filesystem::remove(name);  // some file systems are slow to cut a file to nothing
    std::ofstream out(name, std::ios::binary);
    out.write(file.data(), static_cast<std::streamsize>(file.size()));
    out.close();
    const auto header = scan::git::read_loose_header(path_, id);
    const auto object = scan::git::read_loose(path_, id, kMostContent);
    if (!object || object->state != ObjectState::kRead) return;
    require(object->bytes.size() <= kMostContent, "no content is larger than asked for");
    require(header && header->state == ObjectState::kRead, "what is read has a header");
    require(header->size == object->bytes.size(), "the content has the size of the header");
    require(header->type == object->type, "both say the same type");
  }

 private:
  std::string path_;
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  const std::string_view bytes(reinterpret_cast<const char*>(data), std::min(size, kMostBytes));
  folder.check(bytes);
  std::string stream(compressBound(kMostBytes), '\0');
  uLongf written = stream.size();
  require(compress2(reinterpret_cast<Bytef*>(stream.data()), &written,
                    reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 1) == Z_OK,
          "bytes can be deflated");
  folder.check(std::string_view(stream).substr(0, written));
  return 0;
}
