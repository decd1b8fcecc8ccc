// How often Dependabot looks for updates: `schedule` of an entry or a group
// (docs.github.com/en/code-security/reference/supply-chain-security/dependabot-options-reference).
#pragma once

#include <string>

#include "base/span.h"

namespace scan::policy {

struct UpdateSchedule {
  std::string interval;  // "weekly"; "cron"
  std::string cronjob;   // of "cron": five fields, or words
  Span place;            // of what tells; empty where nothing is said

  // "monthly", "cron 0 5 1 * *"
  std::string shown() const { return interval == "cron" ? "cron " + cronjob : interval; }

  // Certainly less often than every ten days: `monthly`, a cron job on one day of the month. What
  // is not understood is not.
  bool is_rare() const;
};

}  // namespace scan::policy
