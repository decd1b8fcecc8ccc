// A finding: one secret (or one broken rule) with every place it stands in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "base/span.h"
#include "finding/fact.h"
#include "finding/history_facts.h"
#include "finding/rule_info.h"

namespace scan {

// One line of the file around a secret, already redacted, for the code frame of a report.
struct Excerpt {
  std::string text;         // the line or a part of it; may hold any byte, so escape it
  Span mark;                // the shown secret's bytes in `text`
  bool cut_before = false;  // the line goes on to the left of `text`
  bool cut_after = false;
};

struct Place {
  std::string path;  // as in the repository, `/` between parts, unescaped
  Position begin;
  Position end;           // just past the last character
  std::string_view part;  // "content", "old-content", "link-target", "name", "message": static
  Excerpt excerpt;
  std::optional<PlaceHistory> history = {};  // of --history and --range
  bool alone = false;  // the content is this secret and next to nothing else: a key file
  // How it was read, where it does not stand there as it is: "base64", "gzip > tar entry NAME". In
  // what was packed, line and column are those of the innermost entry. May hold any byte.
  std::string decoded_from = {};
  bool recoded = false;  // it stands in UTF-16 or in what is packed: no line of the file holds it
};

struct Finding {
  const RuleInfo* rule = nullptr;        // owned by the rule set, outlives the finding
  std::vector<std::string_view> also;    // ids of other rules that matched the same bytes
  Severity severity = Severity::kError;  // the rule's, or what configuration or the place makes it
  std::string message;  // of a policy rule: what is wrong here, without secrets; may hold any byte
  Confidence confidence = Confidence::kMedium;
  std::vector<std::string> notes;  // what the checks saw: "checksum does not match"
  std::vector<Fact> facts = {};    // what the secret tells of itself
  std::string secret;  // redacted, unless the user asked to see it; empty where there is none
  std::string fingerprint;
  Sha256 identity{};          // of rule and secret; never printed
  std::vector<Place> places;  // at least one, in path and position order; see finding_list.h
  std::optional<Exposure> exposure = {};  // of --history
  // The secret itself, where the user asked for a file that holds it: no report may show it.
  // Several where weak secrets share a fingerprint, or where it stands encoded: then also as it
  // stands in the file.
  std::vector<std::string> plain = {};
};

// Why a finding is not reported: an inline `scan:allow` names it.
struct Suppressed {
  Finding finding;
  std::string reason;
  std::string until;  // "2026-12-31" or empty
};

}  // namespace scan
