// Numbers to ids and names.
#include "history/places.h"

#include <algorithm>

#include "base/lists.h"

namespace scan::history {
namespace {

constexpr std::size_t kMostLfsPointers = 100000;

std::optional<ObjectId> commit_id(const AttributionInput& input, CommitNumber commit) {
  if (commit == kNoCommit) return std::nullopt;
  return input.table.id(input.commits[commit].object);
}

ObjectId object_id(const AttributionInput& input, ObjectNumber object) {
  return object == kNoObject ? ObjectId() : input.table.id(object);
}

RecordedPlace recorded(const AttributionInput& input, SecretPlace&& place) {
  RecordedPlace record;
  record.secret = place.secret;
  record.path = std::move(place.path);
  record.link = place.link;
  record.object = object_id(input, place.blob);
  record.last_object = object_id(input, place.last_blob);
  record.introduced = commit_id(input, place.introduced);
  record.removed = commit_id(input, place.removed);
  record.state = place.state;
  for (const std::uint32_t tip : place.tips) {
    if (!input.roots[tip].name.empty()) record.refs.push_back(input.roots[tip].name);
  }
  record.ref_count = std::max<std::uint64_t>(place.tip_count, record.refs.size());
  return record;
}

}  // namespace

std::vector<Wanted> wanted_of(const ObjectTable& table, const ObjectScanResult& scanned) {
  std::vector<Wanted> wanted;
  for (const Sighting& each : scanned.sightings.list) {
    if (table.type(each.object) != git::ObjectType::kBlob) continue;
    wanted.push_back({table.canonical(each.object), each.secret});
  }
  const std::size_t pointers = std::min(scanned.lfs_pointers.size(), kMostLfsPointers);
  for (std::size_t i = 0; i < pointers; ++i) {
    wanted.push_back({table.canonical(scanned.lfs_pointers[i]), kLfsPointerNumber});
  }
  sort_unique(wanted);
  return wanted;
}

std::vector<RecordedMessage> messages_of(const ObjectTable& table, const AllSightings& sightings) {
  std::vector<RecordedMessage> messages;
  for (const Sighting& each : sightings.list) {
    const git::ObjectType type = table.type(each.object);
    if (type != git::ObjectType::kCommit && type != git::ObjectType::kTag) continue;
    if (table.canonical(each.object) != each.object) continue;
    messages.push_back({each.secret, table.id(each.object), type});
  }
  return messages;
}

void record_places(const AttributionInput& input, Attribution found, AuditRecord& record) {
  for (SecretPlace& place : found.places) {
    if (place.secret == kLfsPointerNumber) {
      record.lfs_pointers.push_back(place.path.empty() ? input.table.id(place.blob).hex()
                                                       : std::move(place.path));
    } else {
      record.places.push_back(recorded(input, std::move(place)));
    }
  }
  for (SecretPlace& place : found.names) {
    record.names.push_back(recorded(input, std::move(place)));
  }
  sort_unique(record.lfs_pointers);
  record.submodules = std::move(found.submodules);
}

}  // namespace scan::history
