// Deltas of trees that no git would make: what is taken over from a base is what reading the bytes
// gives, wherever the copied pieces begin and end.
#include <gtest/gtest.h>

#include <random>

#include "support/pack_maker.h"
#include "support/tree_edges_check.h"

namespace scan::history {
namespace {

using testing::PackMaker;

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
