// Which rules a run uses: the built-in ones, those of --rules, less what --only and --skip leave
// out.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "engine/run.h"

namespace scan::cli {

// $XDG_CACHE_HOME/scan or ~/.cache/scan; empty, no cache, where neither is an absolute path or the
// user wants none.
std::string cache_folder(bool no_cache);

// The built-in rules and those of every --rules file, compiled or taken from the user's cache.
Result<engine::Rules> load_rules(const Options& options);

// Adds the rules of one file, of tokens or of policy.
Status add_rule_file(const std::string& path, const tokens::RuleCache& cache, engine::Rules& rules);

struct SwitchedOff {
  std::vector<const tokens::TokenRule*> tokens;
  std::vector<const policy::Rule*> policy;
};

// The rules that --only and --skip switch off. Fails on an id that no rule has, and where no rule
// would be left: a scan that looks for nothing would always be clean.
Result<SwitchedOff> switched_off(const Options& options, const engine::Rules& rules);

// The whole of a rule file. The error says what to do.
Result<std::string> read_rule_file(const std::string& path);

}  // namespace scan::cli
