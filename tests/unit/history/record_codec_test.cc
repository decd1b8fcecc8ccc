// Records come back as they were, and bytes that no encoder wrote are no record.
#include "history/record_codec.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::history {
namespace {

ObjectId id_of(char byte, std::size_t size = ObjectId::kSha1) {
  return ObjectId::from_raw(std::string(size, byte).data(), size);
}

RecordedSecret secret(std::string rule, std::uint8_t byte) {
  RecordedSecret out;
  out.rule = std::move(rule);
  out.identity.fill(byte);
  return out;
}

ObjectCounts counts() {
  ObjectCounts out{1, 200, 30000, 4, ~std::uint64_t{0}, 1ULL << 40, 7};
  out.count_left_out(Skip::kEncrypted);
  out.left_out.back() = 1ULL << 33;
  return out;
}

PackRecord pack_record() {
  PackRecord pack;
  pack.secrets = {secret("one", 1), secret("two", 0xff)};
  pack.sightings = {{0, 1}, {~std::uint32_t{0}, 0}};
  pack.lfs_pointers = {5, 128};
  pack.counts = counts();
  return pack;
}

RecordedPlace place() {
  RecordedPlace out;
  out.secret = 1;
  out.path = std::string("a\0b\n\xff", 5);
  out.link = true;
  out.object = id_of(1);
  out.last_object = id_of(2, ObjectId::kSha256);
  out.introduced = id_of(3);
  out.state = HistoryState::kMessage;
  out.refs = {"refs/heads/main", ""};
  out.ref_count = 300;
  return out;
}

AuditRecord audit_record() {
  AuditRecord audit;
  audit.secrets = {secret("one", 1), secret("two", 2)};
  audit.places = {place(), RecordedPlace()};
  audit.names = {place()};
  audit.messages = {{1, id_of(7), git::ObjectType::kTag}};
  audit.submodules = {"module"};
  audit.lfs_pointers = {"large.bin", "other"};
  audit.missing = {id_of(8)};
  audit.packs = 3;
  audit.loose = 1000;
  audit.packed_bytes = 1ULL << 33;
  audit.counts = counts();
  return audit;
}

void expect_same(const ObjectCounts& left, const ObjectCounts& right) {
  EXPECT_EQ(left.blobs, right.blobs);
  EXPECT_EQ(left.trees, right.trees);
  EXPECT_EQ(left.commits, right.commits);
  EXPECT_EQ(left.tags, right.tags);
  EXPECT_EQ(left.blob_bytes, right.blob_bytes);
  EXPECT_EQ(left.rebuilt_bytes, right.rebuilt_bytes);
  EXPECT_EQ(left.binary, right.binary);
  EXPECT_EQ(left.left_out, right.left_out);
}

void expect_same(const std::vector<RecordedSecret>& left,
                 const std::vector<RecordedSecret>& right) {
  ASSERT_EQ(left.size(), right.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    EXPECT_EQ(left[i].rule, right[i].rule);
    EXPECT_EQ(left[i].identity, right[i].identity);
  }
}

void expect_same(const RecordedPlace& left, const RecordedPlace& right) {
  EXPECT_EQ(left.secret, right.secret);
  EXPECT_EQ(left.path, right.path);
  EXPECT_EQ(left.link, right.link);
  EXPECT_EQ(left.object, right.object);
  EXPECT_EQ(left.last_object, right.last_object);
  EXPECT_EQ(left.introduced, right.introduced);
  EXPECT_EQ(left.removed, right.removed);
  EXPECT_EQ(left.state, right.state);
  EXPECT_EQ(left.refs, right.refs);
  EXPECT_EQ(left.ref_count, right.ref_count);
}

TEST(RecordCodec, APackRecordComesBack) {
  const PackRecord before = pack_record();
  const auto after = decode_pack_record(encode(before));
  ASSERT_TRUE(after);
  expect_same(after->secrets, before.secrets);
  ASSERT_EQ(after->sightings.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(after->sightings[i].position, before.sightings[i].position);
    EXPECT_EQ(after->sightings[i].secret, before.sightings[i].secret);
  }
  EXPECT_EQ(after->lfs_pointers, before.lfs_pointers);
  expect_same(after->counts, before.counts);
}

TEST(RecordCodec, AnAuditRecordComesBack) {
  const AuditRecord before = audit_record();
  const auto after = decode_audit_record(encode(before));
  ASSERT_TRUE(after);
  expect_same(after->secrets, before.secrets);
  ASSERT_EQ(after->places.size(), 2u);
  expect_same(after->places[0], before.places[0]);
  expect_same(after->places[1], before.places[1]);
  ASSERT_EQ(after->names.size(), 1u);
  expect_same(after->names[0], before.names[0]);
  ASSERT_EQ(after->messages.size(), 1u);
  EXPECT_EQ(after->messages[0].secret, 1u);
  EXPECT_EQ(after->messages[0].object, id_of(7));
  EXPECT_EQ(after->messages[0].type, git::ObjectType::kTag);
  EXPECT_EQ(after->submodules, before.submodules);
  EXPECT_EQ(after->lfs_pointers, before.lfs_pointers);
  EXPECT_EQ(after->missing, before.missing);
  EXPECT_EQ(after->packs, before.packs);
  EXPECT_EQ(after->loose, before.loose);
  EXPECT_EQ(after->packed_bytes, before.packed_bytes);
  expect_same(after->counts, before.counts);
}

TEST(RecordCodec, NoPartAndNoMoreIsARecord) {
  const std::string pack = encode(pack_record());
  const std::string audit = encode(audit_record());
  for (std::size_t size = 0; size < pack.size(); ++size) {
    EXPECT_FALSE(decode_pack_record(pack.substr(0, size))) << size;
  }
  for (std::size_t size = 0; size < audit.size(); ++size) {
    EXPECT_FALSE(decode_audit_record(audit.substr(0, size))) << size;
  }
  EXPECT_FALSE(decode_pack_record(pack + '\0'));
  EXPECT_FALSE(decode_audit_record(audit + '\0'));
  EXPECT_FALSE(decode_pack_record(audit));
  EXPECT_FALSE(decode_audit_record(pack));
}

TEST(RecordCodec, AnotherVersionIsNone) {
  for (std::string bytes : {encode(PackRecord()), encode(AuditRecord())}) {
    const std::size_t version = bytes.find('2');
    ASSERT_NE(version, std::string::npos);
    bytes[version] = '3';
    EXPECT_FALSE(decode_pack_record(bytes));
    EXPECT_FALSE(decode_audit_record(bytes));
  }
}

// Of an empty record all bytes after the first line are zeros: sizes of lists, then counts.
TEST(RecordCodec, HostileNumbers) {
  const std::string empty = encode(PackRecord());
  const std::size_t first = empty.find('\n') + 1;
  struct Row {
    const char* what;
    std::string number;
  };
  const Row rows[] = {
      {"a list longer than the bytes", "\x10"},
      {"a list of 4 G", "\xff\xff\xff\xff\x0f"},
      {"a list of 2^64 - 1", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"},
      {"a number of 65 bits", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02"},
      {"a number without end", std::string(12, '\xff')},
      {"a zero in two bytes", std::string("\x80\x00", 2)},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    // As the size of each list and as the last count.
    for (const std::size_t at : {first, first + 1, first + 2}) {
      std::string bytes = empty;
      bytes.replace(at, 1, row.number);
      EXPECT_FALSE(decode_pack_record(bytes)) << at;
    }
  }
  std::string last = empty;
  last.replace(last.size() - 1, 1, rows[2].number);
  EXPECT_TRUE(decode_pack_record(last)) << "a count may be any number of 64 bits";
  last.back() = 2;
  EXPECT_FALSE(decode_pack_record(last));
}

TEST(RecordCodec, EveryReferenceToASecretLeadsToOne) {
  PackRecord pack = pack_record();
  pack.sightings[1].secret = 2;
  EXPECT_FALSE(decode_pack_record(encode(pack)));
  AuditRecord by_place = audit_record();
  by_place.places[1].secret = 2;
  EXPECT_FALSE(decode_audit_record(encode(by_place)));
  AuditRecord by_message = audit_record();
  by_message.messages[0].secret = 2;
  EXPECT_FALSE(decode_audit_record(encode(by_message)));
}

}  // namespace
}  // namespace scan::history
