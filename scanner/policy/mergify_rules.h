// Rules of Mergify that merge or approve what an update bot opened
// (docs.mergify.com/configuration/file-format, docs.mergify.com/configuration/conditions).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/entry.h"

namespace scan::policy {

struct MergifyMerge {
  std::string key;   // "pull_request_rules[0]"
  std::string what;  // "merges", "queues", "approves"
  Span place;        // of the condition that names the bot
};

bool is_mergify_path(std::string_view path);

// A rule that waits for somebody's approval merges nothing unseen and is left out; one that gives
// the approval itself is not.
std::vector<MergifyMerge> mergify_merges(const syntax::Document& document);

}  // namespace scan::policy
