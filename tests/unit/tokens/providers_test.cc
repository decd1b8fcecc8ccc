// docs/providers.md is the list of providers: every name has a status, every rule it names exists
// and is of the kind it says, and the first two groups have nothing left to do.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tokens/rule_set.h"

namespace scan::tokens {
namespace {

struct Name {
  std::string group;
  std::string name;
  std::string status;
  std::string detail;
};

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// The table rows below a `## ` heading, without the two lines of the table's head.
std::vector<Name> read_names() {
  std::ifstream in(std::string(SCAN_SOURCE_DIR) + "/docs/providers.md");
  std::vector<Name> names;
  std::string group;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) group = line.substr(3);
    if (group.empty() || !line.starts_with("| ")) continue;
    std::vector<std::string> cells;
    for (std::size_t at = 1, bar; (bar = line.find('|', at)) != line.npos; at = bar + 1) {
      cells.push_back(trimmed(line.substr(at, bar - at)));
    }
    if (cells.size() != 3) ADD_FAILURE() << line;
    if (cells.size() == 3 && cells[0] != "name") {
      names.push_back({group, cells[0], cells[1], cells[2]});
    }
  }
  return names;
}

std::vector<std::string> quoted(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0, begin; (begin = text.find('`', at)) != text.npos;) {
    const std::size_t end = text.find('`', begin + 1);
    if (end == text.npos) break;
    out.push_back(text.substr(begin + 1, end - begin - 1));
    at = end + 1;
  }
  return out;
}

TEST(Providers, ListIsWhole) {
  std::map<std::string, std::size_t> groups;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Name& name : read_names()) {
    ++groups[name.group];
    EXPECT_TRUE(seen.emplace(name.group, name.name).second) << name.name << " stands there twice";
  }
  EXPECT_EQ(groups["In four or five other scanners"], 111u);
  EXPECT_EQ(groups["In three"], 87u);
  EXPECT_EQ(groups["In two"], 504u);
  EXPECT_GE(groups["Wanted besides"], 41u);
}

TEST(Providers, EveryNameHasAStatusThatHolds) {
  const auto rules = RuleSet::builtin();
  ASSERT_TRUE(rules.ok());
  std::set<std::string> all;
  const std::vector<Name> names = read_names();
  for (const Name& name : names) all.insert(name.name);
  for (const Name& name : names) {
    SCOPED_TRACE(name.group + ": " + name.name);
    const std::vector<std::string> listed = quoted(name.detail);
    if (name.status == "rule" || name.status == "row") {
      std::size_t own = 0;
      for (const std::string& id : listed) {
        const TokenRule* rule = rules->find(id);
        ASSERT_NE(rule, nullptr) << id;
        own += rule->file != "rules/tokens/named.toml";
      }
      EXPECT_FALSE(listed.empty());
      EXPECT_EQ(own == 0, name.status == "row");
    } else if (name.status == "same") {
      ASSERT_EQ(listed.size(), 1u);
      EXPECT_TRUE(all.contains(listed[0])) << listed[0];
      EXPECT_NE(listed[0], name.name);
    } else {
      EXPECT_TRUE(name.status == "vendor gone" || name.status == "not a provider") << name.status;
      EXPECT_GE(name.detail.size(), 10u) << "says not why";
    }
  }
}

// A row whose name stands in no table was added without the list, or renamed. Vendors with a file
// of their own may be more than the list has.
TEST(Providers, EveryRowIsListed) {
  const auto rules = RuleSet::builtin();
  ASSERT_TRUE(rules.ok());
  std::set<std::string> listed;
  for (const Name& name : read_names()) {
    for (const std::string& id : quoted(name.detail)) listed.insert(id);
  }
  const auto& all = rules->groups().front().rules;
  std::set<std::string_view> own;
  for (const TokenRule& rule : all) {
    if (rule.file != "rules/tokens/named.toml") own.insert(rule.info.provider);
  }
  std::size_t rows = 0;
  for (const TokenRule& rule : all) {
    if (rule.file != "rules/tokens/named.toml") continue;
    ++rows;
    EXPECT_TRUE(listed.contains(std::string(rule.info.id)) || own.contains(rule.info.provider))
        << rule.info.id;
  }
  EXPECT_GE(rows, 400u);
}

}  // namespace
}  // namespace scan::tokens
