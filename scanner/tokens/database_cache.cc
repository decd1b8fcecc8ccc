// Reads and writes cache files; every failure falls back to compiling.
#include "tokens/database_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/hex.h"
#include "base/sha256.h"

namespace scan::tokens {
namespace {

constexpr off_t kMostFileBytes = off_t{256} << 20;

std::string_view bytes_of(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Sha256 key_of(std::span<const std::string_view> patterns) {
  std::string all(match::engine_version());
  for (std::string_view pattern : patterns) {
    all += '\0';
    all += pattern;
  }
  return sha256_of_parts({"core-database", all});
}

// The bytes of a regular file that only this user can have written.
std::optional<std::string> read_own_file(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::string bytes;
  struct stat facts {};
  bool whole = fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_uid == geteuid() &&
               (facts.st_mode & 022) == 0 && facts.st_size <= kMostFileBytes;
  if (whole) {
    bytes.resize(static_cast<std::size_t>(facts.st_size));
    whole = read(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  }
  close(file);
  if (!whole) return std::nullopt;
  return bytes;
}

std::optional<match::CoreDatabase> load(const std::string& path, const Sha256& key) {
  const auto file = read_own_file(path);
  if (!file || file->size() < 2 * key.size()) return std::nullopt;
  const std::string_view bytes = *file;
  const std::string_view payload = bytes.substr(2 * key.size());
  if (bytes.substr(0, key.size()) != bytes_of(key)) return std::nullopt;
  if (bytes.substr(key.size(), key.size()) != bytes_of(sha256(payload))) return std::nullopt;
  auto database = match::CoreDatabase::deserialize(payload);
  if (!database) return std::nullopt;
  return std::move(*database);
}

// Written aside and renamed, so that a concurrent run sees all of it or nothing.
void store(const std::string& folder, const std::string& path, const Sha256& key,
           const match::CoreDatabase& database) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  std::string aside = path + ".XXXXXX";
  const int file = mkstemp(aside.data());
  if (file < 0) return;
  const std::string payload = database.serialize();
  std::string bytes(bytes_of(key));
  bytes += bytes_of(sha256(payload));
  bytes += payload;
  const bool written =
      write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  close(file);
  if (!written || rename(aside.c_str(), path.c_str()) != 0) unlink(aside.c_str());
}

}  // namespace

Result<match::CoreDatabase> cached_database(std::span<const std::string_view> patterns,
                                            const std::string& folder) {
  if (folder.empty()) return match::CoreDatabase::compile(patterns);
  const Sha256 key = key_of(patterns);
  const std::string path = folder + "/" + hex_text(key) + ".hsdb";
  if (auto cached = load(path, key)) return std::move(*cached);
  auto compiled = match::CoreDatabase::compile(patterns);
  if (compiled) store(folder, path, key, *compiled);
  return compiled;
}

}  // namespace scan::tokens
