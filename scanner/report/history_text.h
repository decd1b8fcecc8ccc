// What history says of a finding, in words for people. Everything is escaped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/object_id.h"
#include "finding/finding.h"

namespace scan::report {

// The first digits of an id, as git prints it.
std::string short_id(const ObjectId& id);

// "refs/heads/main" as people say it: "main". Escaped.
std::string ref_text(std::string_view name);

// "live on main", "in history; no tip holds it".
std::string state_text(const PlaceHistory& history);

// The state of the finding, since when, and for how many days.
// REQUIRES: the finding has an exposure and its first place a history.
std::string exposure_text(const Finding& finding);

// "Name <mail>", cut where somebody made it very long.
std::string author_text(const CommitFacts& commit);

// "1a2b3c4d5e, 2026-12-31, Name <mail>".
std::string commit_text(const CommitFacts& commit);

// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number);

}  // namespace scan::report
