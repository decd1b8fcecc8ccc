// Runs a rule's checks on one captured secret, in the order that docs/writing-rules.md gives.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "finding/rule_info.h"
#include "tokens/checks/verdict.h"
#include "tokens/rule.h"

namespace scan::tokens {

struct Judgement {
  bool dismissed = false;
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> notes;
  std::vector<Fact> facts = {};
  bool weaker = false;           // as Verdict has it
  std::string public_part = {};  // likewise
};

// `now` is in seconds since 1970, UTC; an expired token is told by it. Thread-safe.
Judgement run_checks(const Checks& checks, const Captured& captured, Confidence before,
                     std::int64_t now);

// Fails on an alphabet, shape, checksum or decode that no check knows, naming it and those it may
// be.
Status validate_checks(const Checks& checks);

}  // namespace scan::tokens
