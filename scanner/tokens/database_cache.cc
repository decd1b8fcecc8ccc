// Reads and writes cache files; every failure falls back to compiling.
#include "tokens/database_cache.h"

#include <optional>
#include <vector>

#include "base/hex.h"
#include "base/own_file.h"
#include "base/sha256.h"

namespace scan::tokens {
namespace {

constexpr std::uint64_t kMostFileBytes = std::uint64_t{256} << 20;

Sha256 key_of(std::span<const std::string_view> patterns) {
  std::string all(match::engine_version());
  for (std::string_view pattern : patterns) {
    all += '\0';
    all += pattern;
  }
  return sha256_of_parts({"core-database", all});
}

std::optional<match::CoreDatabase> load(const std::string& path, const Sha256& key) {
  const auto file = read_own_file(path, kMostFileBytes);
  if (!file || file->size() < 2 * key.size()) return std::nullopt;
  const std::string_view bytes = *file;
  const std::string_view payload = bytes.substr(2 * key.size());
  if (bytes.substr(0, key.size()) != bytes_of(key)) return std::nullopt;
  if (bytes.substr(key.size(), key.size()) != bytes_of(sha256(payload))) return std::nullopt;
  auto database = match::CoreDatabase::deserialize(payload);
  if (!database) return std::nullopt;
  return std::move(*database);
}

void store(const std::string& folder, const std::string& path, const Sha256& key,
           const match::CoreDatabase& database) {
  if (!own_folder(folder)) return;
  const std::string payload = database.serialize();
  std::string bytes(bytes_of(key));
  bytes += bytes_of(sha256(payload));
  bytes += payload;
  replace_own_file(path, bytes);
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
