// A secret told by the name it is assigned to and by what it looks like: what is read
// (assignment.h), judged (judge/assigned_secret.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/span.h"
#include "finding/rule_info.h"
#include "judge/assigned_name.h"

namespace scan::tokens {

struct AssignedSecret {
  Span value;
  SecretKind kind = SecretKind::kSecret;
  Confidence confidence = Confidence::kLow;
  std::size_t read_to = 0;  // words that end before it are words of the same name, or of the value
};

// What is assigned to the name of which a word, one of kAssignedCores, ends at `word`. Of several
// values the one that is most certain, then the first. Linear in kAssignedRadius.
std::optional<AssignedSecret> read_assigned_secret(std::string_view content, std::size_t word);

}  // namespace scan::tokens
