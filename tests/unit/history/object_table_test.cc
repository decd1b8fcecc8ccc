// One numbering over packs and loose objects; ids that look alike; objects that stand twice.
#include "history/object_table.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "support/git_sandbox.h"
#include "support/pack_maker.h"

namespace scan::history {
namespace {

using git::ObjectType;
using testing::PackMaker;

constexpr unsigned kCommitKind = 1;
constexpr unsigned kTreeKind = 2;

std::string bytes_of(char byte, std::size_t size) { return std::string(size, byte); }

ObjectId id_of(const std::string& bytes) { return ObjectId::from_raw(bytes.data(), bytes.size()); }
ObjectId id_of(char byte) { return id_of(bytes_of(byte, ObjectId::kSha1)); }

TEST(ObjectTable, AnEmptyOneFindsNothing) {
  const ObjectId id = id_of('a');
  for (const ObjectTable& table : {ObjectTable(), ObjectTable::build({}, {}, ObjectId::kSha1)}) {
    EXPECT_EQ(table.size(), 0U);
    EXPECT_EQ(table.find(id.data()), kNoObject);
    EXPECT_FALSE(table.may_have(id.data()));
    EXPECT_FALSE(table.has_copies());
  }
}

TEST(ObjectTable, LooseObjectsKeepTheirOrder) {
  const std::vector<LooseObject> loose = {{id_of('c'), ObjectType::kCommit},
                                          {id_of('a'), ObjectType::kTree},
                                          {id_of('b'), ObjectType::kTag}};
  const ObjectTable table = ObjectTable::build({}, loose, ObjectId::kSha1);
  ASSERT_EQ(table.size(), 3U);
  for (ObjectNumber i = 0; i < 3; ++i) {
    EXPECT_EQ(table.id(i), loose[i].id);
    EXPECT_EQ(table.type(i), loose[i].type);
    EXPECT_EQ(table.loose_number(i), i);
    EXPECT_EQ(table.find(loose[i].id.data()), i);
    EXPECT_TRUE(table.may_have(loose[i].id.data()));
    EXPECT_EQ(table.pack_of(i), 0U);
  }
  EXPECT_EQ(table.find(id_of('d').data()), kNoObject);
}

// Ids that differ in one byte only, wherever it stands: the table looks at eight, then at four.
TEST(ObjectTable, IdsThatLookAlikeAreNotMistaken) {
  for (const std::size_t size : {ObjectId::kSha1, ObjectId::kSha256}) {
    SCOPED_TRACE(size);
    std::vector<LooseObject> loose;
    for (std::size_t at = 0; at < size; ++at) {
      std::string bytes = bytes_of('x', size);
      bytes[at] = 'y';
      loose.push_back({id_of(bytes), ObjectType::kBlob});
    }
    const ObjectTable table = ObjectTable::build({}, loose, size);
    EXPECT_EQ(table.id_size(), size);
    EXPECT_FALSE(table.has_copies());
    for (ObjectNumber i = 0; i < size; ++i) EXPECT_EQ(table.find(loose[i].id.data()), i) << i;
    EXPECT_EQ(table.find(id_of(bytes_of('x', size)).data()), kNoObject);
  }
}

TEST(ObjectTable, FindsAllOfMany) {
  std::mt19937 random(3);
  std::vector<LooseObject> loose;
  std::vector<ObjectId> absent;
  for (int i = 0; i < 20000; ++i) {
    std::string bytes(ObjectId::kSha1, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    if (i % 4 == 0) {
      absent.push_back(id_of(bytes));
    } else {
      loose.push_back({id_of(bytes), ObjectType::kBlob});
    }
  }
  const ObjectTable table = ObjectTable::build({}, loose, ObjectId::kSha1);
  for (ObjectNumber i = 0; i < loose.size(); ++i) {
    ASSERT_EQ(table.find(loose[i].id.data()), i);
    ASSERT_TRUE(table.may_have(loose[i].id.data()));
  }
  std::size_t false_alarms = 0;
  for (const ObjectId& id : absent) {
    ASSERT_EQ(table.find(id.data()), kNoObject);
    false_alarms += table.may_have(id.data()) ? 1 : 0;
  }
  EXPECT_LT(false_alarms, 5U);
}

class PackedObjectTable : public ::testing::Test {
 protected:
  PackedObjects opened(const PackMaker& maker) {
    const std::string name = "pack-" + std::to_string(packs_++);
    box_.write(name + ".pack", maker.pack());
    box_.write(name + ".idx", maker.index());
    auto pack = git::Pack::open(box_.path(name + ".idx"), ObjectId::kSha1);
    EXPECT_TRUE(pack.ok());
    return {*pack, git::DeltaForest::build(**pack)};
  }

  testing::GitSandbox box_;
  int packs_ = 0;
};

// Entries are numbered by their place, not by their id.
TEST_F(PackedObjectTable, PacksFirstThenWhatIsLoose) {
  PackMaker first;
  first.add_whole(kTreeKind, "", id_of('d'));
  const std::string text = "some text";
  const auto base = first.add_whole(PackMaker::kBlob, text, id_of('b'));
  first.add_offset_delta(base, testing::delta_sizes(text.size(), 4) + testing::delta_copy(0, 4),
                         id_of('a'));
  PackMaker second;
  second.add_whole(kCommitKind, "x", id_of('c'));
  for (const char id : {'e', 'f', 'g', 'h', 'i', 'j'}) second.add_whole(kTreeKind, "", id_of(id));
  std::vector<PackedObjects> packs;
  packs.push_back(opened(first));
  packs.push_back(opened(second));
  const ObjectTable table =
      ObjectTable::build(std::move(packs), {{id_of('0'), ObjectType::kTag}}, ObjectId::kSha1);

  struct Row {
    char id;
    ObjectType type;
    std::size_t pack;
  };
  const std::vector<Row> rows = {
      {'d', ObjectType::kTree, 0},   {'b', ObjectType::kBlob, 0}, {'a', ObjectType::kBlob, 0},
      {'c', ObjectType::kCommit, 1}, {'e', ObjectType::kTree, 1}, {'f', ObjectType::kTree, 1},
      {'g', ObjectType::kTree, 1},   {'h', ObjectType::kTree, 1}, {'i', ObjectType::kTree, 1},
      {'j', ObjectType::kTree, 1},   {'0', ObjectType::kTag, 2}};
  ASSERT_EQ(table.size(), rows.size());
  for (ObjectNumber i = 0; i < rows.size(); ++i) {
    SCOPED_TRACE(rows[i].id);
    EXPECT_EQ(table.id(i), id_of(rows[i].id));
    EXPECT_EQ(table.type(i), rows[i].type);
    EXPECT_EQ(table.pack_of(i), rows[i].pack);
    EXPECT_EQ(table.find(id_of(rows[i].id).data()), i);
    EXPECT_TRUE(table.is_canonical(i));
    EXPECT_EQ(table.canonical(i), i);
  }
  EXPECT_FALSE(table.has_copies());
  EXPECT_EQ(table.number(0, 2), 2U);
  EXPECT_EQ(table.number(1, 0), 3U);
  EXPECT_EQ(table.loose_number(0), 10U);
}

TEST_F(PackedObjectTable, OfCopiesTheFirstCounts) {
  PackMaker first;
  first.add_whole(PackMaker::kBlob, "a", id_of('a'));
  first.add_whole(PackMaker::kBlob, "b", id_of('b'));
  PackMaker second;
  second.add_whole(PackMaker::kBlob, "c", id_of('c'));
  second.add_whole(PackMaker::kBlob, "b", id_of('b'));
  std::vector<PackedObjects> packs;
  packs.push_back(opened(first));
  packs.push_back(opened(second));
  const ObjectTable table = ObjectTable::build(
      std::move(packs), {{id_of('c'), ObjectType::kBlob}, {id_of('l'), ObjectType::kBlob}},
      ObjectId::kSha1);
  EXPECT_TRUE(table.has_copies());
  EXPECT_EQ(table.size(), 6U);
  const std::vector<ObjectNumber> canonical = {0, 1, 2, 1, 2, 5};
  for (ObjectNumber i = 0; i < canonical.size(); ++i) {
    SCOPED_TRACE(i);
    EXPECT_EQ(table.canonical(i), canonical[i]);
    EXPECT_EQ(table.is_canonical(i), canonical[i] == i);
    EXPECT_EQ(table.find(table.id_bytes(i)), canonical[i]);
  }
}

// A pack without entries takes no numbers.
TEST_F(PackedObjectTable, AnEmptyPackBetweenOthers) {
  PackMaker first;
  first.add_whole(PackMaker::kBlob, "a", id_of('a'));
  PackMaker last;
  last.add_whole(PackMaker::kBlob, "b", id_of('b'));
  std::vector<PackedObjects> packs;
  packs.push_back(opened(first));
  packs.push_back(opened(PackMaker()));
  packs.push_back(opened(last));
  const ObjectTable table = ObjectTable::build(std::move(packs), {}, ObjectId::kSha1);
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table.pack_of(0), 0U);
  EXPECT_EQ(table.pack_of(1), 2U);
  EXPECT_EQ(table.id(1), id_of('b'));
}

}  // namespace
}  // namespace scan::history
