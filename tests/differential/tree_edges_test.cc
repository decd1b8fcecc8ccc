// The edges that are kept of each tree are the entries that reading its bytes one by one gives,
// less what leads nowhere: for trees that no git would make, for both kinds of ids, for loose trees
// and for those that are deltas.
#include <gtest/gtest.h>

#include <random>

#include "support/tree_edges_check.h"

namespace scan::history {
namespace {

class TreesByHand : public TreeEdgesDifferential,
                    public ::testing::WithParamInterface<const char*> {
 protected:
  TreesByHand() { box_.git({"init", "-q", std::string("--object-format=") + GetParam()}); }

  std::string blob(const std::string& text) {
    const std::string hex = box_.git({"hash-object", "-w", "--stdin"}, text);
    return raw(hex.substr(0, hex.find('\n')));
  }
};

struct Row {
  const char* what;
  Form form;
  std::string bytes;
};

// `a` and `b` are blobs, `d` a tree, `e` the empty one, `n` is nothing.
std::vector<Row> rows(const std::string& a, const std::string& b, const std::string& d,
                      const std::string& e, const std::string& n) {
  const std::string file = "100644";
  const std::string folder = "40000";
  const std::string good = entry(file, "good", a);
  const auto absent = [&](char byte) { return std::string(n.size(), byte); };
  const auto with_mode = [&](const std::string& mode) { return good + entry(mode, "x", b); };
  return {
      {"nothing", Form::kSound, ""},
      {"a name twice", Form::kTwice, entry(file, "x", a) + entry(file, "x", b)},
      {"an entry twice", Form::kTwice, good + good},
      {"a folder twice", Form::kTwice, entry(folder, "x", d) + entry(folder, "x", d)},
      {"three times, not side by side", Form::kTwice,
       entry(file, "x", b) + good + entry(file, "x", a) + entry(folder, "y", d) +
           entry(file, "x", a)},
      {"a file and a folder", Form::kSound, entry(file, "x", a) + entry(folder, "x", d)},
      {"the wrong order", Form::kSound, entry(file, "z", a) + entry(file, "b", b) + good},
      {"a folder where a file belongs", Form::kSound,
       entry(folder, "x", d) + entry(file, "x.c", a) + entry(file, "x-y", b)},
      {"a slash", Form::kBroken, good + entry(file, "x/y", b)},
      {"a slash alone", Form::kBroken, entry(file, "/", b) + good},
      {"no name", Form::kBroken, good + entry(file, "", b)},
      {"names that git refuses", Form::kSound,
       entry(folder, ".git", d) + entry(folder, "..", d) + entry(folder, ".", d) +
           entry(file, ".GIT", a) + entry(file, "git~1", b)},
      {"bytes in names", Form::kSound,
       entry(file, "\x01\n\r\t", a) + entry(file, "\xff\xfe\xc0\x80", b) + entry(file, " ", a) +
           entry(file, "100644 x", a) + entry(file, "a\\b", b)},
      {"a long name", Form::kSound, entry(file, std::string(5000, 'x'), a) + good},
      {"a name as a mode", Form::kSound, entry(file, "40000 d", a)},
      {"mode 0", Form::kSound, with_mode("0")},
      {"mode 1", Form::kSound, with_mode("1")},
      {"mode 0100644", Form::kSound, with_mode("0100644")},
      {"mode 00100644", Form::kBroken, with_mode("00100644")},
      {"mode 100600", Form::kSound, with_mode("100600")},
      {"mode 100777", Form::kSound, with_mode("100777")},
      {"mode 120777", Form::kSound, with_mode("120777")},
      {"mode 60000", Form::kSound, with_mode("60000")},
      {"mode 7777777", Form::kSound, with_mode("7777777")},
      {"mode 8", Form::kBroken, with_mode("8")},
      {"mode -1", Form::kBroken, with_mode("-1")},
      {"mode 1e5", Form::kBroken, with_mode("1e5")},
      {"no mode", Form::kBroken, good + entry("", "x", b)},
      {"two blanks", Form::kBroken, good + entry(file, "x", b) + " " + entry(file, "y", a)},
      {"only a mode", Form::kBroken, good + "100644"},
      {"no end of the name", Form::kBroken, good + "100644 x"},
      {"no id", Form::kBroken, good + "100644 x" + std::string(1, '\0')},
      {"half an id", Form::kBroken, good + entry(file, "x", b.substr(0, b.size() / 2))},
      {"an id without its last byte", Form::kBroken,
       good + entry(file, "x", b.substr(0, b.size() - 1))},
      {"a byte too many", Form::kBroken, good + "1"},
      {"an ending", Form::kBroken, good + std::string(1, '\0')},
      {"text", Form::kBroken, "hello world"},
      {"links", Form::kSound, entry("120000", "l", a) + entry("120000", "m", absent('2'))},
      {"submodules", Form::kSound, entry("160000", "m", n) + entry("160000", "n", a)},
      {"what is not here", Form::kSound,
       entry(file, "f", n) + entry(folder, "g", absent('1')) + entry(file, "h", a)},
      {"an id of zeros", Form::kSound,
       entry(file, "f", std::string(a.size(), '\0')) + entry(file, "h", a)},
      {"a folder that is a blob", Form::kSound, entry(folder, "x", a)},
      {"empty folders", Form::kSound, entry(folder, "x", e) + entry(folder, "y", e)},
      {"secrets in names", Form::kSound,
       entry(file, "SECRET1", n) + entry(file, "SECRET2", b) + entry("160000", "SECRET3", n) +
           entry(folder, "SECRET4", e) + entry(folder, "SECRET5", d) +
           entry("120000", "SECRET6", a)},
  };
}

TEST_P(TreesByHand, EveryKindOfTree) {
  const std::string a = blob("a\n");
  const std::string b = blob("b\n");
  const std::string e = raw(write(""));
  const std::string nothing(a.size(), '\x5a');
  const std::string d = raw(write(entry("100644", "in-d", a) + entry("40000", "more", e)));
  std::string all;
  for (const Row& row : rows(a, b, d, e, nothing)) {
    SCOPED_TRACE(row.what);
    const std::string hex = write(row.bytes);
    EXPECT_EQ(form_of(*ObjectId::from_hex(hex), row.bytes), row.form);
    // Below another tree, too.
    all += entry("40000", row.what, raw(write(entry("40000", "below", raw(hex)))));
  }
  write(all);
  const Trees trees = trees_by_git(box_);
  EXPECT_GT(trees.size(), 80U);
  check(trees);
  EXPECT_EQ(deltas_, 0U);
  EXPECT_EQ(trees_, 6 * trees.size());
  pack_everything();
  check(trees);
}

TEST_P(TreesByHand, TheEmptyTreeNeedNotBeHere) {
  const bool sha1 = std::string(GetParam()) == "sha1";
  const std::string empty =
      raw(sha1 ? "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
               : "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321");
  write(entry("100644", "a", blob("a\n")) + entry("40000", "x", empty));
  const Trees trees = trees_by_git(box_);
  EXPECT_EQ(trees.size(), 1U);
  check(trees);
}

// Small changes to a large tree, of which many make it none, each a delta of another.
TEST_P(TreesByHand, DeltasOfTreesThatAreNone) {
  std::mt19937 random(seed());
  const std::vector<std::string> blobs = {blob("a\n"), blob("b\n"), blob("c\n"), blob("d\n")};
  std::vector<std::string> sound;
  for (int i = 0; i < 300; ++i) {
    sound.push_back(entry("100644", "file" + std::to_string(1000 + i), blobs[random() % 4]));
  }
  const auto joined = [](const std::vector<std::string>& entries) {
    std::string out;
    for (const std::string& each : entries) out += each;
    return out;
  };
  write(joined(sound));
  for (int i = 0; i < 60; ++i) {
    std::vector<std::string> entries = sound;
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % entries.size();
      std::string& one = entries[at];
      switch (random() % 8) {
        case 0:
          one = one.substr(0, one.size() - 1 - random() % 5);
          break;
        case 1:
          one[random() % one.size()] ^= 1;
          break;
        case 2:
          one += one;
          break;
        case 3:
          std::swap(one, entries[random() % entries.size()]);
          break;
        case 4:
          one = entry("100644", "SECRET" + std::to_string(random() % 9), blobs[0]);
          break;
        case 5:
          one = entry("160000", "m", blobs[1]);
          break;
        case 6:
          one = "100644 before" + one;
          break;
        default:
          entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(at));
          break;
      }
    }
    write(joined(entries));
  }
  const Trees trees = trees_by_git(box_);
  pack_everything();
  check(trees);
  EXPECT_GT(deltas_, 40U);
}

// What people's projects look like: folders of many files, of which each commit changes a few.
TEST_P(TreesByHand, WideFoldersLooseAndPacked) {
  std::mt19937 random(seed());
  std::string stream;
  const auto modify = [&](const std::string& path) {
    const std::string text = "content " + std::to_string(random() % 50) + "\n";
    stream += "M 100644 inline " + path + "\ndata " + std::to_string(text.size()) + "\n" + text;
  };
  const auto some_path = [&] {
    static const char* const kFolders[] = {"wide/", "wide/sub/", "", "other/deep/er/"};
    return kFolders[random() % 4] + ("file" + std::to_string(random() % 400));
  };
  for (int commit = 0; commit < 40; ++commit) {
    stream += "commit refs/heads/main\ncommitter A <a@example.com> " + std::to_string(commit) +
              " +0000\ndata 0\n";
    for (int i = commit == 0 ? 1500 : 3; i > 0; --i) modify(some_path());
    if (commit > 0) stream += "D " + some_path() + "\n";
    if (commit % 5 == 0) modify("wide/SECRET" + std::to_string(commit));
  }
  box_.git({"-c", "fastimport.unpackLimit=100000", "fast-import", "--quiet"}, stream + "done\n");
  const Trees trees = trees_by_git(box_);
  EXPECT_GT(trees.size(), 100U);
  check(trees);
  EXPECT_EQ(deltas_, 0U);
  box_.git({"repack", "-q", "-a", "-f", "--depth=50", "--window=50"});  // all of it stands twice
  check(trees);
  box_.git({"repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50"});
  box_.git({"prune-packed", "-q"});
  check(trees);
  EXPECT_GT(deltas_, 60U);
}

INSTANTIATE_TEST_SUITE_P(Ids, TreesByHand, ::testing::Values("sha1", "sha256"),
                         [](const auto& row) { return std::string(row.param); });

}  // namespace
}  // namespace scan::history
