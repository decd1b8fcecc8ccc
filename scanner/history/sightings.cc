// Renumbers the secrets of all workers.
#include "history/sightings.h"

#include <map>

#include "base/lists.h"

namespace scan::history {

AllSightings merge_sightings(const std::vector<const Sightings*>& parts) {
  // The identity is of the rule's id too, so it alone gives the same order everywhere.
  std::map<Sha256, std::uint32_t> numbers;
  for (const Sightings* part : parts) {
    for (const RecordedSecret& secret : part->secrets()) numbers.emplace(secret.identity, 0);
  }
  AllSightings all;
  all.secrets.resize(numbers.size());
  std::uint32_t next = 0;
  for (auto& [identity, number] : numbers) number = next++;

  for (const Sightings* part : parts) {
    std::vector<std::uint32_t> renumbered;
    for (const RecordedSecret& secret : part->secrets()) {
      renumbered.push_back(numbers.at(secret.identity));
      all.secrets[renumbered.back()] = secret;
    }
    for (const Sighting& each : part->list()) {
      all.list.push_back({each.object, renumbered[each.secret]});
    }
    all.lost += part->lost();
  }
  sort_unique(all.list);
  return all;
}

}  // namespace scan::history
