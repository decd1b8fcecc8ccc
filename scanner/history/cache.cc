// A record's file is named by a keyed hash of what it depends on, and holds 32 bytes HMAC-SHA-256
// of that name and the encoded record, then the record.
#include "history/cache.h"

#include <sys/random.h>
#include <sys/stat.h>
#include <sys/time.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/field_bytes.h"
#include "base/hex.h"
#include "base/hmac.h"
#include "base/own_file.h"
#include "history/record_codec.h"

namespace scan::history {
namespace {

// Changes with what a record depends on; its encoding has a version of its own.
constexpr std::string_view kFormat = "history-cache/1";
constexpr std::uint64_t kMostRecordBytes = std::uint64_t{256} << 20;
// What all records together may take; the oldest go first.
constexpr std::uint64_t kMostFolderBytes = std::uint64_t{512} << 20;

std::string joined(std::initializer_list<std::string_view> fields) {
  FieldBytes all;
  for (const std::string_view field : fields) all.add(field);
  return all.bytes();
}

std::optional<Sha256> read_key(const std::string& path) {
  const auto bytes = read_own_file(path, sizeof(Sha256));
  if (!bytes || bytes->size() != sizeof(Sha256)) return std::nullopt;
  struct stat facts {};
  if (stat(path.c_str(), &facts) != 0 || (facts.st_mode & 077) != 0) return std::nullopt;
  Sha256 key{};
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return key;
}

// Two first runs at once agree on the key of the one that made the file.
std::optional<Sha256> read_or_make_key(const std::string& path) {
  if (auto key = read_key(path)) return key;
  Sha256 fresh{};
  if (getrandom(fresh.data(), fresh.size(), 0) != static_cast<ssize_t>(fresh.size())) {
    return std::nullopt;
  }
  create_own_file(path, bytes_of(fresh));
  return read_key(path);
}

std::string identity_of(const git::FileIdentity& file) {
  return joined({std::to_string(file.device), std::to_string(file.inode), std::to_string(file.size),
                 std::to_string(file.modified_ns)});
}

void make_room(const std::string& folder) {
  struct File {
    std::filesystem::file_time_type used;
    std::uint64_t size;
    std::filesystem::path path;
  };
  std::vector<File> files;
  std::uint64_t all = 0;
  std::error_code failed;
  for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end;
       at.increment(failed)) {
    // Also those that a scan which was ended left beside their places.
    if (at->path().filename().native().find(".record") == std::string::npos) continue;
    std::error_code gone;
    const std::uint64_t size = at->file_size(gone);
    if (gone) continue;
    files.push_back({at->last_write_time(gone), size, at->path()});
    all += size;
  }
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.used < b.used; });
  for (const File& file : files) {
    if (all <= kMostFolderBytes) return;
    std::error_code ignored;
    std::filesystem::remove(file.path, ignored);
    all -= file.size;
  }
}

}  // namespace

std::optional<Cache> Cache::open(const std::string& folder) {
  Cache cache;
  cache.folder_ = folder + "/history";
  if (!own_folder(folder) || !own_folder(cache.folder_)) return std::nullopt;
  const auto key = read_or_make_key(cache.folder_ + "/key");
  if (!key) return std::nullopt;
  cache.key_ = *key;
  return cache;
}

std::string Cache::path_of(const std::string& subject) const {
  return folder_ + "/" + hex_text(hmac_sha256(bytes_of(key_), joined({"name", subject}))) +
         ".record";
}

std::optional<std::string> Cache::load(const std::string& subject) const {
  const std::string path = path_of(subject);
  auto file = read_own_file(path, kMostRecordBytes);
  if (!file || file->size() < sizeof(Sha256)) return std::nullopt;
  std::string payload = file->substr(sizeof(Sha256));
  const Sha256 seal = hmac_sha256(bytes_of(key_), joined({"record", subject, payload}));
  if (std::string_view(*file).substr(0, seal.size()) != bytes_of(seal)) return std::nullopt;
  utimes(path.c_str(), nullptr);  // used: the oldest are dropped first
  return payload;
}

void Cache::store(const std::string& subject, std::string_view payload) const {
  if (payload.size() > kMostRecordBytes - sizeof(Sha256)) return;
  std::string file(bytes_of(hmac_sha256(bytes_of(key_), joined({"record", subject, payload}))));
  file += payload;
  if (replace_own_file(path_of(subject), file)) make_room(folder_);
}

std::string Cache::pack_subject(const git::Pack& pack, const Sha256& rules) {
  return joined({kFormat, "pack", identity_of(pack.identity()), pack.checksum(), bytes_of(rules)});
}

std::optional<PackRecord> Cache::load_pack(const git::Pack& pack, const Sha256& rules) const {
  const auto bytes = load(pack_subject(pack, rules));
  auto record = bytes ? decode_pack_record(*bytes) : std::nullopt;
  if (!record) return std::nullopt;
  const auto is_inside = [&](std::uint32_t position) { return position < pack.index().size(); };
  const bool fits =
      std::all_of(record->sightings.begin(), record->sightings.end(),
                  [&](const auto& each) { return is_inside(each.position); }) &&
      std::all_of(record->lfs_pointers.begin(), record->lfs_pointers.end(), is_inside);
  return fits ? std::move(record) : std::nullopt;
}

void Cache::store_pack(const git::Pack& pack, const Sha256& rules, const PackRecord& record) const {
  store(pack_subject(pack, rules), encode(record));
}

std::optional<AuditRecord> Cache::load_audit(const Sha256& state, const Sha256& rules) const {
  const auto bytes = load(joined({kFormat, "audit", bytes_of(state), bytes_of(rules)}));
  return bytes ? decode_audit_record(*bytes) : std::nullopt;
}

void Cache::store_audit(const Sha256& state, const Sha256& rules, const AuditRecord& record) const {
  store(joined({kFormat, "audit", bytes_of(state), bytes_of(rules)}), encode(record));
}

Sha256 Cache::keyed(const Sha256& identity) const {
  return hmac_sha256(bytes_of(key_), joined({"secret", bytes_of(identity)}));
}

}  // namespace scan::history
