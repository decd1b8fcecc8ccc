// What a check tells of one place in a file; the engine makes a finding of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "finding/rule_info.h"
#include "judge/value_class.h"

namespace scan::policy {

struct Rule;

struct Violation {
  Span place;           // in the file; an empty one at 0 is the file as a whole
  std::string message;  // one sentence without the secret: "vars.API_KEY holds a secret"
  // What names the place in the fingerprint, as it survives moved lines: the key path, the action.
  // Empty: the message.
  std::string key = {};
  std::optional<Severity> severity = {};  // unset: the rule's own
  Confidence confidence = Confidence::kCertain;
  // The secret's bytes, to be redacted wherever they are shown; empty where there is none. Lies in
  // the file, mostly inside `place`.
  Span secret = {};
  bool chosen = false;         // a person picked the secret, so that its digest would tell it
  bool whole_file = false;     // told whichever lines a change touches
  const Rule* rule = nullptr;  // set by the scanner
};

// A violation somewhere in the project, told after all files were seen.
struct ProjectViolation {
  std::string path;  // relative to the root; need not exist (a missing file)
  Violation violation;
};

// How grave a value is under a rule whose secrets are of severity `full`: nothing where it is no
// literal; one lower where it is weak; kInfo where it is likely or weak and made up for a test.
// What is strong keeps `full` everywhere.
std::optional<Severity> literal_severity(Severity full, const ValueJudgement& value, bool in_test);

// One lower; info stays info.
Severity lower(Severity severity);

}  // namespace scan::policy
