// Objects loose, packed and in alternates; missing, corrupt and too large told apart.
#include "git/object_store.h"

#include <gtest/gtest.h>

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

TEST_F(ObjectStoreTest, Sha256IsANamedError) {
  testing::GitSandbox other;
  other.git({"init", "-q", "--object-format=sha256"});
  Environment environment;
  environment.cwd = other.dir();
  const auto found = discover(".", environment);
  ASSERT_TRUE(found.ok() && *found);
  const auto objects = ObjectStore::open(**found);
  ASSERT_FALSE(objects.ok());
  EXPECT_NE(objects.error().message.find("SHA-256"), std::string::npos);
  // An id of the wrong size is simply not there.
  EXPECT_EQ(store().header(ObjectId::zero(32)).state, ObjectState::kMissing);
}

TEST_F(ObjectStoreTest, ThreadsReadAtOnce) {
  std::vector<ObjectId> ids;
  std::string list;
  for (int i = 0; i < 50; ++i) {
    ids.push_back(blob("text " + std::to_string(i)));
    list += ids.back().hex() + "\n";
  }
  box_.git({"pack-objects", "-q", ".git/objects/pack/pack"}, list);
  const ObjectStore objects = store();
  std::vector<int> right(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < right.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < ids.size(); ++i) {
        if (objects.read(ids[i], 100).bytes == "text " + std::to_string(i)) ++right[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, std::vector<int>(4, 50));
}

}  // namespace
}  // namespace scan::git
