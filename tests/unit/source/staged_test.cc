// What `scan --staged` hands over: which bytes of which paths, and which of their lines are new.
#include "source/staged.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "support/git_sandbox.h"
#include "support/recording_sink.h"

namespace scan {
namespace {

// Besides the blobs keeps which of their lines count as new, as "1,3,4".
class LinesSink : public testing::RecordingSink {
 public:
  void blob(std::size_t worker, const Blob& blob) override {
    RecordingSink::blob(worker, blob);
    if (blob.part == BlobPart::kName) return;
    const auto count =
        static_cast<std::uint64_t>(std::count(blob.bytes.begin(), blob.bytes.end(), '\n'));
    std::string lines;
    for (std::uint64_t line = 1; line <= count; ++line) {
      if (blob.change != nullptr && !blob.change->touches({line, line})) continue;
      if (!lines.empty()) lines += ',';
      lines += std::to_string(line);
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    new_lines[std::string(blob.path)] = lines;
  }

  std::map<std::string, std::string> new_lines;

 private:
  std::mutex mutex_;
};

std::string numbered(int first, int last) {
  std::string text;
  for (int i = first; i <= last; ++i) text += "line number " + std::to_string(i) + "\n";
  return text;
}

class StagedTest : public ::testing::Test {
 protected:
  StagedTest() {
    box_.git({"init", "-q"});
    box_.write("old.txt", numbered(1, 20));
    box_.write("mode.sh", "echo\n");
    box_.symlink("target", "link");
    commit_all();
  }

  void commit_all() {
    box_.git({"add", "-A"});
    box_.git({"commit", "-q", "-m", "x"});
  }

  void run(std::size_t workers = 1) {
    git::Environment environment;
    environment.cwd = box_.dir();
    const auto repository = git::discover(".", environment);
    ASSERT_TRUE(repository.ok() && *repository);
    const auto source = StagedSource::open(**repository);
    ASSERT_TRUE(source.ok()) << source.error().message;
    size_ = source->changed_paths().size();
    WorkerPool pool(workers);
    source->add_to(pool, sink_);
    pool.run();
  }

  std::string bytes_of(const std::string& path) {
    const auto found = sink_.files.find(path);
    return found == sink_.files.end() ? "(not delivered)" : found->second.at(0).bytes;
  }

  testing::GitSandbox box_;
  LinesSink sink_;
  std::size_t size_ = 0;
};

TEST_F(StagedTest, NothingStaged) {
  box_.write("old.txt", "only in the work tree\n");
  box_.write("untracked.txt", "x\n");
  run();
  EXPECT_EQ(size_, 0u);
  EXPECT_TRUE(sink_.files.empty() && sink_.links.empty() && sink_.names.empty());
}

TEST_F(StagedTest, TheStagedBytesNotThoseOfTheWorkTree) {
  box_.write("old.txt", numbered(1, 9) + "staged\n" + numbered(10, 20));
  box_.git({"add", "old.txt"});
  box_.write("old.txt", "later\n");
  run();
  EXPECT_EQ(bytes_of("old.txt"), numbered(1, 9) + "staged\n" + numbered(10, 20));
  EXPECT_EQ(sink_.new_lines["old.txt"], "10");
  EXPECT_TRUE(sink_.names.empty()) << "its name is not new";
}

TEST_F(StagedTest, AddedFileIsNewThroughoutAndSoIsItsName) {
  box_.write("dir/[id].ts", "one\ntwo\n");
  box_.git({"add", "-A"});
  run();
  EXPECT_EQ(sink_.new_lines["dir/[id].ts"], "1,2");
  ASSERT_EQ(sink_.names.size(), 1u);
  EXPECT_NE(sink_.names.begin()->second.find("[id].ts"), std::string::npos);
}

TEST_F(StagedTest, OnlyDeletedLinesMeansNoNewLine) {
  box_.write("old.txt", numbered(1, 5));
  box_.git({"add", "-A"});
  run();
  EXPECT_EQ(bytes_of("old.txt"), numbered(1, 5));
  EXPECT_EQ(sink_.new_lines["old.txt"], "");
}

TEST_F(StagedTest, DeletedAndModeOnlyBringNoBytes) {
  box_.git({"rm", "-q", "old.txt"});
  box_.git({"update-index", "--chmod=+x", "mode.sh"});
  run();
  EXPECT_EQ(size_, 2u);
  EXPECT_TRUE(sink_.files.empty());
}

TEST_F(StagedTest, PureRenameBringsOnlyAName) {
  box_.git({"mv", "old.txt", "new.txt"});
  run();
  EXPECT_EQ(sink_.new_lines["new.txt"], "");
  EXPECT_EQ(sink_.names.size(), 1u);
}

TEST_F(StagedTest, RenameWithAnEditIsHeldAgainstTheOldFile) {
  box_.git({"mv", "old.txt", "new.txt"});
  box_.write("new.txt", "fresh\n" + numbered(1, 20));
  box_.git({"add", "-A"});
  run();
  EXPECT_EQ(sink_.new_lines["new.txt"], "1");
}

TEST_F(StagedTest, LittleInCommonIsNoRename) {
  box_.git({"rm", "-q", "old.txt"});
  box_.write("new.txt", numbered(1, 3) + numbered(101, 110));
  box_.git({"add", "-A"});
  run();
  EXPECT_EQ(sink_.new_lines["new.txt"], "1,2,3,4,5,6,7,8,9,10,11,12,13");
}

TEST_F(StagedTest, CopyIsNew) {
  box_.write("copy.txt", numbered(1, 2));
  box_.write("old.txt", numbered(1, 20) + "more\n");
  box_.git({"add", "-A"});
  run();
  EXPECT_EQ(sink_.new_lines["copy.txt"], "1,2") << "the other one stays";
}

TEST_F(StagedTest, LinksAndTypes) {
  box_.symlink("elsewhere", "link");
  box_.symlink("was a file", "old.txt");
  box_.git({"add", "-A"});
  run();
  EXPECT_EQ(sink_.links["link"], "elsewhere");
  EXPECT_EQ(sink_.links["old.txt"], "was a file");
  EXPECT_TRUE(sink_.files.empty());
}

TEST_F(StagedTest, IntentToAddIsNotStaged) {
  box_.write("later.txt", "x\n");
  box_.git({"add", "-N", "later.txt"});
  run();
  EXPECT_EQ(size_, 0u);
}

TEST_F(StagedTest, SubmoduleBringsItsNameOnly) {
  box_.git({"update-index", "--add", "--cacheinfo", "160000," + std::string(40, '1') + ",sub"});
  run();
  EXPECT_EQ(size_, 1u);
  EXPECT_TRUE(sink_.files.empty());
  EXPECT_TRUE(sink_.problems.empty());
  EXPECT_EQ(sink_.names.size(), 1u);
}

TEST_F(StagedTest, LfsPointerIsScannedAndCounted) {
  const std::string pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
  box_.write("big.bin", pointer);
  box_.git({"add", "-A"});
  run();
  EXPECT_EQ(bytes_of("big.bin"), pointer);
  EXPECT_EQ(sink_.skips["big.bin"], Skip::kLfsPointer);
}

TEST_F(StagedTest, ConflictIsAProblem) {
  const std::string id = box_.git({"hash-object", "-w", "--stdin"}, "side\n").substr(0, 40);
  box_.git({"update-index", "--index-info"}, "0 " + std::string(40, '0') + "\told.txt\n100644 " +
                                                 id + " 2\told.txt\n100644 " + id +
                                                 " 3\told.txt\n");
  run();
  ASSERT_EQ(sink_.problems.size(), 1u);
  EXPECT_EQ(sink_.problems[0].where, "old.txt");
  EXPECT_NE(sink_.problems[0].reason.find("conflict"), std::string::npos);
}

TEST_F(StagedTest, MissingBlobIsAProblemAndTheOthersGoOn) {
  box_.write("a.txt", "a\n");
  box_.write("b.txt", "b\n");
  box_.git({"add", "-A"});
  const std::string id = box_.git({"rev-parse", ":a.txt"}).substr(0, 40);
  box_.remove(".git/objects/" + id.substr(0, 2) + "/" + id.substr(2));
  run();
  ASSERT_EQ(sink_.problems.size(), 1u);
  EXPECT_EQ(sink_.problems[0].where, "a.txt");
  EXPECT_NE(sink_.problems[0].reason.find(id), std::string::npos);
  EXPECT_EQ(bytes_of("b.txt"), "b\n");
}

TEST_F(StagedTest, MissingOldBlobMakesEveryLineNew) {
  const std::string id = box_.git({"rev-parse", "HEAD:old.txt"}).substr(0, 40);
  box_.write("old.txt", "x\n" + numbered(1, 2));
  box_.git({"add", "-A"});
  box_.remove(".git/objects/" + id.substr(0, 2) + "/" + id.substr(2));
  run();
  EXPECT_TRUE(sink_.problems.empty());
  EXPECT_EQ(sink_.new_lines["old.txt"], "1,2,3");
}

TEST_F(StagedTest, ManyFilesOnSeveralWorkers) {
  for (int i = 0; i < 200; ++i) box_.write("many/" + std::to_string(i), numbered(i, i));
  box_.git({"add", "-A"});
  run(4);
  EXPECT_EQ(size_, 200u);
  EXPECT_EQ(sink_.files.size(), 200u);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(bytes_of("many/" + std::to_string(i)), numbered(i, i));
}

TEST_F(StagedTest, StopsWhenAsked) {
  box_.write("a.txt", "a\n");
  box_.git({"add", "-A"});
  sink_.stop = true;
  run();
  EXPECT_TRUE(sink_.files.empty());
}

}  // namespace
}  // namespace scan
