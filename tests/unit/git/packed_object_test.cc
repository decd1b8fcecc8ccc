// Chains of deltas, sound and hostile, in packs made by hand.
#include "git/packed_object.h"

#include <gtest/gtest.h>

#include "git/object_store.h"
#include "support/git_sandbox.h"
#include "support/pack_maker.h"

namespace scan::git {
namespace {

using testing::delta_copy;
using testing::delta_insert;
using testing::delta_sizes;
using testing::PackMaker;

constexpr std::uint64_t kMost = 1 << 20;
constexpr unsigned kBlob = PackMaker::kBlob;

ObjectId id_of(unsigned number) {
  std::string hex = std::to_string(number);
  hex.insert(0, 40 - hex.size(), '0');
  return *ObjectId::from_hex(hex);
}

class PackedObjectTest : public ::testing::Test {
 protected:
  // The pack made so far; stays readable after the next one is made.
  std::shared_ptr<const Pack> open() {
    const std::string name = "p" + std::to_string(++count_);
    box_.write(name + ".pack", maker_.pack());
    box_.write(name + ".idx", maker_.index());
    auto pack = Pack::open(box_.path(name + ".idx"), ObjectId::kSha1);
    EXPECT_TRUE(pack.ok()) << (pack.ok() ? "" : pack.error().message);
    return pack.ok() ? *pack : nullptr;
  }
  ObjectContent read(const std::shared_ptr<const Pack>& pack, unsigned number,
                     std::uint64_t most = kMost) {
    const auto position = pack->index().find(id_of(number).data());
    EXPECT_TRUE(position.has_value());
    return read_packed(pack, *position, most, cache_);
  }
  ObjectHeader header(const std::shared_ptr<const Pack>& pack, unsigned number) {
    return read_packed_header(*pack, *pack->index().find(id_of(number).data()));
  }

  testing::GitSandbox box_;
  PackMaker maker_;
  BaseCache cache_{1 << 20};
  int count_ = 0;
};

TEST_F(PackedObjectTest, ChainsOfBothKinds) {
  const std::uint64_t base = maker_.add_whole(kBlob, "0123456789", id_of(1));
  maker_.add_id_delta(id_of(3), delta_sizes(12, 4) + delta_copy(8, 4), id_of(2));
  maker_.add_offset_delta(base, delta_sizes(10, 12) + delta_insert("ab") + delta_copy(0, 10),
                          id_of(3));
  maker_.add_whole(4, "a tag", id_of(4));
  maker_.add_whole(kBlob, "", id_of(5));
  const auto pack = open();
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(read(pack, 1).bytes, "0123456789");
    EXPECT_EQ(read(pack, 2).bytes, "6789");
    EXPECT_EQ(read(pack, 3).bytes, "ab0123456789");
    EXPECT_EQ(read(pack, 4).type, ObjectType::kTag);
    EXPECT_EQ(read(pack, 5).state, ObjectState::kRead);
    EXPECT_NE(read(pack, 5).bytes.data(), nullptr);
  }
  EXPECT_EQ(header(pack, 2).size, 4u);
  EXPECT_EQ(header(pack, 2).type, ObjectType::kBlob);
  EXPECT_EQ(header(pack, 3).size, 12u);
  EXPECT_EQ(read(pack, 3, 11).state, ObjectState::kTooLarge);
  EXPECT_EQ(read(pack, 3, 12).state, ObjectState::kRead);
  // A base may be larger than what is asked for.
  EXPECT_EQ(read(pack, 2, 4).bytes, "6789");
}

TEST_F(PackedObjectTest, ALongChain) {
  std::uint64_t base = maker_.add_whole(kBlob, "x", id_of(0));
  constexpr unsigned kLinks = 20000;
  for (unsigned i = 1; i <= kLinks; ++i) {
    base = maker_.add_offset_delta(base, delta_sizes(1, 1) + delta_copy(0, 1), id_of(i));
  }
  const auto pack = open();
  EXPECT_EQ(read(pack, kLinks).bytes, "x");
  EXPECT_EQ(header(pack, kLinks).size, 1u);
  EXPECT_LE(cache_.bytes(), std::size_t{1} << 20);
}

TEST_F(PackedObjectTest, ChainsThatNeverEnd) {
  const std::string delta = delta_sizes(1, 1) + delta_copy(0, 1);
  maker_.add_id_delta(id_of(1), delta, id_of(1));
  maker_.add_id_delta(id_of(3), delta, id_of(2));
  maker_.add_id_delta(id_of(4), delta, id_of(3));
  maker_.add_id_delta(id_of(2), delta, id_of(4));
  const auto pack = open();
  for (const unsigned number : {1, 2, 3, 4}) {
    EXPECT_EQ(read(pack, number).state, ObjectState::kCorrupt) << number;
    EXPECT_EQ(header(pack, number).state, ObjectState::kCorrupt) << number;
  }
}

TEST_F(PackedObjectTest, BrokenEntries) {
  const std::uint64_t base = maker_.add_whole(kBlob, "0123456789", id_of(0));
  const std::string good = delta_sizes(10, 10) + delta_copy(0, 10);
  maker_.add_id_delta(id_of(99), good, id_of(1));                                    // no base
  maker_.add_offset_delta(base + 1, good, id_of(2));                                 // no entry
  maker_.add_offset_delta(base, delta_sizes(9, 9) + delta_copy(0, 9), id_of(3));     // other
  maker_.add_offset_delta(base, delta_sizes(10, 10) + delta_copy(1, 10), id_of(4));  // outside
  maker_.add_offset_delta(base, delta_sizes(10, 11) + delta_copy(0, 10), id_of(5));  // sum
  maker_.add_offset_delta(base, delta_sizes(10, 10), id_of(6));                      // cut
  maker_.add_offset_delta(base, "", id_of(7));                                       // empty
  maker_.add_offset_delta(base, good, id_of(8), good.size() + 1);                    // claim
  maker_.add_whole(kBlob, "abc", id_of(9), 4);
  maker_.add_whole(kBlob, "abc", id_of(10), 2);
  maker_.add_whole(kBlob, "abc", id_of(11), std::uint64_t{1} << 50);
  maker_.add_whole(5, "abc", id_of(12));
  maker_.add_whole(0, "abc", id_of(13));
  const auto pack = open();
  for (unsigned number = 1; number <= 13; ++number) {
    EXPECT_EQ(read(pack, number).state, ObjectState::kCorrupt) << number;
  }
  EXPECT_EQ(read(pack, 0).state, ObjectState::kRead);
}

TEST_F(PackedObjectTest, AHugeResultIsNotMade) {
  // Each delta of the chain says that it makes eight of its base.
  const std::uint32_t size = 1 << 16;
  std::uint64_t base = maker_.add_whole(kBlob, std::string(size, '\0'), id_of(0));
  std::uint64_t result = size;
  for (unsigned i = 1; i <= 12; ++i) {
    std::string delta = delta_sizes(result, result * 8);
    for (int part = 0; part < 8; ++part) {
      // A copy names at most 16 MiB, so the sums of the later ones are false.
      delta += delta_copy(0, static_cast<std::uint32_t>(std::min<std::uint64_t>(result, 0xffffff)));
    }
    base = maker_.add_offset_delta(base, delta, id_of(i));
    result *= 8;
  }
  const auto pack = open();
  EXPECT_EQ(read(pack, 1).state, ObjectState::kRead);
  for (unsigned i = 2; i <= 12; ++i) {
    EXPECT_EQ(read(pack, i).state, ObjectState::kTooLarge) << i;
    EXPECT_EQ(header(pack, i).size, std::uint64_t{size} << 3 * i) << i;
  }
}

TEST_F(PackedObjectTest, TheCacheForgets) {
  for (unsigned i = 0; i < 50; ++i) {
    const std::uint64_t base =
        maker_.add_whole(kBlob, std::string(100000, static_cast<char>('a' + i % 26)), id_of(2 * i));
    maker_.add_offset_delta(base, delta_sizes(100000, 1) + delta_copy(5, 1), id_of(2 * i + 1));
  }
  const auto pack = open();
  for (int round = 0; round < 2; ++round) {
    for (unsigned i = 0; i < 50; ++i) {
      EXPECT_EQ(read(pack, 2 * i + 1).bytes, std::string(1, static_cast<char>('a' + i % 26)));
      EXPECT_LE(cache_.bytes(), std::size_t{1} << 20);
      EXPECT_GE(cache_.bytes(), 100000u);
    }
  }
}

}  // namespace
}  // namespace scan::git
