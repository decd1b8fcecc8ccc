// What a clean-up plan is about, gathered from the findings before anything is written.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "finding/outcome.h"

namespace scan::report {

struct PlanScope {
  std::vector<const Finding*> findings;  // to be removed, the worst first
  std::size_t unsure = 0;                // findings left out
  // Name of the provider, in order of the worst finding of each.
  std::vector<std::pair<std::string, std::vector<const Finding*>>> by_provider;
  std::vector<std::string> lone_blobs;  // ids of those that are nothing but a secret, sorted
  // Paths of files that hold one where no replacement reaches it, sorted, each with how it was read
  // there, or "utf-16".
  std::vector<std::pair<std::string, std::string>> whole_files;
  std::vector<std::string> refs;     // full names, sorted
  std::vector<std::string> commits;  // ids of those that introduced a secret, sorted
  std::size_t only_kept = 0;         // findings that no reference leads to
  bool needs_rewrite = false;        // some reference leads to a secret
  bool in_messages = false;
  bool in_names = false;
};

// Refers to findings of `outcome`, which must outlive it.
PlanScope scope_of(const Outcome& outcome);

}  // namespace scan::report
