// Objects loose, packed and in alternates; missing, corrupt and too large told apart.
#include "git/object_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <thread>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

class ObjectStoreTest : public ::testing::Test {
 protected:
  ObjectStoreTest() { box_.git({"init", "-q"}); }

  Repository repository() const {
    Environment environment;
    environment.cwd = box_.dir();
    auto found = discover(".", environment);
    EXPECT_TRUE(found.ok() && *found);
    return **found;
  }
  ObjectStore store() const {
    auto opened = ObjectStore::open(repository());
    EXPECT_TRUE(opened.ok());
    return *opened;
  }
  ObjectId blob(const std::string& bytes) {
    return *ObjectId::from_hex(box_.git({"hash-object", "-w", "--stdin"}, bytes).substr(0, 40));
  }
  static std::string file_of(const ObjectId& id) {
    return ".git/objects/" + id.hex().substr(0, 2) + "/" + id.hex().substr(2);
  }

  testing::GitSandbox box_;
};

TEST_F(ObjectStoreTest, LooseAndPacked) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "line " + std::to_string(i) + "\n";
  const ObjectId one = blob(text);
  const ObjectId two = blob(text + "more\n");
  const ObjectId empty = blob("");
  const auto check = [&] {
    const ObjectStore objects = store();
    EXPECT_EQ(objects.read(one, 1 << 20).bytes, text);
    EXPECT_EQ(objects.read(two, 1 << 20).bytes, text + "more\n");
    EXPECT_EQ(objects.read(empty, 0).state, ObjectState::kRead);
    const ObjectHeader header = objects.header(two);
    EXPECT_EQ(header.state, ObjectState::kRead);
    EXPECT_EQ(header.type, ObjectType::kBlob);
    EXPECT_EQ(header.size, text.size() + 5);
  };
  check();
  box_.git({"pack-objects", "-q", ".git/objects/pack/pack"},
           one.hex() + "\n" + two.hex() + "\n" + empty.hex() + "\n");
  for (const ObjectId& id : {one, two, empty}) box_.remove(file_of(id));
  check();
}

TEST_F(ObjectStoreTest, ContentOutlivesTheStore) {
  const ObjectId id = blob("some text");
  ObjectContent content;
  {
    const ObjectStore objects = store();
    content = objects.read(id, 100);
  }
  EXPECT_EQ(content.bytes, "some text");
}

TEST_F(ObjectStoreTest, AlternatesOfTheEnvironment) {
  testing::GitSandbox other;
  other.git({"init", "-q"});
  const auto id =
      ObjectId::from_hex(other.git({"hash-object", "-w", "--stdin"}, "elsewhere").substr(0, 40));
  EXPECT_EQ(store().read(*id, 100).state, ObjectState::kMissing);
  Repository with = repository();
  with.alternates = {"/not/there", other.path(".git/objects")};
  const auto objects = ObjectStore::open(with);
  ASSERT_TRUE(objects.ok());
  EXPECT_EQ(objects->read(*id, 100).bytes, "elsewhere");
}

TEST_F(ObjectStoreTest, MissingCorruptTooLarge) {
  const ObjectId id = blob("0123456789");
  EXPECT_EQ(store().read(id, 9).state, ObjectState::kTooLarge);
  EXPECT_EQ(store().read(id, 10).state, ObjectState::kRead);
  const ObjectId absent = *ObjectId::from_hex(std::string(40, 'a'));
  EXPECT_EQ(store().read(absent, 10).state, ObjectState::kMissing);
  EXPECT_EQ(store().header(absent).state, ObjectState::kMissing);
  EXPECT_NE(store().explain(ObjectState::kMissing, absent).find(absent.hex()), std::string::npos);

  box_.remove(file_of(id));
  box_.write(file_of(id), "this is not zlib");
  EXPECT_EQ(store().read(id, 10).state, ObjectState::kCorrupt);
  box_.write(file_of(id), "");
  EXPECT_EQ(store().read(id, 10).state, ObjectState::kCorrupt);
  EXPECT_FALSE(store().read_as(ObjectType::kBlob, id, 10).ok());
}

TEST_F(ObjectStoreTest, PartialCloneSaysSo) {
  Repository partial = repository();
  partial.partial = true;
  const auto objects = ObjectStore::open(partial);
  ASSERT_TRUE(objects.ok());
  const ObjectId absent = *ObjectId::from_hex(std::string(40, 'a'));
  EXPECT_NE(objects->explain(ObjectState::kMissing, absent).find("partial"), std::string::npos);
}

TEST_F(ObjectStoreTest, CommitTree) {
  box_.git({"commit", "-q", "--allow-empty", "-m", "x"});
  const auto commit = *ObjectId::from_hex(box_.git({"rev-parse", "HEAD"}).substr(0, 40));
  const auto tree = store().commit_tree(commit);
  ASSERT_TRUE(tree.ok());
  EXPECT_EQ(tree->hex() + "\n", box_.git({"rev-parse", "HEAD^{tree}"}));
  const ObjectId id = blob("no commit");
  const auto wrong = store().commit_tree(id);
  ASSERT_FALSE(wrong.ok());
  EXPECT_NE(wrong.error().message.find("is a blob"), std::string::npos);
  const std::string odd =
      box_.git({"hash-object", "-w", "-t", "commit", "--literally", "--stdin"}, "tree 1234\n");
  EXPECT_FALSE(store().commit_tree(*ObjectId::from_hex(odd.substr(0, 40))).ok());
}

TEST_F(ObjectStoreTest, AnIdOfTheOtherKindIsNotThere) {
  blob("text");
  EXPECT_EQ(store().header(ObjectId::zero(32)).state, ObjectState::kMissing);
  EXPECT_EQ(store().read(ObjectId::zero(32), 10).state, ObjectState::kMissing);
  EXPECT_EQ(store().read(ObjectId(), 10).state, ObjectState::kMissing);
}

TEST_F(ObjectStoreTest, Prefixes) {
  // All loose, every other one packed as well.
  std::vector<ObjectId> ids;
  std::string packed;
  for (int i = 0; i < 600; ++i) {
    ids.push_back(*ObjectId::from_hex(
        box_.git({"hash-object", "-w", "--stdin"}, "text " + std::to_string(i)).substr(0, 40)));
    if (i % 2 == 0) packed += ids.back().hex() + "\n";
  }
  box_.git({"pack-objects", "-q", ".git/objects/pack/pack"}, packed);
  std::sort(ids.begin(), ids.end());
  const ObjectStore objects = store();
  const auto expected = [&](const std::string& hex) {
    std::vector<ObjectId> out;
    for (const ObjectId& id : ids) {
      if (id.hex().starts_with(hex)) out.push_back(id);
    }
    return out;
  };
  for (std::size_t i = 0; i < ids.size(); i += 7) {
    const std::string hex = ids[i].hex();
    for (const std::size_t digits : {2, 3, 4, 5, 39, 40}) {
      SCOPED_TRACE(hex.substr(0, digits));
      EXPECT_EQ(objects.with_prefix(hex.substr(0, digits), 100), expected(hex.substr(0, digits)));
    }
    EXPECT_EQ(objects.with_prefix(hex.substr(0, 2), 1).size(), 1u);
    EXPECT_EQ(objects.with_prefix(hex.substr(0, 2), 1)[0], expected(hex.substr(0, 2))[0]);
  }
  std::string upper = ids[0].hex().substr(0, 6);
  for (char& digit : upper) digit = static_cast<char>(std::toupper(digit));
  EXPECT_EQ(objects.with_prefix(upper, 10), expected(ids[0].hex().substr(0, 6)));
  for (const char* hex : {"", "a", "xyz1", "ab/d", "abc.", "HEAD"}) {
    EXPECT_TRUE(objects.with_prefix(hex, 10).empty()) << hex;
  }
  EXPECT_TRUE(objects.with_prefix(std::string(41, 'a'), 10).empty());
}

TEST_F(ObjectStoreTest, ASoundCopyElsewhereIsRead) {
  const ObjectId id = blob("text that is there twice");
  box_.git({"pack-objects", "-q", ".git/objects/pack/pack"}, id.hex() + "\n");
  box_.remove(file_of(id));
  box_.write(file_of(id), "no object");
  EXPECT_EQ(store().read(id, 100).bytes, "text that is there twice");
  EXPECT_EQ(store().header(id).size, 24u);
}

TEST_F(ObjectStoreTest, ObjectsThatMovedIntoANewPackAreFound) {
  const ObjectId one = blob("one");
  const ObjectId two = blob("two");
  const ObjectStore objects = store();
  const ObjectId absent = *ObjectId::from_hex(std::string(40, 'a'));
  EXPECT_EQ(objects.read(absent, 10).state, ObjectState::kMissing);
  EXPECT_TRUE(objects.packs().empty());
  box_.git({"pack-objects", "-q", ".git/objects/pack/pack"}, one.hex() + "\n");
  box_.remove(file_of(one));
  EXPECT_EQ(objects.read(one, 10).bytes, "one");
  EXPECT_EQ(objects.packs().size(), 1u);
  box_.git({"pack-objects", "-q", ".git/objects/pack/pack"}, two.hex() + "\n");
  box_.remove(file_of(two));
  EXPECT_EQ(objects.header(two).size, 3u);
  // One that is open stays readable when its file is gone.
  box_.remove(".git/objects/pack");
  EXPECT_EQ(objects.read(one, 10).bytes, "one");
}

TEST_F(ObjectStoreTest, WhatCannotBeReadIsNamedWithWhatIsMissing) {
  const ObjectId id = blob("text");
  const std::string name =
      box_.git({"pack-objects", "-q", ".git/objects/pack/pack"}, id.hex() + "\n").substr(0, 40);
  box_.remove(file_of(id));
  const std::string index = ".git/objects/pack/pack-" + name + ".idx";
  box_.remove(index);
  const ObjectStore objects = store();
  EXPECT_EQ(objects.read(id, 10).state, ObjectState::kMissing);
  EXPECT_EQ(objects.problems().size(), 1u);
  EXPECT_NE(objects.explain(ObjectState::kMissing, id).find("git index-pack"), std::string::npos);
}

TEST_F(ObjectStoreTest, ThreadsReadAtOnce) {
  // Versions of one text, so that all but one are deltas; some loose, some missing.
  std::vector<ObjectId> ids;
  std::vector<std::string> texts;
  std::string list;
  std::string text;
  for (int i = 0; i < 500; ++i) text += "line " + std::to_string(i) + "\n";
  for (int i = 0; i < 60; ++i) {
    texts.push_back(text + std::to_string(i) + "\n" + text);
    ids.push_back(blob(texts.back()));
    if (i < 50) list += ids.back().hex() + "\n";
  }
  box_.git({"pack-objects", "-q", ".git/objects/pack/pack"}, list);
  for (std::size_t i = 0; i < 50; ++i) box_.remove(file_of(ids[i]));
  const ObjectStore objects = store();
  const ObjectId absent = *ObjectId::from_hex(std::string(40, 'a'));
  std::vector<int> right(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < right.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < ids.size(); ++i) {
        if (objects.read(ids[i], 1 << 20).bytes == texts[i] &&
            objects.header(ids[i]).size == texts[i].size() &&
            objects.header(absent).state == ObjectState::kMissing) {
          ++right[t];
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, std::vector<int>(4, 60));
}

}  // namespace
}  // namespace scan::git
