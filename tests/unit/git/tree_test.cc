// Tree objects: sound, in a strange order, and broken.
#include "git/tree.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::git {
namespace {

std::string entry(const std::string& mode, const std::string& name, std::size_t id_size = 20) {
  return mode + " " + name + '\0' + std::string(id_size, '\x11');
}

Result<std::vector<TreeEntry>> parse(const std::string& bytes, std::size_t id_size = 20) {
  return parse_tree(bytes, ObjectId::zero(id_size));
}

TEST(TreeTest, ReadsEntriesOfBothHashes) {
  for (const std::size_t size : {ObjectId::kSha1, ObjectId::kSha256}) {
    const std::string bytes = entry("100644", "a", size) + entry("40000", "b", size);
    const auto entries = parse(bytes, size);
    ASSERT_TRUE(entries.ok());
    ASSERT_EQ(entries->size(), 2u);
    EXPECT_EQ((*entries)[0].name, "a");
    EXPECT_EQ((*entries)[0].mode, Mode::kFile);
    EXPECT_TRUE((*entries)[1].is_folder());
    EXPECT_EQ((*entries)[1].id,
              reinterpret_cast<const std::uint8_t*>(bytes.data()) + bytes.size() - size);
  }
}

TEST(TreeTest, BringsModesToThoseGitKnows) {
  const struct {
    const char* written;
    Mode read;
  } rows[] = {
      {"100644", Mode::kFile},       {"100664", Mode::kFile},      {"100755", Mode::kExecutable},
      {"100700", Mode::kExecutable}, {"120000", Mode::kLink},      {"40000", Mode::kFolder},
      {"040000", Mode::kFolder},     {"160000", Mode::kSubmodule}, {"0", Mode::kSubmodule}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.written);
    const std::string bytes = entry(row.written, "x");
    const auto entries = parse(bytes);
    ASSERT_TRUE(entries.ok());
    EXPECT_EQ(entries->front().mode, row.read);
  }
}

TEST(TreeTest, RefusesBrokenBytes) {
  const std::string good = entry("100644", "a");
  const std::string texts[] = {
      "100644",
      "100644 a",
      good.substr(0, good.size() - 1),
      good + "1",
      entry("", "a"),
      entry("100648", "a"),
      entry("1006440000", "a"),
      entry("-00644", "a"),
      entry("100644", ""),
      entry("100644", "a/b"),
      good + good,
      entry("100644", "b") + entry("100644", "a") + entry("100644", "b"),
  };
  for (const std::string& bytes : texts) {
    SCOPED_TRACE(bytes);
    EXPECT_FALSE(parse(bytes).ok());
  }
  EXPECT_TRUE(parse("").ok());
}

TEST(TreeTest, FolderSortsAsIfWithSlash) {
  // As git writes it: `a-b` < `a.b` < the folder `a` < `a0`, but the file `a` comes first.
  const std::string ordered =
      entry("100644", "a-b") + entry("100644", "a.b") + entry("40000", "a") + entry("100644", "a0");
  const auto entries = parse(ordered);
  ASSERT_TRUE(entries.ok());
  EXPECT_EQ((*entries)[2].name, "a");
  EXPECT_TRUE(sorts_before("a", false, "a-b", false));
  EXPECT_FALSE(sorts_before("a", true, "a-b", false));
  EXPECT_TRUE(sorts_before("a", false, "a", true));
  EXPECT_FALSE(sorts_before("a", true, "a", true));
  EXPECT_TRUE(sorts_before("a", false, "\xff", false));
}

TEST(TreeTest, SortsWhatIsOutOfOrder) {
  const std::string bytes = entry("100644", "b") + entry("100644", "a");
  const auto entries = parse(bytes);
  ASSERT_TRUE(entries.ok());
  EXPECT_EQ(entries->front().name, "a");
}

}  // namespace
}  // namespace scan::git
