// From the numbers that an attribution works with to the ids and names of a record.
#pragma once

#include "history/attribution.h"
#include "history/object_scan.h"
#include "history/record.h"

namespace scan::history {

// Secrets are followed through history by their numbers; a pointer of git-lfs by this one.
inline constexpr std::uint32_t kLfsPointerNumber = ~std::uint32_t{0};

// What to follow: every blob with a secret and every LFS pointer, up to a declared number.
std::vector<Wanted> wanted_of(const ObjectTable& table, const ObjectScanResult& scanned);

// Secrets that stand in the text of commits and tags.
std::vector<RecordedMessage> messages_of(const ObjectTable& table, const AllSightings& sightings);

// Fills places, names, submodules and LFS pointers of the record.
void record_places(const AttributionInput& input, Attribution found, AuditRecord& record);

}  // namespace scan::history
