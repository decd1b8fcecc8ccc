// Each record's fields stand once, in a function that serves both ways.
#include "history/record_codec.h"

#include <cstring>
#include <type_traits>

namespace scan::history {
namespace {

// The number changes with the fields.
constexpr std::string_view kPackMagic = "scan pack 2\n";
constexpr std::string_view kAuditMagic = "scan audit 2\n";

class Writer {
 public:
  static constexpr bool kReads = false;

  bool number(std::uint64_t& value) {
    std::uint64_t rest = value;
    for (; rest >= 0x80; rest >>= 7) bytes_ += static_cast<char>(rest | 0x80);
    bytes_ += static_cast<char>(rest);
    return true;
  }
  bool raw(void* from, std::size_t size) {
    bytes_.append(static_cast<const char*>(from), size);
    return true;
  }
  bool skip(std::string_view expected) {
    bytes_ += expected;
    return true;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  static constexpr bool kReads = true;
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool number(std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      if (shift == 63 && byte > 1) return false;
      value |= std::uint64_t{byte & 0x7fU} << shift;
      if ((byte & 0x80) == 0) return byte != 0 || shift == 0;  // one form for each number
    }
    return false;
  }
  bool raw(void* to, std::size_t size) {
    if (rest_.size() < size) return false;
    std::memcpy(to, rest_.data(), size);
    rest_.remove_prefix(size);
    return true;
  }
  bool skip(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
};

template <typename Archive, typename T>
bool number(Archive& archive, T& value) {
  auto wide = static_cast<std::uint64_t>(value);
  if (!archive.number(wide)) return false;
  value = static_cast<T>(wide);
  return static_cast<std::uint64_t>(value) == wide;
}

// A number of at most `most`.
template <typename Archive, typename Enum>
bool choice(Archive& archive, Enum& value, Enum most) {
  auto wide = static_cast<std::uint64_t>(value);
  if (!archive.number(wide) || wide > static_cast<std::uint64_t>(most)) return false;
  value = static_cast<Enum>(wide);
  return true;
}

// What an element of a list takes at the least, so that no size asks for memory that the bytes
// cannot fill.
template <typename T>
constexpr std::size_t kLeastBytes = 1;
template <>
constexpr std::size_t kLeastBytes<RecordedSecret> = 1 + sizeof(Sha256);
template <>
constexpr std::size_t kLeastBytes<RecordedPlace> = 10;
template <>
constexpr std::size_t kLeastBytes<RecordedMessage> = 3;
template <>
constexpr std::size_t kLeastBytes<PackRecord::Sighting> = 2;

// Gives a list its size.
template <typename Archive, typename List>
bool size_of(Archive& archive, List& list) {
  std::uint64_t size = list.size();
  if (!archive.number(size)) return false;
  if constexpr (Archive::kReads) {
    if (size > archive.left() / kLeastBytes<typename List::value_type>) return false;
    list.resize(size);
  }
  return true;
}

template <typename Archive>
bool field(Archive& archive, std::string& text) {
  return size_of(archive, text) && archive.raw(text.data(), text.size());
}

template <typename Archive>
bool field(Archive& archive, std::uint32_t& value) {
  return number(archive, value);
}

template <typename Archive>
bool field(Archive& archive, ObjectId& id) {
  std::uint64_t size = id.size();
  if (!archive.number(size)) return false;
  if (size == 0) return true;
  if (size != ObjectId::kSha1 && size != ObjectId::kSha256) return false;
  std::array<std::uint8_t, ObjectId::kSha256> bytes{};
  std::memcpy(bytes.data(), id.data(), size);
  if (!archive.raw(bytes.data(), size)) return false;
  if constexpr (Archive::kReads) id = ObjectId::from_raw(bytes.data(), size);
  return true;
}

template <typename Archive>
bool field(Archive& archive, std::optional<ObjectId>& id) {
  ObjectId value = id.value_or(ObjectId());
  if (!field(archive, value)) return false;
  if constexpr (Archive::kReads) {
    if (value.size() != 0) id = value;
  }
  return true;
}

template <typename Archive>
bool field(Archive& archive, RecordedSecret& secret) {
  return field(archive, secret.rule) && archive.raw(secret.identity.data(), secret.identity.size());
}

template <typename Archive>
bool field(Archive& archive, PackRecord::Sighting& sighting) {
  return number(archive, sighting.position) && number(archive, sighting.secret);
}

template <typename Archive>
bool field(Archive& archive, RecordedMessage& message) {
  return number(archive, message.secret) && field(archive, message.object) &&
         choice(archive, message.type, git::ObjectType::kTag);
}

template <typename Archive, typename T>
bool field(Archive& archive, std::vector<T>& list);

template <typename Archive>
bool field(Archive& archive, RecordedPlace& place) {
  bool link = place.link;
  std::uint64_t flag = link ? 1 : 0;
  const bool read = number(archive, place.secret) && field(archive, place.path) &&
                    archive.number(flag) && field(archive, place.object) &&
                    field(archive, place.last_object) && field(archive, place.introduced) &&
                    field(archive, place.removed) &&
                    choice(archive, place.state, HistoryState::kMessage) &&
                    field(archive, place.refs) && number(archive, place.ref_count);
  place.link = flag != 0;
  return read && flag <= 1;
}

template <typename Archive, typename T>
bool field(Archive& archive, std::vector<T>& list) {
  if (!size_of(archive, list)) return false;
  for (T& each : list) {
    if (!field(archive, each)) return false;
  }
  return true;
}

template <typename Archive>
bool field(Archive& archive, ObjectCounts& counts) {
  for (std::uint64_t& each : counts.left_out) {
    if (!number(archive, each)) return false;
  }
  return number(archive, counts.blobs) && number(archive, counts.trees) &&
         number(archive, counts.commits) && number(archive, counts.tags) &&
         number(archive, counts.blob_bytes) && number(archive, counts.rebuilt_bytes) &&
         number(archive, counts.binary);
}

template <typename Archive>
bool record(Archive& archive, PackRecord& pack) {
  return archive.skip(kPackMagic) && field(archive, pack.secrets) &&
         field(archive, pack.sightings) && field(archive, pack.lfs_pointers) &&
         field(archive, pack.counts);
}

template <typename Archive>
bool record(Archive& archive, AuditRecord& audit) {
  return archive.skip(kAuditMagic) && field(archive, audit.secrets) &&
         field(archive, audit.places) && field(archive, audit.names) &&
         field(archive, audit.messages) && field(archive, audit.submodules) &&
         field(archive, audit.lfs_pointers) && field(archive, audit.missing) &&
         number(archive, audit.packs) && number(archive, audit.loose) &&
         number(archive, audit.packed_bytes) && field(archive, audit.counts);
}

template <typename Record>
std::string encoded(Record value) {
  Writer writer;
  record(writer, value);
  return writer.take();
}

template <typename Record>
std::optional<Record> decoded(std::string_view bytes) {
  Reader reader(bytes);
  Record value;
  if (!record(reader, value) || reader.left() != 0) return std::nullopt;
  return value;
}

}  // namespace

std::string encode(const PackRecord& pack) { return encoded(pack); }
std::string encode(const AuditRecord& audit) { return encoded(audit); }

std::optional<PackRecord> decode_pack_record(std::string_view bytes) {
  auto pack = decoded<PackRecord>(bytes);
  if (!pack) return std::nullopt;
  for (const PackRecord::Sighting& each : pack->sightings) {
    if (each.secret >= pack->secrets.size()) return std::nullopt;
  }
  return pack;
}

std::optional<AuditRecord> decode_audit_record(std::string_view bytes) {
  auto audit = decoded<AuditRecord>(bytes);
  if (!audit) return std::nullopt;
  for (const RecordedPlace& each : audit->places) {
    if (each.secret >= audit->secrets.size()) return std::nullopt;
  }
  for (const RecordedMessage& each : audit->messages) {
    if (each.secret >= audit->secrets.size()) return std::nullopt;
  }
  return audit;
}

}  // namespace scan::history
