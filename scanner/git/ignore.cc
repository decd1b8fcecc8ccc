// The chain of ignore files and git's way down to a path (prep_exclude in dir.c).
#include "git/ignore.h"

#include <utility>

#include "base/chain_release.h"

namespace scan::git {

IgnoreRules::IgnoreRules(Ptr weaker, std::string source, std::size_t prefix, std::string bytes,
                         bool ignore_case)
    : weaker_(std::move(weaker)),
      prefix_(prefix),
      list_(std::move(source), std::move(bytes), ignore_case) {}

IgnoreRules::~IgnoreRules() { release_in_loop(weaker_); }

IgnoreRules::Ptr IgnoreRules::with(Ptr weaker, std::string source, std::string_view folder,
                                   std::string bytes, bool ignore_case) {
  const std::size_t prefix = folder.empty() ? 0 : folder.size() + 1;
  auto rules = std::make_shared<IgnoreRules>(weaker, std::move(source), prefix, std::move(bytes),
                                             ignore_case);
  if (rules->list_.empty()) return weaker;
  return rules;
}

std::optional<IgnoreMatch> IgnoreRules::match(std::string_view path, bool is_folder) const {
  for (const IgnoreRules* rules = this; rules != nullptr; rules = rules->weaker_.get()) {
    const IgnorePattern* found = rules->list_.match(path.substr(rules->prefix_), is_folder);
    if (found != nullptr) {
      return IgnoreMatch{rules->list_.source(), found->text, found->line, found->negated};
    }
  }
  return std::nullopt;
}

FolderIgnores enter_folder(const FolderIgnores& parent, std::string_view folder, IgnoreFiles& files,
                           bool ignore_case) {
  FolderIgnores state = parent;
  if (state.locked) return state;
  if (!folder.empty()) {
    const std::optional<IgnoreMatch> found = parent.match(folder, true);
    if (found && !found->negated) {
      state.locked = found;
      return state;
    }
  }
  std::optional<std::string> bytes = files.read(folder);
  if (!bytes) return state;
  std::string source(folder);
  source += folder.empty() ? ".gitignore" : "/.gitignore";
  state.rules = IgnoreRules::with(std::move(state.rules), std::move(source), folder,
                                  *std::move(bytes), ignore_case);
  return state;
}

IgnoreDecision decide(IgnoreRules::Ptr base, std::string_view path, bool is_folder,
                      IgnoreFiles& files, bool ignore_case) {
  IgnoreDecision decision;
  decision.state.rules = std::move(base);
  decision.state = enter_folder(decision.state, "", files, ignore_case);
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    decision.state = enter_folder(decision.state, path.substr(0, slash), files, ignore_case);
  }
  decision.match = decision.state.match(path, is_folder);
  return decision;
}

}  // namespace scan::git
