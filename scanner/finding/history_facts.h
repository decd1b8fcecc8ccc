// What git's history says of a secret: since when it is there, whether it still is, who brought it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/object_id.h"

namespace scan {

// From what hurts most to what hurts least. Where several hold, the first does.
enum class HistoryState : std::uint8_t {
  kLiveDefault,  // in the tip of the default branch
  kLiveOther,    // in the tip of another reference
  kReachable,    // in a commit that a reference leads to, in no tip
  kKept,         // only in a stash, a reflog or an index: gone for readers, not for this clone
  kDangling,     // in an object that nothing leads to
  kMessage,      // in the message of a commit or tag
};
inline constexpr std::size_t kHistoryStates = 6;

// The word used in reports, stable.
constexpr std::string_view history_state_name(HistoryState state) {
  constexpr std::array<std::string_view, kHistoryStates> names = {
      "live-default", "live-other", "reachable", "kept", "dangling", "message"};
  return names[static_cast<std::size_t>(state)];
}

struct CommitFacts {
  ObjectId id;
  std::string author;            // "Name <mail>", unescaped
  std::int64_t author_time = 0;  // seconds since 1970, as the commit claims
  std::int64_t commit_time = 0;
};

// One place of a secret in history: a path, a message or a nameless object.
struct PlaceHistory {
  HistoryState state = HistoryState::kReachable;
  ObjectId object;  // the blob that brought the secret to the path; the commit or tag of a message
  std::optional<CommitFacts> introduced;  // nothing where no commit holds it
  std::optional<CommitFacts> removed;     // the last commit that took it away, if it is gone
  std::vector<std::string> refs;          // whose tips hold it, full names, the first few
  std::uint64_t ref_count = 0;            // all of them
};

// Of the whole finding.
struct Exposure {
  HistoryState state = HistoryState::kReachable;  // the worst of its places
  std::optional<std::int64_t> since;              // commit time of the oldest introduction
  std::optional<std::int64_t> until;              // of the last removal; nothing while it is live
  std::optional<std::uint64_t> days;  // from `since` to `until`, or to today while it is live
};

}  // namespace scan
