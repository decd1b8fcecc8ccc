// Between the engine and policy/: a blob with its token matches in, violations out.
#pragma once

#include <string_view>
#include <vector>

#include "policy/project.h"
#include "policy/scanner.h"
#include "source/blob.h"
#include "tokens/scanner.h"

namespace scan::engine {

// Shared by all workers. Everything given outlives it.
class PolicyJudge {
 public:
  // `all_tracked`: whatever is scanned is kept by git, or about to be; else the project says so.
  PolicyJudge(policy::Scanner& scanner, const policy::Project& project, bool all_tracked)
      : scanner_(scanner), project_(project), all_tracked_(all_tracked) {}

  // What the rules say of a blob's content, of which `text` is what was read: of a window only
  // what its path says, and only of the first.
  std::vector<policy::Violation> judge(const Blob& blob, std::string_view text,
                                       const std::vector<tokens::TokenMatch>& matches) const;

 private:
  policy::Scanner& scanner_;
  const policy::Project& project_;
  bool all_tracked_;
};

}  // namespace scan::engine
