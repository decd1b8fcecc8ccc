// Policy rules in one scan of one repository: from what configuration says of them to what they say
// of the project when all files were seen.
#pragma once

#include <memory>
#include <vector>

#include "engine/blob_scanner.h"
#include "engine/collector.h"
#include "engine/policy_judge.h"
#include "policy/project.h"
#include "policy/rule_set.h"
#include "policy/scanner.h"

namespace scan::engine {

struct PolicyPlan {
  const policy::RuleSet& rules;
  std::vector<const policy::Rule*> disabled;
};

// What a scan's files are to policy rules.
struct PolicyScope {
  policy::Mode mode = policy::Mode::kWorkTree;
  bool all_tracked = true;  // as PolicyJudge has it
  bool release = false;     // as policy::CheckContext has it
};

class PolicyRun {
 public:
  // The plan outlives it.
  PolicyRun(const PolicyPlan& plan, policy::Settings settings,
            std::unique_ptr<policy::Project> project, const PolicyScope& scope);

  const PolicyJudge& judge() const { return judge_; }
  const policy::Project& project() const { return *project_; }
  const policy::Scanner& scanner() const { return scanner_; }
  // The rule of this id; null where it is off or not for this mode.
  const policy::Rule* active(std::string_view id) const { return scanner_.active(id); }
  policy::ScanStats stats() const { return scanner_.stats(); }

  // Gives `collector` what rules say of the project. REQUIRES: no worker is running.
  void finish(const BlobScanner& blobs, Collector& collector);

 private:
  policy::Settings settings_;
  std::unique_ptr<policy::Project> project_;
  policy::Scanner scanner_;
  PolicyJudge judge_;
};

}  // namespace scan::engine
