// Lists of paths as in GIT_ALTERNATE_OBJECT_DIRECTORIES and objects/info/alternates.
#include "git/path_list.h"

#include <gtest/gtest.h>

namespace scan::git {
namespace {

TEST(PathListTest, Splits) {
  using Paths = std::vector<std::string>;
  const struct {
    const char* list;
    Paths paths;
  } rows[] = {
      {"", {}},
      {"/a", {"/a"}},
      {"/a:/b c", {"/a", "/b c"}},
      {"::/a::", {"/a"}},
      {"\"/a:b\":/c", {"/a:b", "/c"}},
      {"\"/\\\"q\\\\\\t\":/c", {"/\"q\\\t", "/c"}},
      {"\"/\\303\\244\"", {"/\xC3\xA4"}},
      {"/a\"b", {"/a\"b"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.list);
    EXPECT_EQ(split_path_list(row.list), row.paths);
  }
}

TEST(PathListTest, LinesOfAFile) {
  using Paths = std::vector<std::string>;
  EXPECT_EQ(split_path_list("/a:b\n\n# no\n\"/c\\nd\"\n../e\n\"/f\n/g", '\n'),
            (Paths{"/a:b", "/c\nd", "../e", "\"/f", "/g"}));
  EXPECT_EQ(split_path_list("#/a:/b:/c#"), (Paths{"/b", "/c#"}));
}

TEST(PathListTest, OpenQuotesDoNotRunPastTheEnd) {
  for (const char* list : {"\"", "\"abc", "\"abc\\", "\"abc\\3", "\"abc\\39x\"", "\"abc\\q\""}) {
    SCOPED_TRACE(list);
    EXPECT_LE(split_path_list(list).size(), 1u);
  }
}

}  // namespace
}  // namespace scan::git
