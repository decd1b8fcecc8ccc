// Index files built byte by byte: every field that can lie does so once. What git itself writes is
// compared in tests/differential/staged_list_test.cc.
#include "git/index_file.h"

#include <gtest/gtest.h>

#include <random>

#include "git/object_store.h"
#include "git/staged_list.h"
#include "support/git_sandbox.h"

namespace scan::git {
namespace {

std::string number(std::uint64_t value, std::size_t size) {
  std::string out;
  for (std::size_t i = size; i > 0; --i) out += static_cast<char>(value >> (8 * (i - 1)) & 0xff);
  return out;
}

struct Row {
  std::string path;
  std::uint32_t mode = 0100644;
  unsigned stage = 0;
  unsigned more_flags = 0;
};

std::string head(std::uint32_t version, std::size_t count) {
  return "DIRC" + number(version, 4) + number(count, 4);
}

std::string facts(const Row& row, std::size_t id_size) {
  return std::string(24, 'f') + number(row.mode, 4) + std::string(12, 'f') +
         std::string(id_size, 'i');
}

std::string flags(const Row& row, std::size_t length) {
  const unsigned extended = row.more_flags != 0 ? 0x4000 : 0;
  return number(extended | row.stage << 12 | std::min<std::size_t>(length, 0xfff), 2) +
         (extended != 0 ? number(row.more_flags, 2) : "");
}

std::string entry(const Row& row, std::size_t id_size = 20) {
  std::string out = facts(row, id_size) + flags(row, row.path.size()) + row.path;
  out.append(8 - out.size() % 8, '\0');
  return out;
}

// Version 4: drops `dropped` bytes (below 128) of the path before.
std::string short_entry(unsigned dropped, const std::string& tail) {
  return facts({}, 20) + flags({}, 0) + number(dropped, 1) + tail + '\0';
}

std::string extension(const std::string& kind, const std::string& data) {
  return kind + number(data.size(), 4) + data;
}

const std::string kChecksum(20, '\0');  // as with index.skipHash

class IndexFileTest : public ::testing::Test {
 protected:
  IndexFileTest() { box_.git({"init", "-q"}); }

  Repository repository() const {
    Environment environment;
    environment.cwd = box_.dir();
    auto found = discover(".", environment);
    EXPECT_TRUE(found.ok() && *found);
    return **found;
  }
  Result<IndexFile> open(const std::string& bytes) {
    box_.write(".git/index", bytes);
    return IndexFile::open(repository());
  }
  std::string failure(const std::string& bytes) {
    const auto index = open(bytes);
    return index.ok() ? "" : index.error().message;
  }

  testing::GitSandbox box_;
};

TEST_F(IndexFileTest, ReadsEveryField) {
  const std::string bytes = head(3, 5) + entry({.path = "a", .mode = 0100755}) +
                            entry({.path = "b", .mode = 0120000, .stage = 1}) +
                            entry({.path = "b", .mode = 0160000, .stage = 3}) +
                            entry({.path = "c", .more_flags = 0x2000}) +
                            entry({.path = "d/", .mode = 040000, .more_flags = 0x4000}) +
                            extension("sdir", "") + extension("UNKN", "skipped") + kChecksum;
  const auto index = open(bytes);
  ASSERT_TRUE(index.ok()) << index.error().message;
  const auto& entries = index->entries();
  ASSERT_EQ(entries.size(), 5u);
  EXPECT_EQ(entries[0].path, "a");
  EXPECT_EQ(entries[0].mode, Mode::kExecutable);
  EXPECT_EQ(entries[0].id[0], 'i');
  EXPECT_EQ(entries[1].mode, Mode::kLink);
  EXPECT_EQ(entries[1].stage, 1);
  EXPECT_EQ(entries[2].mode, Mode::kSubmodule);
  EXPECT_EQ(entries[2].stage, 3);
  EXPECT_TRUE(entries[3].intent_to_add);
  EXPECT_FALSE(entries[3].skip_worktree);
  EXPECT_TRUE(entries[4].is_sparse_folder());
  EXPECT_TRUE(entries[4].skip_worktree);
  EXPECT_FALSE(index->cache_tree().root());
}

TEST_F(IndexFileTest, Sha256) {
  const auto index =
      IndexFile::parse(head(2, 1) + entry({.path = "abc"}, 32) + std::string(32, 'c'), 32, "index");
  ASSERT_TRUE(index.ok()) << index.error().message;
  EXPECT_EQ(index->entries()[0].path, "abc");
  EXPECT_EQ(index->id_size(), 32u);
}

TEST_F(IndexFileTest, LongPaths) {
  const std::string longest(5000, 'p');
  const std::string at_limit(0xfff, 'o');
  const auto index =
      open(head(2, 2) + entry({.path = at_limit}) + entry({.path = longest}) + kChecksum);
  ASSERT_TRUE(index.ok()) << index.error().message;
  EXPECT_EQ(index->entries()[0].path, at_limit);
  EXPECT_EQ(index->entries()[1].path, longest);
}

TEST_F(IndexFileTest, ShortenedPaths) {
  const auto index = open(head(4, 3) + short_entry(0, "dir/a") + short_entry(1, "bc") +
                          short_entry(6, "x") + kChecksum);
  ASSERT_TRUE(index.ok()) << index.error().message;
  EXPECT_EQ(index->entries()[0].path, "dir/a");
  EXPECT_EQ(index->entries()[1].path, "dir/bc");
  EXPECT_EQ(index->entries()[2].path, "x");
}

// 0x81 0x01 is 257: seven bits a byte, each byte that follows adds one first (git's varint.c).
TEST_F(IndexFileTest, ShortenedByManyBytes) {
  const std::string first(300, 'p');
  const std::string second = facts({}, 20) + flags({}, 0) + "\x81\x01" + "x" + '\0';
  const auto index = open(head(4, 2) + short_entry(0, first) + second + kChecksum);
  ASSERT_TRUE(index.ok()) << index.error().message;
  EXPECT_EQ(index->entries()[1].path, first.substr(0, 300 - 257) + "x");
}

TEST_F(IndexFileTest, EntriesSurviveAMove) {
  auto index = open(head(4, 1) + short_entry(0, "a/rather/long/path/name") + kChecksum);
  ASSERT_TRUE(index.ok());
  const IndexFile moved = std::move(*index);
  EXPECT_EQ(moved.entries()[0].path, "a/rather/long/path/name");
}

TEST_F(IndexFileTest, NoFileIsAnEmptyIndex) {
  const auto index = IndexFile::open(repository());
  ASSERT_TRUE(index.ok());
  EXPECT_TRUE(index->entries().empty());
}

TEST_F(IndexFileTest, BrokenOnesAreNamed) {
  const std::string a = entry({.path = "a"});
  const std::string b = entry({.path = "b"});
  const struct {
    const char* what;
    std::string bytes;
    const char* names;
  } rows[] = {
      {"empty file", "", "broken index"},
      {"text", "this is no index at all, only some text", "broken index"},
      {"version 5", head(5, 0) + kChecksum, "version 5"},
      {"no checksum", head(2, 0), "broken index"},
      {"a count that lies", head(2, 0xffffffff) + a + kChecksum, "broken index"},
      {"one entry too few", head(2, 2) + a + kChecksum, "broken index"},
      {"cut in the path", head(2, 1) + a.substr(0, a.size() - 9) + kChecksum, "broken index"},
      {"flags of version 3", head(2, 1) + entry({.path = "a", .more_flags = 1}) + kChecksum,
       "entry 0"},
      {"a length that lies", head(2, 1) + std::string(62, '\1') + std::string(10, '\0') + kChecksum,
       "entry 0"},
      {"an unknown mode", head(2, 1) + entry({.path = "a", .mode = 0}) + kChecksum, "entry 0"},
      {"no path", head(2, 1) + entry({.path = ""}) + kChecksum, "out of order"},
      {"order", head(2, 2) + b + a + kChecksum, "out of order"},
      {"twice", head(2, 2) + a + a + kChecksum, "out of order"},
      {"stages",
       head(2, 2) + entry({.path = "a", .stage = 2}) + entry({.path = "a", .stage = 1}) + kChecksum,
       "out of order"},
      {"a sparse folder without slash",
       head(2, 1) + entry({.path = "a", .mode = 040000}) + kChecksum, "out of order"},
      {"below a sparse folder",
       head(2, 2) + entry({.path = "a/", .mode = 040000}) + entry({.path = "a/b"}) + kChecksum,
       "out of order"},
      {"drops too much", head(4, 2) + short_entry(0, "a") + short_entry(2, "b") + kChecksum,
       "entry 1"},
      {"mandatory extension", head(2, 0) + extension("what", "x") + kChecksum, "what"},
      {"extension cut short", head(2, 0) + "TREE" + number(100, 4) + "x" + kChecksum, "extension"},
      {"stray bytes", head(2, 0) + "abc" + kChecksum, "extension"},
      {"link too short", head(2, 0) + extension("link", "x") + kChecksum, "link"},
      {"shared index gone", head(2, 0) + extension("link", std::string(20, '\1')) + kChecksum,
       "sharedindex.0101"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const std::string message = failure(row.bytes);
    EXPECT_NE(message.find(row.names), std::string::npos) << message;
    EXPECT_NE(message.find(".git/index"), std::string::npos) << message;
  }
}

// A small file must not ask for gigabytes: each path here would be as long as all before it.
TEST_F(IndexFileTest, ShortenedPathsCannotGrowForEver) {
  std::string bytes = head(4, 3000);
  for (int i = 0; i < 3000; ++i) bytes += short_entry(0, std::string(30, 'x'));
  EXPECT_NE(failure(bytes + kChecksum).find("broken index"), std::string::npos);
}

std::string word_bitmap(std::uint64_t word) {
  return number(64, 4) + number(2, 4) + number(std::uint64_t{1} << 33, 8) + number(word, 8) +
         number(0, 4);
}

class SplitIndexTest : public IndexFileTest {
 protected:
  // The shared index holds a, b and c.
  std::string split(std::uint64_t deleted, std::uint64_t replaced, std::size_t count,
                    const std::string& entries) {
    const std::string id(20, '\1');
    box_.write(".git/sharedindex." + ObjectId::from_raw(id.data(), 20).hex(),
               head(2, 3) + entry({.path = "a"}) + entry({.path = "b"}) + entry({.path = "c"}) +
                   kChecksum);
    return head(2, count) + entries +
           extension("link", id + word_bitmap(deleted) + word_bitmap(replaced)) + kChecksum;
  }
  std::string paths(const std::string& bytes) {
    const auto index = open(bytes);
    if (!index) return index.error().message;
    std::string out;
    for (const IndexEntry& one : index->entries()) {
      out += std::string(one.path) + (one.mode == Mode::kExecutable ? "*" : "") + " ";
    }
    return out;
  }
};

TEST_F(SplitIndexTest, PutsTheFilesTogether) {
  const std::string changed = entry({.path = "", .mode = 0100755});
  const std::string fresh = entry({.path = "aa"});
  EXPECT_EQ(paths(split(0, 0, 0, "")), "a b c ");
  EXPECT_EQ(paths(split(0b010, 0, 0, "")), "a c ");
  EXPECT_EQ(paths(split(0b001, 0b100, 2, changed + fresh)), "aa b c* ");
  EXPECT_EQ(paths(split(0, 0, 1, entry({.path = "b", .mode = 0100755}))), "a b* c ")
      << "the new one counts";
}

TEST_F(SplitIndexTest, RefusesBitmapsThatDoNotFit) {
  EXPECT_NE(paths(split(0b1000, 0, 0, "")).find("malformed"), std::string::npos);
  EXPECT_NE(paths(split(0, 0b001, 0, "")).find("replaces more"), std::string::npos);
  EXPECT_NE(paths(split(0, 0b001, 1, entry({.path = "x"}))).find("replaces more"),
            std::string::npos);
}

// Whatever single byte of a real index is wrong, reading it and listing from it ends.
TEST_F(IndexFileTest, SurvivesAnyWrongByte) {
  for (const char* name : {"a", "d/e/f", "d/g", "h"}) box_.write(name, name);
  box_.git({"add", "."});
  box_.git({"commit", "-q", "-m", "x"});
  box_.git({"update-index", "--index-version", "4", "--split-index"});
  box_.write("d/new", "new");
  box_.git({"add", "d/new"});
  const std::string sound = box_.read(".git/index");
  const auto objects = ObjectStore::open(repository());
  ASSERT_TRUE(objects.ok());
  const auto tree = ObjectId::from_hex(box_.git({"rev-parse", "HEAD^{tree}"}).substr(0, 40));
  std::mt19937 random(7);
  std::size_t read = 0;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    for (int turn = 0; turn < 3; ++turn) {
      std::string bytes = sound;
      bytes[at] = static_cast<char>(random());
      const auto index = open(bytes);
      if (!index) continue;
      ++read;
      const auto list = staged_list(*index, *objects, tree);
      const auto plain = staged_list_plain(*index, *objects, tree);
      EXPECT_EQ(list.ok(), plain.ok()) << at;
    }
  }
  EXPECT_GT(read, sound.size() / 2) << "hardly any damage was of a kind that goes unseen";
}

}  // namespace
}  // namespace scan::git
