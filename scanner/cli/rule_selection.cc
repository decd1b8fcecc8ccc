// Rule files, their cache folder, and the words of --only and --skip.
#include "cli/rule_selection.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace scan::cli {
namespace {

constexpr std::string_view kTokens = "tokens";
constexpr std::string_view kPolicy = "policy";
constexpr std::uintmax_t kMostRuleBytes = 16u << 20;

bool names(const std::vector<std::string>& words, const tokens::TokenRule& rule) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word == kTokens || word == rule.info.id;
  });
}

Status check_words(const std::vector<std::string>& words, const tokens::RuleSet& set) {
  for (const std::string& word : words) {
    if (word == kTokens || word == kPolicy || set.find(word) != nullptr) continue;
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

Result<tokens::RuleSet> load_rule_set(const Options& options) {
  auto set = tokens::RuleSet::builtin();
  if (!set) return set;
  const tokens::RuleCache cache{cache_folder(options.no_cache)};
  for (const std::string& path : options.rule_files) {
    const auto text = read_rule_file(path);
    if (!text) return text.error();
    const Status added = set->add_file(*text, path, cache);
    if (!added) return added.error();
  }
  return set;
}

Result<std::vector<const tokens::TokenRule*>> switched_off(const Options& options,
                                                           const tokens::RuleSet& set) {
  for (const auto* words : {&options.only, &options.skip}) {
    const Status known = check_words(*words, set);
    if (!known) return known.error();
  }
  std::vector<const tokens::TokenRule*> off;
  std::size_t all = 0;
  for (const tokens::RuleGroup& group : set.groups()) {
    for (const tokens::TokenRule& rule : group.rules) {
      ++all;
      const bool wanted = options.only.empty() || names(options.only, rule);
      if (!wanted || names(options.skip, rule)) off.push_back(&rule);
    }
  }
  if (off.size() == all) return Error{"--only and --skip leave no rule: nothing would be found"};
  return off;
}

}  // namespace scan::cli
