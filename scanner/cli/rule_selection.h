// Which rules a run uses: the built-in ones, those of --rules, less what --only and --skip leave
// out.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "tokens/rule_set.h"

namespace scan::cli {

// $XDG_CACHE_HOME/scan or ~/.cache/scan; empty, no cache, where neither is an absolute path or the
// user wants none.
std::string cache_folder(bool no_cache);

// The built-in rules and those of every --rules file, compiled or taken from the user's cache.
Result<tokens::RuleSet> load_rule_set(const Options& options);

// The rules of `set` that --only and --skip switch off. Fails on an id that no rule has, and where
// no rule would be left: a scan that looks for nothing would always be clean.
Result<std::vector<const tokens::TokenRule*>> switched_off(const Options& options,
                                                           const tokens::RuleSet& set);

// The whole of a rule file. The error says what to do.
Result<std::string> read_rule_file(const std::string& path);

}  // namespace scan::cli
