// Records of the cache: a record made of the input is the same after writing and reading, and what
// is read of any bytes, or of a record's bytes after a change, writes back to just those bytes.
#include <algorithm>
#include <string>

#include "fuzz/fuzz.h"
#include "history/record_codec.h"

namespace {

using namespace scan::history;
using scan::ObjectId;
using scan::fuzz::require;

// Values out of the input; zeros when it is used up.
class Input {
 public:
  explicit Input(std::string_view rest) : rest_(rest) {}
  std::uint64_t number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | byte();
    return value;
  }
  std::size_t count() { return number(1) % 4; }
  std::string text() {
    const std::size_t size = std::min<std::size_t>(number(1) % 32, rest_.size());
    std::string out(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return out;
  }
  ObjectId id() {
    std::uint8_t bytes[ObjectId::kSha256] = {};
    for (std::uint8_t& each : bytes) each = byte();
    return ObjectId::from_raw(bytes, bytes[0] % 2 == 0 ? ObjectId::kSha1 : ObjectId::kSha256);
  }
  bool yes() { return number(1) % 2 == 1; }

 private:
  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto out = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return out;
  }
  std::string_view rest_;
};

ObjectCounts make_counts(Input& in) {
  return {in.number(8), in.number(4), in.number(2), in.number(1),
          in.number(8), in.number(8), in.number(3)};
}

std::vector<RecordedSecret> make_secrets(Input& in) {
  std::vector<RecordedSecret> secrets(1 + in.count());
  for (RecordedSecret& each : secrets) {
    each.rule = in.text();
    each.identity[31] = static_cast<std::uint8_t>(in.number(1));
  }
  return secrets;
}

RecordedPlace make_place(Input& in, std::size_t secrets) {
  RecordedPlace place;
  place.secret = static_cast<std::uint32_t>(in.number(4) % secrets);
  place.path = in.text();
  place.link = in.yes();
  place.object = in.id();
  place.last_object = in.id();
  if (in.yes()) place.introduced = in.id();
  if (in.yes()) place.removed = in.id();
  place.state = static_cast<scan::HistoryState>(in.number(1) % scan::kHistoryStates);
  for (std::size_t i = in.count(); i > 0; --i) place.refs.push_back(in.text());
  place.ref_count = in.number(8);
  return place;
}

PackRecord make_pack_record(Input& in) {
  PackRecord pack;
  pack.secrets = make_secrets(in);
  for (std::size_t i = in.count(); i > 0; --i) {
    pack.sightings.push_back({static_cast<std::uint32_t>(in.number(4)),
                              static_cast<std::uint32_t>(in.number(1) % pack.secrets.size())});
  }
  for (std::size_t i = in.count(); i > 0; --i) {
    pack.lfs_pointers.push_back(static_cast<std::uint32_t>(in.number(4)));
  }
  pack.counts = make_counts(in);
  return pack;
}

AuditRecord make_audit_record(Input& in) {
  AuditRecord audit;
  audit.secrets = make_secrets(in);
  for (std::size_t i = in.count(); i > 0; --i) {
    audit.places.push_back(make_place(in, audit.secrets.size()));
  }
  for (std::size_t i = in.count(); i > 0; --i) {
    audit.names.push_back(make_place(in, audit.secrets.size()));
  }
  for (std::size_t i = in.count(); i > 0; --i) {
    audit.messages.push_back({static_cast<std::uint32_t>(in.number(1) % audit.secrets.size()),
                              in.id(), static_cast<scan::git::ObjectType>(in.number(1) % 4)});
  }
  for (std::size_t i = in.count(); i > 0; --i) audit.submodules.push_back(in.text());
  for (std::size_t i = in.count(); i > 0; --i) audit.lfs_pointers.push_back(in.text());
  for (std::size_t i = in.count(); i > 0; --i) audit.missing.push_back(in.id());
  audit.packs = in.number(2);
  audit.loose = in.number(8);
  audit.packed_bytes = in.number(8);
  audit.counts = make_counts(in);
  return audit;
}

void check(std::string_view bytes) {
  if (const auto pack = decode_pack_record(bytes)) {
    require(encode(*pack) == bytes, "a pack's record has one form");
    for (const PackRecord::Sighting& each : pack->sightings) {
      require(each.secret < pack->secrets.size(), "a sighting's secret is in the record");
    }
  }
  if (const auto audit = decode_audit_record(bytes)) {
    require(encode(*audit) == bytes, "an audit's record has one form");
    for (const RecordedPlace& each : audit->places) {
      require(each.secret < audit->secrets.size(), "a place's secret is in the record");
    }
    for (const RecordedMessage& each : audit->messages) {
      require(each.secret < audit->secrets.size(), "a message's secret is in the record");
    }
  }
}

// `in` says where.
void check_changed(std::string bytes, Input& in) {
  check(std::string_view(bytes).substr(0, in.number(2) % bytes.size()));
  for (int i = 0; i < 4; ++i) {
    bytes[in.number(2) % bytes.size()] = static_cast<char>(in.number(1));
    check(bytes);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = scan::fuzz::text(data, size);
  check(bytes);
  Input in(bytes);
  const bool is_pack = in.yes();
  const std::string made = is_pack ? encode(make_pack_record(in)) : encode(make_audit_record(in));
  require(is_pack ? decode_pack_record(made).has_value() : decode_audit_record(made).has_value(),
          "a written record is read");
  require(is_pack ? !decode_audit_record(made) : !decode_pack_record(made),
          "one kind of record is not read as the other");
  check(made);
  check_changed(made, in);
  return 0;
}
