// Every object of generated repositories as `git cat-file --batch` gives it: kind, size and bytes,
// loose and packed in every way, for both kinds of ids; then damaged, where nothing may crash.
#include "git/object_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMost = 64 << 20;

struct Object {
  std::string type;
  std::string bytes;
  bool operator==(const Object&) const = default;
};

class ObjectStoreDifferential : public ::testing::TestWithParam<const char*> {
 protected:
  ObjectStoreDifferential() {
    box_.git({"init", "-q", std::string("--object-format=") + GetParam()});
  }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  std::string random_lines(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      text += "line " + std::to_string(below(100000)) + " of a file\n";
    }
    return text;
  }

  std::string random_bytes(std::size_t count) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) bytes += static_cast<char>(below(256));
    return bytes;
  }

  // Edits that make deltas: a few lines replaced in long files.
  void commit(int number) {
    for (std::size_t i = 0; i < 3; ++i) {
      std::string& text =
          files_["dir" + std::to_string(below(3)) + "/f" + std::to_string(below(4))];
      if (text.empty()) text = random_lines(400);
      text.insert(text.find('\n', below(text.size() - 1)) + 1, random_lines(1 + below(3)));
    }
    if (number % 5 == 0) files_["binary" + std::to_string(number)] = random_bytes(below(200000));
    if (number % 7 == 0) files_["empty"] = "";
    for (const auto& [path, text] : files_) box_.write(path, text);
    box_.git({"add", "-A"});
    box_.git({"commit", "-q", "--allow-empty", "-m", "commit " + std::to_string(number)});
    if (number % 6 == 0) box_.git({"tag", "-a", "-m", "a tag", "t" + std::to_string(number)});
  }

  std::map<std::string, Object> of_git() {
    std::map<std::string, Object> out;
    const std::string all = box_.git({"cat-file", "--batch-all-objects", "--batch"});
    std::size_t at = 0;
    while (at < all.size()) {
      const std::size_t type = all.find(' ', at) + 1;
      const std::size_t size = all.find(' ', type) + 1;
      const std::size_t bytes = all.find('\n', size) + 1;
      const std::size_t count = std::stoul(all.substr(size, bytes - size));
      out[all.substr(at, type - at - 1)] = {all.substr(type, size - type - 1),
                                            all.substr(bytes, count)};
      at = bytes + count + 1;
    }
    return out;
  }

  Repository repository() const {
    Environment environment;
    environment.cwd = box_.dir();
    return **discover(".", environment);
  }

  void compare() {
    const std::map<std::string, Object> expected = of_git();
    ASSERT_GT(expected.size(), 20u);
    const auto store = ObjectStore::open(repository());
    ASSERT_TRUE(store.ok());
    EXPECT_EQ(store->problems(), std::vector<Problem>());
    for (const auto& [hex, object] : expected) {
      const ObjectId id = *ObjectId::from_hex(hex);
      const ObjectHeader header = store->header(id);
      ASSERT_EQ(header.state, ObjectState::kRead) << hex;
      EXPECT_EQ(object_type_name(header.type), object.type) << hex;
      EXPECT_EQ(header.size, object.bytes.size()) << hex;
      const ObjectContent content = store->read(id, kMost);
      ASSERT_EQ(content.state, ObjectState::kRead) << hex;
      EXPECT_EQ(object_type_name(content.type), object.type) << hex;
      EXPECT_TRUE(content.bytes == object.bytes) << hex;
      EXPECT_EQ(store->with_prefix(hex, 2), std::vector<ObjectId>{id}) << hex;
    }
    compare_prefixes(*store, expected);
  }

  void compare_prefixes(const ObjectStore& store, const std::map<std::string, Object>& expected) {
    for (int high = 0; high < 256; ++high) {
      constexpr std::string_view digits = "0123456789abcdef";
      const std::string prefix{digits[static_cast<std::size_t>(high / 16)],
                               digits[static_cast<std::size_t>(high % 16)]};
      std::vector<ObjectId> ids;
      for (auto each = expected.lower_bound(prefix);
           each != expected.end() && each->first.starts_with(prefix); ++each) {
        ids.push_back(*ObjectId::from_hex(each->first));
      }
      EXPECT_EQ(store.with_prefix(prefix, 1000), ids) << prefix;
    }
  }

  // Whatever the damage, what is read is read without a crash; returns how much could be read.
  std::size_t read_all(const std::vector<ObjectId>& ids) {
    const auto store = ObjectStore::open(repository());
    EXPECT_TRUE(store.ok());
    std::size_t read = 0;
    for (const ObjectId& id : ids) {
      const bool has_header = store->header(id).state == ObjectState::kRead;
      const ObjectContent content = store->read(id, kMost);
      if (content.state != ObjectState::kRead) continue;
      EXPECT_TRUE(has_header) << id.hex();
      ++read;
    }
    store->with_prefix("ab", 100);
    return read;
  }

  testing::GitSandbox box_;
  std::mt19937 random_{20240102};
  std::map<std::string, std::string> files_;
};

TEST_P(ObjectStoreDifferential, EveryObject) {
  for (int i = 0; i < 12; ++i) commit(i);
  compare();  // all loose
  box_.git({"-c", "repack.useDeltaBaseOffset=false", "repack", "-adq", "--depth=200"});
  compare();
  for (int i = 12; i < 24; ++i) commit(i);
  compare();  // loose and packed
  box_.git({"repack", "-dq"});
  for (int i = 24; i < 30; ++i) commit(i);
  box_.git({"repack", "-dq", "--write-midx"});
  compare();  // several packs
  box_.git({"-c", "pack.indexVersion=2", "repack", "-adfq", "--depth=50", "--window=50"});
  compare();
  box_.git({"-c", "pack.packSizeLimit=1m", "repack", "-adq"});
  compare();
}

TEST_P(ObjectStoreDifferential, SharedRepositories) {
  for (int i = 0; i < 8; ++i) commit(i);
  box_.git({"repack", "-adq"});
  commit(8);
  box_.git({"clone", "-q", "--shared", ".", "../shared"});
  box_.git({"clone", "-q", "--shared", "../shared", "../twice"});
  box_.git({"-C", "../twice", "commit", "-q", "--allow-empty", "-m", "of its own"});
  Environment environment;
  environment.cwd = box_.path("../twice");
  const auto repository = discover(".", environment);
  ASSERT_TRUE(repository.ok() && *repository);
  const auto store = ObjectStore::open(**repository);
  ASSERT_TRUE(store.ok());
  EXPECT_EQ(store->folders().size(), 3u);
  for (const auto& [hex, object] : of_git()) {
    EXPECT_TRUE(store->read(*ObjectId::from_hex(hex), kMost).bytes == object.bytes) << hex;
  }
  const std::string own = box_.git({"-C", "../twice", "rev-parse", "HEAD"});
  EXPECT_EQ(store->header(*ObjectId::from_hex(own.substr(0, own.find('\n')))).type,
            ObjectType::kCommit);
}

TEST_P(ObjectStoreDifferential, DamagedPacks) {
  for (int i = 0; i < 4; ++i) commit(i);
  std::vector<ObjectId> ids;
  for (const auto& each : of_git()) ids.push_back(*ObjectId::from_hex(each.first));
  for (const char* offsets : {"true", "false"}) {
    box_.git({"-c", std::string("repack.useDeltaBaseOffset=") + offsets, "repack", "-adfq"});
    ASSERT_EQ(read_all(ids), ids.size());
    std::vector<std::string> paths;
    for (const auto& file : std::filesystem::directory_iterator(box_.path(".git/objects/pack"))) {
      if (file.path().extension() == ".idx" || file.path().extension() == ".pack") {
        paths.push_back(".git/objects/pack/" + file.path().filename().string());
      }
    }
    ASSERT_EQ(paths.size(), 2u);
    for (const std::string& path : paths) {
      chmod(box_.path(path).c_str(), 0644);
      const std::string good = box_.read(path);
      std::size_t spoilt = 0;
      for (int round = 0; round < 150; ++round) {
        std::string bad = good;
        // Half of them near the beginning, where the tables of an index are.
        const std::size_t at =
            below(round % 2 == 0 ? good.size() : std::min<std::size_t>(good.size(), 4000));
        bad[at] = static_cast<char>(bad[at] ^ (1 << below(8)));
        if (round % 10 == 0) bad.resize(at);
        box_.write(path, bad);
        if (read_all(ids) < ids.size()) ++spoilt;
      }
      EXPECT_GT(spoilt, 20u) << path;
      box_.write(path, good);
    }
    ASSERT_EQ(read_all(ids), ids.size());
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, ObjectStoreDifferential, ::testing::Values("sha1", "sha256"),
                         [](const auto& row) { return std::string(row.param); });

}  // namespace
}  // namespace scan::git
