// git's configuration syntax: values against git's own reading, and texts that are refused.
#include "git/config_file.h"

#include <gtest/gtest.h>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

struct Value {
  const char* text;
  const char* key;
  const char* value;
};

const Value kValues[] = {
    {"[a]\nb = c\n", "a.b", "c"},
    {"[a] b = c\n", "a.b", "c"},
    {"[A]\nB-1=c", "a.b-1", "c"},
    {"[a]\r\nb = c\r\n", "a.b", "c"},
    {"\xEF\xBB\xBF[a]\nb = c\n", "a.b", "c"},
    {"[a]\nb =   two  words  \n", "a.b", "two  words"},
    {"[a]\nb = \" kept \" \n", "a.b", " kept "},
    {"[a]\nb = x \" y \"z\n", "a.b", "x  y z"},
    {"[a]\nb = c # comment\n", "a.b", "c"},
    {"[a]\nb = c ; comment\n", "a.b", "c"},
    {"[a]\nb = \"c # no comment\"\n", "a.b", "c # no comment"},
    {"# first\n; second\n[a]\nb = c\n", "a.b", "c"},
    {"[a]\nb = one \\\ntwo\n", "a.b", "one two"},
    {"[a]\nb = \\t\\n\\\"\\\\\n", "a.b", "\t\n\"\\"},
    {"[a]\nb = old\nb = new\n", "a.b", "new"},
    {"[a]\nb = old\n[x]\n[a]\nb = new\n", "a.b", "new"},
    {"[a \"Sub.Section\"]\nb = c\n", "a.Sub.Section.b", "c"},
    {"[a \"q\\\"\\\\\"]\nb = c\n", "a.q\"\\.b", "c"},
    {"[a.Sub]\nb = c\n", "a.sub.b", "c"},
    {"[a]\nb =\n", "a.b", ""},
    {"before = x\n[a]\nb = c\n", "a.b", "c"},
    {"[include]\npath = /etc/passwd\n[a]\nb = c\n", "a.b", "c"},
};

TEST(ConfigFileTest, ReadsValuesAsGitDoes) {
  testing::GitSandbox box;
  for (const Value& row : kValues) {
    SCOPED_TRACE(row.text);
    const auto file = ConfigFile::parse(row.text, "config");
    ASSERT_TRUE(file.ok()) << file.error().message;
    ASSERT_TRUE(file->get(row.key).has_value());
    EXPECT_EQ(*file->get(row.key), row.value);
    box.write("config", row.text);
    EXPECT_EQ(box.git({"config", "--no-includes", "-z", "-f", "config", "--get", row.key}),
              std::string(row.value) + '\0');
  }
}

TEST(ConfigFileTest, RefusesWhatGitRefuses) {
  const char* const texts[] = {
      "[a\nb = c\n",          "[a]\nb c\n",        "[]\nb = c\n",
      "[a]\n1b = c\n",        "[a]\nb = \"open\n", "[a]\nb = \\x\n",
      "[a \"s]\nb = c\n",     "[a \"s\" x]\n",     "[a b]\n",
      "[a]\nb_c = d\n",       "[a]\n= c\n",        "[a]\nb = \"x\\",
      "[a \"s\n\"]\nb = c\n",
  };
  testing::GitSandbox box;
  for (const char* text : texts) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(ConfigFile::parse(text, "config").ok());
    box.write("config", text);
    EXPECT_NE(box.try_git({"config", "-f", "config", "--list"}).exit_code, 0);
  }
}

TEST(ConfigFileTest, ErrorNamesTheLine) {
  const auto file = ConfigFile::parse("[a]\nb = c\nd d\n", "some/config");
  ASSERT_FALSE(file.ok());
  EXPECT_TRUE(file.error().message.starts_with("some/config:3:")) << file.error().message;
}

TEST(ConfigFileTest, Booleans) {
  const auto file = ConfigFile::parse(
      "[a]\nyes1 = TRUE\nyes2\nyes3 = on\nyes4 = 7\nno1 = No\nno2 =\nno3 = 0\nbad = perhaps\n",
      "config");
  ASSERT_TRUE(file.ok());
  for (const char* key : {"a.yes1", "a.yes2", "a.yes3", "a.yes4"}) {
    SCOPED_TRACE(key);
    const auto value = file->get_bool(key);
    ASSERT_TRUE(value.ok() && *value);
    EXPECT_TRUE(**value);
  }
  for (const char* key : {"a.no1", "a.no2", "a.no3"}) {
    SCOPED_TRACE(key);
    const auto value = file->get_bool(key);
    ASSERT_TRUE(value.ok() && *value);
    EXPECT_FALSE(**value);
  }
  EXPECT_FALSE(file->get_bool("a.bad").ok());
  const auto absent = file->get_bool("a.none");
  ASSERT_TRUE(absent.ok());
  EXPECT_FALSE(absent->has_value());
}

TEST(ConfigFileTest, IncludesAreOnlyEntries) {
  testing::GitSandbox box;
  box.write("other", "[core]\nbare = true\n");
  const auto file = ConfigFile::parse("[include]\npath = " + box.path("other") + "\n", "config");
  ASSERT_TRUE(file.ok());
  EXPECT_FALSE(file->get("core.bare").has_value());
}

TEST(ConfigFileTest, NamesInASection) {
  const auto file = ConfigFile::parse("[extensions]\nOne = 1\n[extensionsx]\ntwo = 2\n", "config");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->names_in("extensions"), std::vector<std::string_view>{"one"});
}

}  // namespace
}  // namespace scan::git
