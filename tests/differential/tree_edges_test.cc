// The edges that are kept of each tree are the entries that reading its bytes one by one gives,
// less what leads nowhere: for trees that no git would make, for both kinds of ids, for loose
// trees, for trees that are deltas, and for deltas that no git would make. The same at any number
// of threads.
#include "history/tree_edges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>

#include "git/tree.h"
#include "support/git_sandbox.h"
#include "support/opened_history.h"
#include "support/pack_maker.h"

namespace scan::history {
namespace {

using testing::GitSandbox;
using testing::OpenedHistory;
using testing::PackMaker;
using Trees = std::map<ObjectId, std::string>;

unsigned seed() {
  const char* text = std::getenv("SCAN_SEED");
  return text != nullptr ? static_cast<unsigned>(std::atoi(text)) : 20261123;
}

// What a rule would find: any name with this in it.
class SomeNames : public NameJudge {
 public:
  static bool judge(std::string_view name) { return name.find("SECRET") != std::string_view::npos; }
  bool holds_secret(std::size_t, std::string_view name) override { return judge(name); }
};

struct Edge {
  std::string name;
  ObjectNumber child = kNoObject;
  bool link = false;
  bool named = false;
  auto operator<=>(const Edge&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Edge& edge) {
  return out << '"' << edge.name << "\" " << edge.child << (edge.link ? " link" : "")
             << (edge.named ? " named" : "");
}
using Edges = std::vector<Edge>;  // sorted

enum class Form { kSound, kTwice, kBroken };

Form form_of(const ObjectId& id, const std::string& bytes) {
  git::TreeReader reader(bytes, id.size());
  for (git::TreeEntry entry; reader.next(entry);) {
  }
  if (reader.broken()) return Form::kBroken;
  return git::parse_tree(bytes, id).ok() ? Form::kSound : Form::kTwice;
}

// Every tree by itself, without deltas.
class Plain {
 public:
  Plain(const Trees& trees, const ObjectTable& table, const ObjectSet& wanted)
      : trees_(trees), table_(table), wanted_(wanted) {}

  // REQUIRES: no tree is below itself.
  const Edges& edges(const ObjectId& tree) {
    const auto [at, is_new] = known_.try_emplace(tree);
    if (!is_new) return at->second;
    Edges out;
    for (const git::TreeEntry& entry : entries(tree)) {
      if (const auto kept = edge_of(entry)) out.push_back(*kept);
    }
    std::sort(out.begin(), out.end());
    return at->second = std::move(out);
  }

  // Ids that entries of the tree name and that are not here.
  std::set<ObjectId> missing(const ObjectId& tree) {
    std::set<ObjectId> out;
    for (const git::TreeEntry& entry : entries(tree)) {
      const ObjectId id = ObjectId::from_raw(entry.id, table_.id_size());
      if (entry.mode != git::Mode::kSubmodule && table_.find(entry.id) == kNoObject &&
          !git::is_empty_tree(id)) {
        out.insert(id);
      }
    }
    return out;
  }

 private:
  // In git's order where it is a tree; else as far as it can be read.
  std::vector<git::TreeEntry> entries(const ObjectId& tree) const {
    const std::string& bytes = trees_.at(tree);
    if (auto parsed = git::parse_tree(bytes, tree)) return *parsed;
    std::vector<git::TreeEntry> out;
    git::TreeReader reader(bytes, tree.size());
    for (git::TreeEntry entry; reader.next(entry);) out.push_back(entry);
    return out;
  }

  std::optional<Edge> edge_of(const git::TreeEntry& entry) {
    Edge edge{std::string(entry.name), table_.find(entry.id), entry.mode == git::Mode::kLink,
              SomeNames::judge(entry.name)};
    if (entry.mode == git::Mode::kSubmodule) edge.child = kSubmodule;
    bool leads = edge.named || edge.child == kSubmodule || wanted_.has(edge.child);
    if (entry.is_folder()) {
      const ObjectId id = ObjectId::from_raw(entry.id, table_.id_size());
      leads = leads || (trees_.contains(id) && !edges(id).empty());
    }
    return leads ? std::optional(edge) : std::nullopt;
  }

  const Trees& trees_;
  const ObjectTable& table_;
  const ObjectSet& wanted_;
  std::map<ObjectId, Edges> known_;
};

// All objects of a repository that are trees, as git prints them.
Trees trees_by_git(GitSandbox& box) {
  const std::string text = box.git({"cat-file", "--batch-all-objects", "--batch"});
  Trees out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = text.find('\n', at);
    const std::size_t first = text.find(' ', at);
    const std::size_t second = text.find(' ', first + 1);
    const auto id = ObjectId::from_hex(text.substr(at, first - at));
    const std::size_t size = std::stoul(text.substr(second + 1, line_end - second - 1));
    if (text.substr(first + 1, second - first - 1) == "tree") {
      out[*id] = text.substr(line_end + 1, size);
    }
    at = line_end + 1 + size + 1;
  }
  return out;
}

class TreeEdgesDifferential : public ::testing::Test {
 protected:
  // All trees of the repository in box_, with all blobs wanted and with a third of them.
  void check(const Trees& trees) {
    const OpenedHistory history(box_.dir());
    trees_ = deltas_ = 0;
    for (const PackedObjects& each : history.table().packs()) {
      for (std::uint32_t entry = 0; entry < each.forest.size(); ++entry) {
        if (each.forest[entry].type != git::ObjectType::kTree) continue;
        deltas_ += each.forest[entry].base != git::kNoEntry ? 1 : 0;
      }
    }
    for (const unsigned each : {1, 3}) {
      ObjectSet wanted(history.table().size());
      for (ObjectNumber i = 0; i < history.table().size(); ++i) {
        if (history.table().type(i) == git::ObjectType::kBlob && history.table().is_canonical(i) &&
            history.table().id_bytes(i)[1] % each == 0) {
          wanted.add(i);
        }
      }
      for (const std::size_t jobs : {1, 2, 8}) {
        SCOPED_TRACE("every " + std::to_string(each) + ". blob, " + std::to_string(jobs) + " jobs");
        check(trees, history, wanted, jobs);
      }
    }
  }

  std::string write(const std::string& tree) {
    const std::string hex =
        box_.git({"hash-object", "-t", "tree", "--literally", "-w", "--stdin"}, tree);
    return hex.substr(0, hex.find('\n'));
  }

  // Into one pack, trees made of each other where they can be; nothing stays loose.
  void pack_everything() {
    std::string ids = box_.git({"cat-file", "--batch-all-objects", "--batch-check=%(objectname)"});
    box_.git({"pack-objects", "-q", "--no-reuse-delta", "--window=50", "--depth=50",
              ".git/objects/pack/pack"},
             ids);
    box_.git({"prune-packed", "-q"});
  }

  GitSandbox box_;
  std::size_t trees_ = 0;   // that were compared
  std::size_t deltas_ = 0;  // trees that are made of another one

 private:
  void check(const Trees& trees, const OpenedHistory& history, const ObjectSet& wanted,
             std::size_t jobs) {
    const ObjectTable& table = history.table();
    SomeNames judge;
    WorkerPool pool(jobs);
    Progress progress;
    const std::atomic<bool> stop{false};
    TreeEdges edges =
        TreeEdges::gather({table, history.store(), wanted, judge}, pool, progress, stop);
    std::set<std::string> problems;
    for (const Problem& each : edges.take_problems()) problems.insert(each.where);
    Plain plain(trees, table, wanted);
    std::set<ObjectId> must_miss;
    std::set<ObjectId> may_miss;
    for (const auto& [id, bytes] : trees) {
      SCOPED_TRACE("tree " + id.hex());
      const Form form = form_of(id, bytes);
      const ObjectNumber number = table.find(id.data());
      ASSERT_NE(number, kNoObject);
      EXPECT_TRUE(edges.is_tree(number) || form != Form::kSound);
      const Edges found = read(edges, number);
      compare(found, plain.edges(id), form, problems.erase("tree " + id.hex()) > 0);
      const std::set<ObjectId> missing = plain.missing(id);
      may_miss.insert(missing.begin(), missing.end());
      for (const ObjectId& each : missing) {
        if (form == Form::kSound && !table.may_have(each.data())) must_miss.insert(each);
      }
      ++trees_;
    }
    EXPECT_TRUE(problems.empty()) << *problems.begin();
    const std::vector<ObjectId> missing = edges.take_missing();
    ASSERT_LT(missing.size(), kMostMissing);
    EXPECT_EQ(std::set<ObjectId>(missing.begin(), missing.end()).size(), missing.size());
    EXPECT_TRUE(std::is_sorted(missing.begin(), missing.end()));
    EXPECT_TRUE(std::includes(missing.begin(), missing.end(), must_miss.begin(), must_miss.end()));
    EXPECT_TRUE(std::includes(may_miss.begin(), may_miss.end(), missing.begin(), missing.end()));
  }

  // Of a tree with a name twice: all of it, or nothing and that is told. Of one that breaks off: it
  // is told, and there is no more than what stands before.
  static void compare(const Edges& found, const Edges& expected, Form form, bool has_problem) {
    switch (form) {
      case Form::kSound:
        EXPECT_EQ(found, expected);
        EXPECT_FALSE(has_problem);
        break;
      case Form::kTwice:
        if (has_problem && found.empty()) break;
        EXPECT_EQ(found, expected);
        break;
      case Form::kBroken:
        EXPECT_TRUE(has_problem);
        EXPECT_TRUE(std::includes(expected.begin(), expected.end(), found.begin(), found.end()));
        break;
    }
  }

  static Edges read(const TreeEdges& edges, ObjectNumber tree) {
    Edges out;
    std::uint32_t last = 0;
    for (const TreeEdge& each : edges.of(tree)) {
      EXPECT_GE(each.name, last);
      last = each.name;
      out.push_back({std::string(edges.names().name(each.name)), each.child, each.link != 0,
                     each.named != 0});
    }
    EXPECT_EQ(edges.leads_anywhere(tree), !out.empty());
    std::sort(out.begin(), out.end());
    return out;
  }
};

std::string raw(const ObjectId& id) {
  return {reinterpret_cast<const char*>(id.data()), id.size()};
}
std::string raw(const std::string& hex) { return raw(*ObjectId::from_hex(hex)); }

std::string entry(const std::string& mode, const std::string& name, const std::string& id) {
  return mode + " " + name + std::string(1, '\0') + id;
}

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

// Trees that are put together from pieces of others, wherever those begin and end: between entries,
// inside them, and where the end of one entry's name is the beginning of another.
class PiecedTrees : public TreeEdgesDifferential {
 protected:
  PiecedTrees() { box_.git({"init", "-q"}); }

  struct Version {
    std::uint64_t offset = 0;
    std::string bytes;
    std::vector<std::size_t> begins;  // of entries, and of what can be read as one
  };

  void make(unsigned with_seed) {
    random_.seed(with_seed);
    PackMaker maker;
    for (int i = 0; i < 20; ++i) {
      blobs_.push_back(some_id());
      maker.add_whole(PackMaker::kBlob, "x", blobs_.back());
    }
    std::vector<Version> versions{whole(maker), whole(maker)};
    for (int i = 0; i < 60; ++i) {
      const std::size_t back = std::min<std::size_t>(versions.size(), 6);
      versions.push_back(pieced(maker, versions[versions.size() - 1 - below(back)]));
    }
    box_.write(".git/objects/pack/pack-" + std::string(40, '1') + ".pack", maker.pack());
    box_.write(".git/objects/pack/pack-" + std::string(40, '1') + ".idx", maker.index());
  }

  Trees made_;

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  ObjectId some_id() {
    std::string bytes(ObjectId::kSha1, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random_());
    return ObjectId::from_raw(bytes.data(), bytes.size());
  }

  std::string some_entry() {
    std::string name = (below(2) == 0 ? "x100644 y" : "z") + std::to_string(below(100000));
    if (below(40) == 0) name += "SECRET";
    const std::string id = below(50) == 0 ? raw(some_id()) : raw(blobs_[below(blobs_.size())]);
    return entry(below(30) == 0 ? "160000" : "100644", name, id);
  }

  Version whole(PackMaker& maker) {
    Version out;
    for (std::size_t n = 150 + below(100); n > 0; --n) out.bytes += some_entry();
    note_begins(out);
    const ObjectId id = some_id();
    out.offset = maker.add_whole(2, out.bytes, id);
    made_[id] = out.bytes;
    return out;
  }

  static void note_begins(Version& version) {
    for (std::size_t at = version.bytes.find("100644 "); at != std::string::npos;
         at = version.bytes.find("100644 ", at + 1)) {
      version.begins.push_back(at);
    }
    version.begins.push_back(version.bytes.size());
  }

  std::size_t some_place(const Version& base) {
    return below(12) == 0 ? below(base.bytes.size() + 1) : base.begins[below(base.begins.size())];
  }

  Version pieced(PackMaker& maker, const Version& base) {
    Version out;
    std::string delta;
    const bool in_order = below(3) > 0;  // else entries come twice, for the most part
    std::size_t last = 0;
    for (std::size_t pieces = 1 + below(4); pieces > 0; --pieces) {
      const std::size_t place = below(3) == 0 ? 0 : some_place(base);
      const std::size_t from = in_order ? std::max(place, last) : place;
      const std::size_t to = below(3) == 0 ? base.bytes.size() : some_place(base);
      last = std::max(from, to);
      if (from < to) {
        delta += testing::delta_copy(static_cast<std::uint32_t>(from),
                                     static_cast<std::uint32_t>(to - from));
        out.bytes += base.bytes.substr(from, to - from);
      }
      if (below(3) == 0) continue;
      const std::string added = below(10) == 0 ? "100644 before" : some_entry();
      delta += testing::delta_insert(added);
      out.bytes += added;
    }
    if (out.bytes.size() < 3000 || out.bytes.size() > 60000) return pieced(maker, base);
    note_begins(out);
    const ObjectId id = some_id();
    out.offset = maker.add_offset_delta(
        base.offset, testing::delta_sizes(base.bytes.size(), out.bytes.size()) + delta, id);
    made_[id] = out.bytes;
    return out;
  }

  std::mt19937 random_;
  std::vector<ObjectId> blobs_;
};

TEST_F(PiecedTrees, DeltasMadeAtRandom) {
  std::map<Form, std::size_t> forms;
  for (unsigned round = 0; round < 12; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed() + round));
    made_.clear();
    make(seed() + round);
    check(made_);
    EXPECT_EQ(deltas_, 60U);
    for (const auto& [id, bytes] : made_) ++forms[form_of(id, bytes)];
  }
  EXPECT_GT(forms[Form::kSound], 50U);
  EXPECT_GT(forms[Form::kTwice], 50U);
  EXPECT_GT(forms[Form::kBroken], 50U);
}

}  // namespace
}  // namespace scan::history
