// `scan --history`: what history/ recorded of a repository becomes findings.
//
// Only the versions that brought a secret somewhere are read again, so this costs what is reported,
// not what was scanned.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/collector.h"
#include "finding/outcome.h"
#include "git/repository.h"
#include "history/gather.h"

namespace scan::engine {

struct Audit {
  const git::Repository& repository;
  std::string prefix;       // of every path in the report; empty if one repository is audited
  bool obey_allow = false;  // inline `scan:allow` counts
  history::GatherOptions gather;
};

// Gives `collector` everything that the audit finds, and its coverage. `scanner`, `blobs` and
// `collector` belong together. An Error where the repository cannot be opened at all.
Status audit(const Audit& audit, const tokens::Scanner& scanner, const BlobScanner& blobs,
             Collector& collector, Progress& progress, const std::atomic<bool>& stop,
             history::GatherStats& stats);

}  // namespace scan::engine
