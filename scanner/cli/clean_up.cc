// Files first, then the audit, then what goes into them.
#include "cli/clean_up.h"

#include <utility>
#include <vector>

#include "cli/terminal.h"
#include "engine/audits.h"
#include "git/read_file.h"
#include "git/work_tree_dirs.h"
#include "report/plan.h"
#include "report/replacements.h"

namespace scan::cli {
namespace {

constexpr std::size_t kMostPathBytes = 4096;

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos || slash == 0 ? "/" : path.substr(0, slash);
}

// The folder of a linked work tree, which its git folder names (gitrepository-layout(5), "gitdir").
std::string linked_work_tree(const std::string& git_dir) {
  const auto text = git::read_file(git_dir + "/gitdir", kMostPathBytes);
  if (!text || !*text) return {};
  return parent_of(git::join_path(git_dir, git::trim_end(**text)));
}

// Where a file would be kept, pushed or shared with the repository: its git folder and all its work
// trees.
std::vector<std::string> folders_of(const git::Repository& repository) {
  std::vector<std::string> folders = {repository.git_dir, repository.common_dir,
                                      repository.objects_dir};
  if (!repository.work_tree.empty()) folders.push_back(repository.work_tree);
  if (repository.common_dir.ends_with("/.git")) folders.push_back(parent_of(repository.common_dir));
  std::vector<Problem> ignored;  // the audit tells them
  for (const git::WorkTreeDir& dir : git::work_tree_dirs(repository, ignored)) {
    if (!dir.prefix.empty()) folders.push_back(linked_work_tree(dir.path));
  }
  return folders;
}

}  // namespace

Result<CleanUp> CleanUp::prepare(const Options& options, const engine::Plan& plan) {
  CleanUp clean_up;
  if (options.plan_file.empty() && options.replacements_file.empty()) return clean_up;
  const auto repository = engine::audited_repository(plan, plan.paths.front());
  if (!repository) return repository.error();
  if (!*repository) return Error{"--history: not a git repository: " + plan.paths.front()};
  clean_up.repository_ =
      (*repository)->work_tree.empty() ? (*repository)->git_dir : (*repository)->work_tree;
  if (!options.replacements_file.empty()) {
    if (in_ci()) {
      return Error{
          "--write-replacements is refused where CI is set: its files are kept and shared"};
    }
    auto file = SecretFile::create(options.replacements_file, folders_of(**repository));
    if (!file) return file.error();
    clean_up.replacements_.emplace(std::move(*file));
  }
  if (options.plan_file.empty()) return clean_up;
  auto file = OutputFile::create(options.plan_file);
  if (!file) return file.error();
  clean_up.plan_.emplace(std::move(*file));
  return clean_up;
}

Status CleanUp::write(const report::Summary& summary) {
  report::PlanOptions options;
  options.repository = repository_;
  if (replacements_) {
    const report::Replacements made = report::make_replacements(summary.outcome.findings);
    const Status written = replacements_->write(made.text);
    if (!written) return written;
    options.replacements = replacements_->path();
    options.too_short = made.too_short;
  }
  if (!plan_) return {};
  std::string text;
  report::write_plan(summary, options, text);
  return plan_->write(text);
}

}  // namespace scan::cli
