// What `scan PATH…` reads: files, folders, work trees, links, special and unreadable things.
#include "source/paths.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>

#include "source/repository_folder.h"
#include "support/git_sandbox.h"
#include "support/recording_sink.h"

namespace scan {
namespace {

using scan::testing::GitSandbox;
using scan::testing::RecordingSink;
using Paths = std::vector<std::string>;

// Work trees by the path of their roots; no git is asked.
class KnownRepositories : public Repositories {
 public:
  std::optional<std::string> root_of(const std::string& folder) override {
    std::optional<std::string> best;
    for (const auto& [root, tree] : trees) {
      const bool inside = folder == root || folder.starts_with(root + "/");
      if (inside && (!best || root.size() > best->size())) best = root;
    }
    return best;
  }
  Result<WorkTree> open(const std::string& root) override {
    const auto found = trees.find(root);
    if (found == trees.end()) return Error{"its index is broken"};
    return found->second;
  }
  void add(const std::string& root, Paths tracked, Paths gitlinks = {}) {
    trees[root].tracked = std::make_shared<SortedTrackedFiles>(std::move(tracked), gitlinks);
  }
  std::map<std::string, WorkTree> trees;
};

class PathsTest : public ::testing::Test {
 protected:
  // The paths are relative to the sandbox.
  Status scan(const Paths& paths, std::size_t workers = 2) {
    WorkerPool pool(workers);
    Walk walk(pool, sink_, repositories_, limits_);
    Paths full;
    for (const std::string& path : paths) full.push_back(box_.path(path));
    const Status status = add_paths(walk, repositories_, full);
    if (status.ok()) pool.run();
    return status;
  }
  void make_repository(const std::string& folder) {
    box_.write(folder + ".git/HEAD", "ref: refs/heads/main\n");
    std::filesystem::create_directories(box_.path(folder + ".git/objects"));
    std::filesystem::create_directories(box_.path(folder + ".git/refs"));
  }
  void be_work_tree(Paths tracked, Paths gitlinks = {}) {
    make_repository("");
    repositories_.add(box_.dir(), std::move(tracked), std::move(gitlinks));
  }
  std::string shown(const std::string& path) { return box_.path(path); }

  GitSandbox box_;
  RecordingSink sink_;
  KnownRepositories repositories_;
  ReadLimits limits_;
};

TEST_F(PathsTest, AWorkTreeGivesTrackedAndNotIgnoredFiles) {
  box_.write(".gitignore", "*.log\n/out/\n");
  box_.write("a.c", "x");
  box_.write("b.log", "x");
  box_.write("tracked.log", "x");
  box_.write("out/kept/t.c", "x");
  box_.write("out/other/u.c", "x");
  box_.write("sub/.gitignore", "!b.log\n");
  box_.write("sub/b.log", "x");
  be_work_tree({"a.c", "tracked.log", "out/kept/t.c"});
  ASSERT_TRUE(scan({""}).ok());
  EXPECT_EQ(sink_.file_paths(), (Paths{".gitignore", "a.c", "out/kept/t.c", "sub/.gitignore",
                                       "sub/b.log", "tracked.log"}));
  EXPECT_EQ(sink_.names["out"], "kept\n");
  EXPECT_TRUE(sink_.problems.empty());
}

TEST_F(PathsTest, OutsideARepositoryEveryFileIsRead) {
  box_.write(".gitignore", "*\n");
  box_.write("a/b.log", "x");
  ASSERT_TRUE(scan({""}).ok());
  EXPECT_EQ(sink_.file_paths(), (Paths{shown(".gitignore"), shown("a/b.log")}));
}

TEST_F(PathsTest, WhatIsNamedIsReadEvenWhereItIsIgnored) {
  box_.write(".gitignore", "out/\n*.log\n");
  box_.write("out/.gitignore", "*\n");
  box_.write("out/x.c", "x");
  box_.write("a.log", "text");
  be_work_tree({});
  ASSERT_TRUE(scan({"a.log", "out", "a.log"}).ok());
  EXPECT_EQ(sink_.file_paths(), (Paths{"a.log", "out/.gitignore", "out/x.c"}));
  EXPECT_EQ(sink_.files["a.log"].size(), 1u);
  EXPECT_EQ(sink_.names[""], "a.log\n");
}

TEST_F(PathsTest, AFolderBelowTheRootObeysTheRulesAboveIt) {
  box_.write(".gitignore", "*.log\n");
  box_.write("a/.gitignore", "/b/*.tmp\n");
  box_.write("a/b/x.log", "x");
  box_.write("a/b/x.tmp", "x");
  box_.write("a/b/x.c", "x");
  be_work_tree({});
  ASSERT_TRUE(scan({"a/b"}).ok());
  EXPECT_EQ(sink_.file_paths(), (Paths{"a/b/x.c"}));
}

TEST_F(PathsTest, APathThatIsNotThereIsAnError) {
  const Status status = scan({"nowhere"});
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().message.find("nowhere"), std::string::npos);
  EXPECT_FALSE(scan({"a/../nowhere/"}).ok());
}

TEST_F(PathsTest, NestedRepositoriesAreScopesOfTheirOwn) {
  box_.write(".gitignore", "*.log\n");
  make_repository("known/");
  box_.write("known/x.log", "x");
  make_repository("broken/");
  box_.write("broken/y.log", "x");
  box_.write("fake/.git/config", "x");
  box_.write("fake/z.c", "x");
  box_.write("module/.git", "gitdir: ../.git/modules/module\n");
  box_.write("module/m.c", "x");
  std::filesystem::create_directory(box_.path("absent"));
  be_work_tree({"module", "absent"}, {"module", "absent"});
  repositories_.add(box_.path("known"), {});
  repositories_.add(box_.path("module"), {"m.c"});
  ASSERT_TRUE(scan({""}).ok());
  EXPECT_EQ(sink_.file_paths(),
            (Paths{".gitignore", "broken/y.log", "fake/z.c", "known/x.log", "module/m.c"}));
  ASSERT_EQ(sink_.problems.size(), 1u);
  EXPECT_EQ(sink_.problems[0], (Problem{"broken", "its index is broken"}));
  EXPECT_EQ(sink_.skips, (std::map<std::string, Skip>{{"absent", Skip::kUninitialised}}));
}

TEST_F(PathsTest, LinksAreReadAsLinks) {
  box_.write("secret/inside", "x");
  box_.symlink("secret", "to-folder");
  box_.symlink("secret/inside", "to-file");
  box_.symlink("nowhere", "dangling");
  be_work_tree({});
  ASSERT_TRUE(scan({""}).ok());
  EXPECT_EQ(sink_.links,
            (std::map<std::string, std::string>{
                {"dangling", "nowhere"}, {"to-file", "secret/inside"}, {"to-folder", "secret"}}));
  EXPECT_EQ(sink_.file_paths(), (Paths{"secret/inside"}));
}

TEST_F(PathsTest, ANamedLinkToAFolderIsFollowedOnlyWhereItIsThePersonsOwn) {
  box_.write("secret/inside", "x");
  box_.symlink("secret", "link");
  ASSERT_TRUE(scan({"link"}).ok());
  EXPECT_EQ(sink_.file_paths(), (Paths{shown("link/inside")}));
  be_work_tree({});
  sink_.files.clear();
  ASSERT_TRUE(scan({"link"}).ok());
  EXPECT_TRUE(sink_.files.empty());
  EXPECT_EQ(sink_.links["link"], "secret");
}

TEST_F(PathsTest, SpecialFilesAreSkippedWithoutWaiting) {
  ASSERT_EQ(mkfifo(box_.path("fifo").c_str(), 0600), 0);
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = box_.path("sock");
  ASSERT_LT(name.size(), sizeof(address.sun_path));
  name.copy(address.sun_path, name.size());
  ASSERT_EQ(bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  ASSERT_TRUE(scan({"", "fifo"}).ok());
  close(fd);
  EXPECT_EQ(sink_.skips, (std::map<std::string, Skip>{{shown("fifo"), Skip::kSpecial},
                                                      {shown("sock"), Skip::kSpecial}}));
  EXPECT_TRUE(sink_.problems.empty());
}

TEST_F(PathsTest, WhatCannotBeReadIsAProblem) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
  box_.write("file", "x");
  box_.write("folder/x", "x");
  chmod(box_.path("file").c_str(), 0);
  chmod(box_.path("folder").c_str(), 0);
  ASSERT_TRUE(scan({""}).ok());
  chmod(box_.path("folder").c_str(), 0700);
  std::sort(sink_.problems.begin(), sink_.problems.end());
  EXPECT_EQ(sink_.problems, (std::vector<Problem>{{shown("file"), "Permission denied"},
                                                  {shown("folder"), "Permission denied"}}));
}

TEST_F(PathsTest, NamesMayHoldAnyByte) {
  const Paths names = {"a\nb", "\x1b[31m", "\xff\xfe", "-", " ", "[id].ts"};
  Paths expected;
  for (const std::string& name : names) {
    box_.write(name + "/" + name, name);
    expected.push_back(name + "/" + name);
  }
  std::sort(expected.begin(), expected.end());
  be_work_tree({});
  ASSERT_TRUE(scan({""}).ok());
  EXPECT_EQ(sink_.file_paths(), expected);
  EXPECT_EQ(sink_.names["a\nb"], "a\nb\n");
}

TEST_F(PathsTest, ADeepTreeIsWalkedToItsEnd) {
  constexpr int kLevels = 3000;
  FileHandle at = open_folder(box_.dir());
  for (int i = 0; i < kLevels; ++i) {
    ASSERT_EQ(mkdirat(at.fd(), "d", 0700), 0);
    ASSERT_EQ(mkdirat(at.fd(), "e", 0700), 0);
    at = open_folder_below(at.fd(), "d");
    ASSERT_TRUE(at.is_open());
  }
  const int file = openat(at.fd(), "f", O_CREAT | O_WRONLY, 0600);
  ASSERT_EQ(write(file, "deep", 4), 4);
  close(file);
  be_work_tree({});
  for (const std::size_t workers : {1u, 4u}) {
    SCOPED_TRACE(workers);
    sink_.files.clear();
    ASSERT_TRUE(scan({""}, workers).ok());
    ASSERT_EQ(sink_.files.size(), 1u);
    EXPECT_EQ(sink_.files.begin()->first.size(), 2u * kLevels + 1);
    EXPECT_EQ(sink_.files.begin()->second[0].bytes, "deep");
    EXPECT_TRUE(sink_.problems.empty());
  }
  EXPECT_EQ(box_.run({"rm", "-rf", "d"}).exit_code, 0);
}

TEST_F(PathsTest, AnOversizedIgnoreFileIsToldAndNotObeyed) {
  box_.write(".gitignore", "x.c\n" + std::string(kMostIgnoreBytes + 1, '#'));
  box_.write("x.c", "x");
  be_work_tree({});
  ASSERT_TRUE(scan({""}).ok());
  EXPECT_EQ(sink_.file_paths(), (Paths{".gitignore", "x.c"}));
  EXPECT_EQ(sink_.problems.size(), 1u);
}

TEST_F(PathsTest, AStoppedScanDeliversNothingMore) {
  box_.write("a", "x");
  sink_.stop = true;
  ASSERT_TRUE(scan({""}).ok());
  EXPECT_TRUE(sink_.files.empty());
}

TEST_F(PathsTest, TheSameAtAnyNumberOfWorkers) {
  for (int i = 0; i < 300; ++i) {
    box_.write("d" + std::to_string(i % 7) + "/f" + std::to_string(i), std::to_string(i));
  }
  be_work_tree({});
  ASSERT_TRUE(scan({""}, 1).ok());
  const Paths alone = sink_.file_paths();
  EXPECT_EQ(alone.size(), 300u);
  sink_.files.clear();
  ASSERT_TRUE(scan({""}, 8).ok());
  EXPECT_EQ(sink_.file_paths(), alone);
  for (const auto& [path, pieces] : sink_.files) EXPECT_EQ(pieces.size(), 1u) << path;
}

}  // namespace
}  // namespace scan
