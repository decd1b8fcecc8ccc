// What the cache gives back, what it refuses, and that it stays small.
#include "history/cache.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "support/git_sandbox.h"
#include "support/pack_maker.h"

namespace scan::history {
namespace {

namespace fs = std::filesystem;
using testing::PackMaker;

Sha256 digest(std::uint8_t byte) {
  Sha256 out;
  out.fill(byte);
  return out;
}

ObjectId id_of(char byte) {
  return ObjectId::from_raw(std::string(ObjectId::kSha1, byte).data(), ObjectId::kSha1);
}

PackRecord some_record() {
  PackRecord record;
  record.secrets = {{"a-rule", digest(9)}};
  record.sightings = {{1, 0}};
  record.counts.blobs = 42;
  return record;
}

// No file can grow over `bytes` while this lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  sighandler_t handler_;
  rlimit before_{};
};

class CacheTest : public ::testing::Test {
 protected:
  CacheTest() {
    maker_.add_whole(PackMaker::kBlob, "one", id_of(1));
    maker_.add_whole(PackMaker::kBlob, "two", id_of(2));
    box_.write("p.pack", maker_.pack());
    box_.write("p.idx", maker_.index());
  }

  std::shared_ptr<const git::Pack> open_pack(const std::string& name = "p") const {
    auto pack = git::Pack::open(box_.path(name + ".idx"), ObjectId::kSha1);
    EXPECT_TRUE(pack.ok()) << (pack.ok() ? "" : pack.error().message);
    return pack.ok() ? *pack : nullptr;
  }

  std::optional<Cache> open() const { return Cache::open(box_.path("cache")); }

  // A cache with one record of the pack.
  Cache filled() const {
    Cache cache = *open();
    cache.store_pack(*open_pack(), rules_, some_record());
    return cache;
  }
  bool hits(const Cache& cache) const { return cache.load_pack(*open_pack(), rules_).has_value(); }

  // Relative to the sandbox.
  std::vector<std::string> files(bool with_key = false) const {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(box_.path("cache/history"))) {
      const std::string name = entry.path().filename();
      if (with_key || name != "key") out.push_back("cache/history/" + name);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  void write_sparse(const std::string& name, std::uint64_t size, int days_old) {
    box_.write(name, "");
    fs::resize_file(box_.path(name), size);
    set_age(name, days_old);
  }
  void set_age(const std::string& name, int days) {
    fs::last_write_time(box_.path(name),
                        fs::file_time_type::clock::now() - std::chrono::hours(24) * days);
  }

  testing::GitSandbox box_;
  PackMaker maker_;
  const Sha256 rules_ = digest(1);
};

TEST_F(CacheTest, GivesBackWhatWasStored) {
  const Cache cache = *open();
  EXPECT_FALSE(hits(cache));
  cache.store_pack(*open_pack(), rules_, some_record());
  const auto pack = cache.load_pack(*open_pack(), rules_);
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->secrets[0].rule, "a-rule");
  EXPECT_EQ(pack->sightings[0].position, 1u);
  EXPECT_EQ(pack->counts.blobs, 42u);

  AuditRecord audit;
  audit.packs = 7;
  EXPECT_FALSE(cache.load_audit(digest(2), rules_));
  cache.store_audit(digest(2), rules_, audit);
  ASSERT_TRUE(cache.load_audit(digest(2), rules_));
  EXPECT_EQ(cache.load_audit(digest(2), rules_)->packs, 7u);
  EXPECT_FALSE(cache.load_audit(digest(3), rules_));
  EXPECT_FALSE(cache.load_audit(digest(2), digest(2)));
  EXPECT_FALSE(cache.load_audit(rules_, digest(2))) << "state and rules are told apart";

  const auto later = open();
  ASSERT_TRUE(later);
  EXPECT_TRUE(hits(*later));
}

TEST_F(CacheTest, APackIsKnownByItsFileNotByItsPath) {
  const Cache cache = filled();
  fs::rename(box_.path("p.pack"), box_.path("moved.pack"));
  fs::rename(box_.path("p.idx"), box_.path("moved.idx"));
  EXPECT_TRUE(cache.load_pack(*open_pack("moved"), rules_));
}

TEST_F(CacheTest, AnotherPackOrOtherRulesHaveNoRecord) {
  const Cache cache = filled();
  EXPECT_FALSE(cache.load_pack(*open_pack(), digest(2)));

  box_.write("copy.pack", maker_.pack());
  box_.write("copy.idx", maker_.index());
  EXPECT_FALSE(cache.load_pack(*open_pack("copy"), rules_)) << "the same bytes in another file";

  const auto time = fs::last_write_time(box_.path("p.pack"));
  std::string bytes = maker_.pack();
  bytes.back() = 'x';
  box_.write("p.pack", bytes);  // in place: the inode stays
  fs::last_write_time(box_.path("p.pack"), time);
  EXPECT_FALSE(hits(cache)) << "another trailer";
  box_.write("p.pack", maker_.pack());
  fs::last_write_time(box_.path("p.pack"), time);
  EXPECT_TRUE(hits(cache));
  fs::last_write_time(box_.path("p.pack"), time + std::chrono::microseconds(1));
  EXPECT_FALSE(hits(cache)) << "another time";
}

TEST_F(CacheTest, ARecordWithPositionsOutsideThePackIsNone) {
  const Cache cache = *open();
  PackRecord record = some_record();
  record.sightings[0].position = 2;
  cache.store_pack(*open_pack(), rules_, record);
  EXPECT_FALSE(hits(cache));
  record = some_record();
  record.lfs_pointers = {2};
  cache.store_pack(*open_pack(), rules_, record);
  EXPECT_FALSE(hits(cache));
}

TEST_F(CacheTest, ADamagedRecordIsNoneAndIsReplaced) {
  const Cache cache = filled();
  const std::string name = files().at(0);
  const std::string sound = box_.read(name);
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string bytes = sound;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    box_.write(name, bytes);
    EXPECT_FALSE(hits(cache)) << "byte " << at;
    box_.write(name, sound.substr(0, at));
    EXPECT_FALSE(hits(cache)) << "cut at " << at;
  }
  box_.write(name, sound + "x");
  EXPECT_FALSE(hits(cache));
  cache.store_pack(*open_pack(), rules_, some_record());
  EXPECT_TRUE(hits(cache));
}

TEST_F(CacheTest, ARecordUnderAnotherNameIsNone) {
  const Cache cache = filled();
  const std::string ours = files().at(0);
  cache.store_audit(digest(2), rules_, AuditRecord());
  cache.store_audit(digest(3), rules_, AuditRecord());
  std::vector<std::string> others = files();
  std::erase(others, ours);
  ASSERT_EQ(others.size(), 2u);
  const std::string first = box_.read(others[0]);
  const std::string second = box_.read(others[1]);
  box_.write(others[0], second);
  box_.write(others[1], first);
  EXPECT_FALSE(cache.load_audit(digest(2), rules_));
  EXPECT_FALSE(cache.load_audit(digest(3), rules_));
}

TEST_F(CacheTest, RecordsOfAnotherKeyAreNone) {
  const Cache before = filled();
  box_.remove("cache/history/key");
  const auto after = open();
  ASSERT_TRUE(after);
  EXPECT_NE(before.keyed(digest(5)), after->keyed(digest(5)));
  EXPECT_FALSE(hits(*after));
  EXPECT_EQ(after->keyed(digest(5)), open()->keyed(digest(5)));
  EXPECT_NE(after->keyed(digest(5)), after->keyed(digest(6)));
}

TEST_F(CacheTest, OnlyTheUserCanReadItAndNamesTellNothing) {
  filled();
  struct stat facts {};
  ASSERT_EQ(stat(box_.path("cache/history").c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0700u);
  const std::vector<std::string> all = files(true);
  EXPECT_EQ(all.size(), 2u);
  for (const std::string& name : all) {
    SCOPED_TRACE(name);
    ASSERT_EQ(stat(box_.path(name).c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600u);
  }
  const std::string name = fs::path(files().at(0)).stem();
  EXPECT_EQ(name.size(), 64u);
  EXPECT_EQ(name.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST_F(CacheTest, NoCacheWhereOthersCouldHaveWrittenTheKey) {
  const auto refuses = [&](const char* what) {
    EXPECT_FALSE(open()) << what;
    box_.remove("cache");
    EXPECT_TRUE(open()) << "anew after: " << what;
  };
  const std::string key = box_.path("cache/history/key");
  ASSERT_TRUE(open());
  chmod(key.c_str(), 0640);
  refuses("a key that a group may read");
  box_.write("cache/history/key", "short");
  chmod(key.c_str(), 0600);
  refuses("a key of another size");
  box_.write("elsewhere", std::string(32, 'k'));
  chmod(box_.path("elsewhere").c_str(), 0600);
  box_.symlink(box_.path("elsewhere"), "cache/history/key");
  refuses("a symlink in the place of the key");
  box_.remove("cache/history/key");
  ASSERT_EQ(mkfifo(key.c_str(), 0600), 0);
  refuses("a fifo in the place of the key");
  chmod(box_.path("cache/history").c_str(), 0770);
  refuses("a folder that a group may write to");
  fs::rename(box_.path("cache/history"), box_.path("real"));
  box_.symlink(box_.path("real"), "cache/history");
  refuses("a symlink in the place of the folder");
  box_.remove("cache");
  box_.write("cache", "a file");
  refuses("a file in the place of the folder");
}

TEST_F(CacheTest, AnotherUsersKeyIsRefused) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  ASSERT_TRUE(open());
  ASSERT_EQ(chown(box_.path("cache/history/key").c_str(), 65534, 65534), 0);
  EXPECT_FALSE(open());
}

TEST_F(CacheTest, FirstRunsAtOnceAgreeOnOneKey) {
  for (int round = 0; round < 20; ++round) {
    box_.remove("cache");
    std::vector<std::optional<Cache>> caches(6);
    std::vector<std::thread> threads;
    for (auto& cache : caches) threads.emplace_back([&] { cache = open(); });
    for (std::thread& thread : threads) thread.join();
    for (const auto& cache : caches) {
      ASSERT_TRUE(cache);
      EXPECT_EQ(cache->keyed(digest(5)), caches[0]->keyed(digest(5)));
    }
    EXPECT_EQ(files(true).size(), 1u) << "nothing but the key is left";
  }
}

TEST_F(CacheTest, RunsAtOnceSeeAWholeRecordOrNone) {
  const Cache cache = *open();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 50; ++k) {
        cache.store_pack(*open_pack(), rules_, some_record());
        EXPECT_TRUE(hits(cache));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(files().size(), 1u);
}

TEST_F(CacheTest, AFolderThatIsGoneIsAMiss) {
  const Cache cache = filled();
  box_.remove("cache");
  EXPECT_FALSE(hits(cache));
  cache.store_pack(*open_pack(), rules_, some_record());
  EXPECT_FALSE(hits(cache));
}

TEST_F(CacheTest, AFullDiskLeavesNothingBehind) {
  const Cache cache = *open();
  {
    const FileSizeLimit full(16);
    cache.store_pack(*open_pack(), rules_, some_record());
  }
  EXPECT_TRUE(files().empty());
  EXPECT_FALSE(hits(cache));
}

TEST_F(CacheTest, TheOldestMakeRoomForTheNew) {
  const Cache cache = *open();
  constexpr std::uint64_t kLarge = std::uint64_t{200} << 20;
  write_sparse("cache/history/a.record", kLarge, 1);
  write_sparse("cache/history/b.record", kLarge, 3);
  write_sparse("cache/history/c.record.AbCdEf", kLarge, 2);  // of a run that was ended
  cache.store_pack(*open_pack(), rules_, some_record());
  EXPECT_TRUE(hits(cache));
  EXPECT_FALSE(fs::exists(box_.path("cache/history/b.record")));
  EXPECT_TRUE(fs::exists(box_.path("cache/history/a.record")));
  EXPECT_TRUE(fs::exists(box_.path("cache/history/c.record.AbCdEf")));
  write_sparse("cache/history/d.record", kLarge, 1);
  cache.store_pack(*open_pack(), rules_, some_record());
  EXPECT_FALSE(fs::exists(box_.path("cache/history/c.record.AbCdEf")));
  EXPECT_TRUE(fs::exists(box_.path("cache/history/key")));
}

TEST_F(CacheTest, ARecordThatIsUsedIsYoung) {
  const Cache cache = filled();
  const std::string name = files().at(0);
  set_age(name, 9);
  EXPECT_TRUE(hits(cache));
  EXPECT_LT(fs::file_time_type::clock::now() - fs::last_write_time(box_.path(name)),
            std::chrono::hours(1));
}

}  // namespace
}  // namespace scan::history
