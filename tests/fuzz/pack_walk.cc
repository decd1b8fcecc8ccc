// A pack whose index lists any offsets: every entry is visited or told of as damaged, once, and
// what is said to be copied from a base was in it.
//
// The input is the number of entries, their offsets as 16 bits each, and the pack.
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "fuzz/fuzz.h"
#include "git/pack/delta_walk.h"

namespace {

using namespace scan::git;
using scan::fuzz::require;

constexpr std::size_t kMostInput = 4096;
constexpr std::uint64_t kMostContent = 1 << 20;

std::string big_endian(std::uint64_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
  return out;
}

// The ids are 01 01 01…, 02 02 02… in the order of the offsets.
std::string index_of(const std::vector<std::uint32_t>& offsets) {
  std::string out = "\377tOc" + big_endian(2);
  for (unsigned byte = 0; byte < 256; ++byte) {
    out += big_endian(std::min<std::size_t>(byte, offsets.size()));
  }
  for (std::size_t i = 1; i <= offsets.size(); ++i) out.append(20, static_cast<char>(i));
  out.append(4 * offsets.size(), '\0');
  for (const std::uint32_t offset : offsets) out += big_endian(offset);
  return out.append(40, '\0');
}

// A folder with one pack, removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "scan-fuzz-XXXXXX";
    require(mkdtemp(name.data()) != nullptr, "a folder can be made");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  scan::Result<std::shared_ptr<const Pack>> open(std::string_view index, std::string_view pack) {
    write("/p.idx", index);
    write("/p.pack", pack);
    return Pack::open(path_ + "/p.idx", scan::ObjectId::kSha1);
  }

 private:
  void write(const std::string& name, std::string_view bytes) const {
    std::filesystem::remove(path_ + name);  // some file systems are slow to cut a file to nothing
    std::ofstream out(path_ + name, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  std::string path_;
};

struct Bytes : Memory {
  std::string bytes;
};

class Checker : public ObjectVisitor {
 public:
  explicit Checker(std::size_t entries) : seen_(entries) {}

  std::unique_ptr<Memory> visit(std::size_t, const Rebuilt& object) override {
    see(object.entry);
    rebuilt_ += object.bytes.size();
    // Each visit keeps something, so what is made of another object comes with it.
    require(object.base != nullptr || object.copied.empty(), "copied from a base");
    if (object.base != nullptr) check_runs(object);
    auto memory = std::make_unique<Bytes>();
    memory->bytes = object.bytes;
    return memory;
  }
  void damaged(std::size_t, std::uint32_t entry, Damage damage) override {
    see(entry);
    require(damage != Damage::kNone, "damage has a reason");
  }
  bool stopped() const override { return rebuilt_ > kMostContent; }

  void expect_all_seen() const {
    for (const bool seen : seen_) require(seen, "an entry is visited or damaged");
  }

 private:
  void see(std::uint32_t entry) {
    require(entry < seen_.size() && !seen_[entry], "an entry is seen once");
    seen_[entry] = true;
  }
  static void check_runs(const Rebuilt& object) {
    const std::string& base = static_cast<const Bytes*>(object.base)->bytes;
    require(base.size() == object.base_size, "the base comes with its size");
    std::uint64_t end = 0;
    for (const scan::CopiedRun& run : object.copied) {
      require(run.begin >= end && run.end() <= object.bytes.size(), "runs are in order");
      require(object.bytes.substr(run.begin, run.size) ==
                  std::string_view(base).substr(run.base_begin, run.size),
              "a run was copied");
      end = run.end();
    }
  }

  std::vector<bool> seen_;
  std::uint64_t rebuilt_ = 0;
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Folder folder;
  std::string_view rest = scan::fuzz::text(data, size).substr(0, kMostInput);
  const auto take = [&rest] {
    const auto byte = rest.empty() ? 0U : static_cast<unsigned char>(rest.front());
    rest.remove_prefix(rest.empty() ? 0 : 1);
    return byte;
  };
  std::vector<std::uint32_t> offsets(take());
  for (std::uint32_t& each : offsets) {
    const std::uint32_t high = take();
    each = high << 8 | take();
  }
  const auto pack = folder.open(index_of(offsets), rest);
  if (!pack) return 0;

  const DeltaForest forest = DeltaForest::build(**pack);
  require(forest.size() == offsets.size(), "the forest has every entry");
  constexpr ObjectType kTypes[] = {ObjectType::kCommit, ObjectType::kTree, ObjectType::kBlob,
                                   ObjectType::kTag};
  Checker checker(forest.size());
  scan::WorkerPool pool(1);
  walk_deltas(**pack, forest, kTypes, pool, checker, false);
  if (!checker.stopped()) checker.expect_all_seen();
  return 0;
}
