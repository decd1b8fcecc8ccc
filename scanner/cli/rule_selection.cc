// Rule files, their cache folder, and the words of --only and --skip.
#include "cli/rule_selection.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "policy/builtin_rules.h"
#include "policy/rule_loader.h"

namespace scan::cli {
namespace {

constexpr std::string_view kTokens = "tokens";
constexpr std::string_view kPolicy = "policy";
constexpr std::uintmax_t kMostRuleBytes = 16u << 20;

bool names(const std::vector<std::string>& words, std::string_view kind, std::string_view id) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word == kind || word == id; });
}

bool is_off(const Options& options, std::string_view kind, std::string_view id) {
  const bool wanted = options.only.empty() || names(options.only, kind, id);
  return !wanted || names(options.skip, kind, id);
}

Status check_words(const std::vector<std::string>& words, const engine::Rules& rules) {
  for (const std::string& word : words) {
    if (word == kTokens || word == kPolicy || rules.tokens.find(word) != nullptr ||
        rules.policy.find(word) != nullptr) {
      continue;
    }
    return Error{"no rule is called '" + word + "'; `scan rules list` shows all"};
  }
  return {};
}

}  // namespace

std::string cache_folder(bool no_cache) {
  if (no_cache) return {};
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && cache[0] == '/') return std::string(cache) + "/scan";
  const char* home = std::getenv("HOME");
  if (home != nullptr && home[0] == '/') return std::string(home) + "/.cache/scan";
  return {};
}

Result<std::string> read_rule_file(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return Error{path + ": " + error.message()};
  if (size > kMostRuleBytes) return Error{path + ": over 16 MiB, which is no rule file"};
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{path + ": it cannot be read"};
  return std::string((std::istreambuf_iterator<char>(in)), {});
}

Status add_rule_file(const std::string& path, const tokens::RuleCache& cache,
                     engine::Rules& rules) {
  const auto text = read_rule_file(path);
  if (!text) return text.error();
  if (policy::holds_policy_rules(*text)) return rules.policy.add_file(*text, path);
  return rules.tokens.add_file(*text, path, cache);
}

Result<engine::Rules> load_rules(const Options& options) {
  auto tokens = tokens::RuleSet::builtin();
  if (!tokens) return tokens.error();
  engine::Rules rules{std::move(*tokens), policy::RuleSet(policy::builtin_rules())};
  const tokens::RuleCache cache{cache_folder(options.no_cache)};
  for (const std::string& path : options.rule_files) {
    const Status added = add_rule_file(path, cache, rules);
    if (!added) return added.error();
  }
  return rules;
}

Result<SwitchedOff> switched_off(const Options& options, const engine::Rules& rules) {
  for (const auto* words : {&options.only, &options.skip}) {
    const Status known = check_words(*words, rules);
    if (!known) return known.error();
  }
  SwitchedOff off;
  std::size_t left = 0;
  for (const tokens::RuleGroup& group : rules.tokens.groups()) {
    for (const tokens::TokenRule& rule : group.rules) {
      if (is_off(options, kTokens, rule.info.id)) {
        off.tokens.push_back(&rule);
      } else {
        ++left;
      }
    }
  }
  for (const policy::Rule* rule : rules.policy.rules()) {
    if (is_off(options, kPolicy, rule->info.id)) {
      off.policy.push_back(rule);
    } else {
      ++left;
    }
  }
  if (left == 0) return Error{"--only and --skip leave no rule: nothing would be found"};
  return off;
}

}  // namespace scan::cli
