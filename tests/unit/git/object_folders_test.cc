// Alternates as git follows them, the packs and the loose objects found in them.
#include "git/object_folders.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

class ObjectFoldersTest : public ::testing::Test {
 protected:
  Repository repository() const {
    Repository out;
    out.objects_dir = objects("own");
    return out;
  }
  // A folder of objects with its list of alternates.
  void make(const std::string& name, std::string_view alternates) {
    box_.write(name + "/objects/info/alternates", alternates);
  }
  std::string objects(const std::string& name) const { return box_.path(name + "/objects"); }

  testing::GitSandbox box_;
};

using Paths = std::vector<std::string>;

TEST_F(ObjectFoldersTest, ListsAreReadAsGitReadsThem) {
  for (const char* name : {"a", "b", "c d", "e\"f", "g\nh", "i"}) make(name, "");
  make("own", "# a comment\n" + objects("a") + "\n\n../../b/objects\n../../c d/objects\n" +
                  objects("e\"f") + "\n\"../../g\\nh/objects\"\n" + objects("a") + "/\n" +
                  "\"broken\n#" + objects("i") + "\n");
  const ObjectFolders found = object_folders(repository());
  EXPECT_EQ(found.paths, (Paths{objects("own"), objects("a"), objects("b"), objects("c d"),
                                objects("e\"f"), objects("g\nh")}));
  ASSERT_EQ(found.problems.size(), 1u);
  EXPECT_EQ(found.problems[0].where, objects("own") + "/\"broken");
}

TEST_F(ObjectFoldersTest, TheirOwnAlternatesFollowEach) {
  make("own", objects("a") + "\n" + objects("b") + "\n");
  make("a", "../../c/objects\n");
  make("b", objects("own") + "\n" + objects("a") + "\n");
  make("c", objects("a") + "\n");
  make("env", objects("deep") + "\n");
  make("deep", "");
  Repository with = repository();
  with.alternates = {objects("env"), box_.path("nowhere")};
  const ObjectFolders found = object_folders(with);
  EXPECT_EQ(found.paths, (Paths{objects("own"), objects("env"), objects("deep"), objects("a"),
                                objects("c"), objects("b")}));
  ASSERT_EQ(found.problems.size(), 1u);
  EXPECT_EQ(found.problems[0].where, box_.path("nowhere"));
  EXPECT_NE(found.problems[0].reason.find("GIT_ALTERNATE_OBJECT_DIRECTORIES"), std::string::npos);
}

TEST_F(ObjectFoldersTest, AsDeepAsGitGoes) {
  // Each repository but the last holds an object that only it has.
  std::vector<std::string> ids;
  for (int i = 0; i < 9; ++i) {
    const std::string name = "r" + std::to_string(i);
    box_.git({"init", "-q", name});
    ids.push_back(box_.git({"-C", name, "hash-object", "-w", "--stdin"}, name).substr(0, 40));
    box_.write(name + "/.git/objects/info/alternates",
               box_.path("r" + std::to_string(i + 1)) + "/.git/objects\n");
  }
  Repository first;
  first.objects_dir = box_.path("r0/.git/objects");
  const ObjectFolders found = object_folders(first);
  EXPECT_EQ(found.problems.size(), 1u);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool git_has_it = box_.try_git({"-C", "r0", "cat-file", "-e", ids[i]}).exit_code == 0;
    EXPECT_EQ(i < found.paths.size(), git_has_it) << i;
  }
  EXPECT_EQ(found.paths.size(), 7u);
}

TEST_F(ObjectFoldersTest, HostileLists) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "/nowhere/" + std::to_string(i) + "\n";
  make("own", many);
  const ObjectFolders found = object_folders(repository());
  EXPECT_EQ(found.paths.size(), 1u);
  EXPECT_LE(found.problems.size(), 1001u);
  EXPECT_GE(found.problems.size(), 1000u);

  make("own", std::string(2 << 20, 'x'));
  EXPECT_EQ(object_folders(repository()).problems.size(), 1u);

  box_.remove("own/objects/info/alternates");
  ASSERT_EQ(mkfifo(box_.path("own/objects/info/alternates").c_str(), 0600), 0);
  EXPECT_EQ(object_folders(repository()).problems.size(), 1u);
}

class PackListTest : public ::testing::Test {
 protected:
  PackListTest() { box_.git({"init", "-q"}); }

  // The name of a new pack of one object, without its ending.
  std::string pack(const std::string& text) {
    const std::string id = box_.git({"hash-object", "-w", "--stdin"}, text);
    return folder() + "pack-" +
           box_.git({"pack-objects", "-q", ".git/objects/pack/pack"}, id).substr(0, 40);
  }
  std::string folder() const { return box_.path(".git/objects/pack/"); }
  PackList list() const { return open_packs({box_.path(".git/objects")}, ObjectId::kSha1); }
  void move(const std::string& from, const std::string& to) {
    EXPECT_EQ(std::rename(from.c_str(), to.c_str()), 0);
  }
  // The single problem, or what is wrong.
  Problem problem() const {
    const PackList found = list();
    if (found.problems.size() == 1) return found.problems[0];
    return {"", std::to_string(found.problems.size()) + " problems"};
  }

  testing::GitSandbox box_;
};

TEST_F(PackListTest, InOrderOfName) {
  EXPECT_TRUE(list().packs.empty());
  Paths names;
  for (const char* text : {"a", "b", "c", "d"}) names.push_back(pack(text) + ".pack");
  std::sort(names.begin(), names.end());
  const PackList found = list();
  Paths paths;
  for (const auto& each : found.packs) paths.push_back(each->path());
  EXPECT_EQ(paths, names);
  EXPECT_TRUE(found.problems.empty());
  EXPECT_FALSE(found.promisor);
  box_.write(".git/objects/pack/pack-1.promisor", "");
  EXPECT_TRUE(list().promisor);
  EXPECT_TRUE(open_packs({"/nowhere"}, ObjectId::kSha1).problems.empty());
}

TEST_F(PackListTest, HalvesAndBrokenOnesAreNamed) {
  const std::string sound = pack("sound");
  const std::string name = pack("text");
  const std::string packed = box_.read(name.substr(box_.dir().size() + 1) + ".pack");
  move(name + ".idx", box_.path("idx"));
  EXPECT_EQ(problem().where, name + ".pack");
  move(box_.path("idx"), name + ".idx");
  EXPECT_TRUE(list().problems.empty());

  move(name + ".pack", box_.path("pack"));
  EXPECT_EQ(problem().where, name + ".idx");
  box_.write(name.substr(box_.dir().size() + 1) + ".pack", packed.substr(0, packed.size() - 1));
  EXPECT_EQ(problem().where, name + ".pack");
  EXPECT_EQ(list().packs.size(), 2u);
  box_.write(name.substr(box_.dir().size() + 1) + ".pack", "no pack");
  EXPECT_EQ(problem().where, name + ".idx");
  EXPECT_EQ(list().packs.size(), 1u);
  std::remove((name + ".idx").c_str());
  std::remove((name + ".pack").c_str());

  box_.write(".git/objects/pack/tmp_pack_1", "");
  box_.write(".git/objects/pack/.tmp-1-pack-2.pack", "");
  EXPECT_TRUE(list().problems.empty());
  ASSERT_EQ(mkfifo((name + ".idx").c_str(), 0600), 0);
  EXPECT_EQ(problem().where, name + ".idx");
}

TEST_F(PackListTest, LooseObjects) {
  std::vector<ObjectId> ids;
  for (int i = 0; i < 100; ++i) {
    ids.push_back(*ObjectId::from_hex(
        box_.git({"hash-object", "-w", "--stdin"}, std::to_string(i)).substr(0, 40)));
  }
  std::sort(ids.begin(), ids.end());
  box_.write(".git/objects/ab/tmp_obj_1", "");
  box_.write(".git/objects/ab/" + std::string(38, 'A'), "");
  box_.write(".git/objects/ab/" + std::string(38, 'x'), "");
  box_.write(".git/objects/ab/" + std::string(62, 'a'), "");
  box_.write(".git/objects/abc/" + std::string(37, 'a'), "");
  box_.write(".git/objects/AB/" + std::string(38, 'a'), "");
  const std::string folder = box_.path(".git/objects");
  EXPECT_EQ(list_loose({folder, folder}, ObjectId::kSha1).ids, ids);
  EXPECT_EQ(list_loose({folder}, ObjectId::kSha256).ids,
            (std::vector<ObjectId>{*ObjectId::from_hex("ab" + std::string(62, 'a'))}));
  const std::string digits = ids[3].hex().substr(0, 2);
  for (const ObjectId& id : list_loose({folder}, ObjectId::kSha1, digits).ids) {
    EXPECT_EQ(id.hex().substr(0, 2), digits);
  }
  EXPECT_FALSE(list_loose({folder}, ObjectId::kSha1, digits).ids.empty());
}

}  // namespace
}  // namespace scan::git
