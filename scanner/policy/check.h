// What cannot be said in a rule's data is a Check: a class with a file of its own under checks/.
//
// A Check lives for one scan of one repository. begin() is called at most once, before the first
// file() or end(), and only if either will be; file() for each file that the rule claims; end()
// once, after the last file, where the rule's triggers changed.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "policy/file.h"
#include "policy/options.h"
#include "policy/project.h"
#include "policy/violation.h"

namespace scan::policy {

class Check {
 public:
  virtual ~Check() = default;

  // Reads what it needs of the project, which outlives the check. Of history it is the tip of the
  // default branch.
  virtual void begin(const Project& /*project*/) {}

  // Called from several threads at once: what a check remembers of files, it guards.
  virtual void file(File& /*file*/, std::vector<Violation>& /*out*/) {}

  virtual void end(const Project& /*project*/, std::vector<ProjectViolation>& /*out*/) {}
};

// What a check is made with; all of it outlives the check.
struct CheckContext {
  const Rule& rule;
  const RuleOptions& options;  // of [rules.<id>]
  Mode mode;
  bool release = false;  // a tag is about to be pushed: what is scanned is released with it
};

using MakeCheck = std::unique_ptr<Check> (*)(const CheckContext& context);

}  // namespace scan::policy
