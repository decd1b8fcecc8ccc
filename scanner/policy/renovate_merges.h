// Where Renovate's configuration has it merge its own pull requests
// (docs.renovatebot.com/configuration-options/#automerge, docs.renovatebot.com/presets-default).
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "syntax/entry.h"

namespace scan::policy {

struct RenovateMerge {
  std::string key;   // "packageRules[0].automerge"
  std::string what;  // "packageRules[0].automerge: true", "the preset :automergeMinor"
  Span place;
};

// `document` is renovate_entries'. `platformAutomerge` says how, not whether, and counts only where
// nothing else is found: then a preset from elsewhere may say whether.
std::vector<RenovateMerge> renovate_merges(const syntax::Document& document);

}  // namespace scan::policy
