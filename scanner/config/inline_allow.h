// The inline suppression: `scan:allow[rule-id,…] [until=YYYY-MM-DD] reason`
//
// It stands in a comment on the line of the secret, or on the line above where that line holds no
// secret of its own (else it speaks of that one). The reason is required; `until` is inclusive, in
// UTC. What is wrong with it is told and does not suppress. Allowing one rule never allows another.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "config/date.h"
#include "finding/redact.h"

namespace scan::config {

// Which ids exist, whether or not they are switched on in this run.
class KnownRules {
 public:
  virtual ~KnownRules() = default;
  virtual bool has(std::string_view id) const = 0;
};

struct AllowQuestion {
  std::string_view content;
  Span secret;                            // in `content`
  const KnownSecrets* secrets = nullptr;  // all of `content`; never printed
  std::string_view rule;                  // under which the secret would be reported
  std::span<const std::string_view> also;
  Date today;
};

enum class Allow : std::uint8_t { kAbsent, kSuppresses, kRefused };

struct AllowAnswer {
  Allow allow = Allow::kAbsent;
  std::string reason;                // where it suppresses; secrets in it are redacted
  std::string until;                 // "2026-12-31" or empty
  std::size_t at = 0;                // where it suppresses: an offset in the comment's line
  std::vector<std::string> notices;  // sentences without place; may come with any answer
};

// Reads at most 4 KiB on either side of the secret in its line, and of the line above its last 4
// KiB.
AllowAnswer judge_allow(const AllowQuestion& question, const KnownRules& rules);

}  // namespace scan::config
