// From the root down, one folder after the other.
#include "engine/ignore_answers.h"

namespace scan::engine {

const git::FolderIgnores& IgnoreAnswers::inside(std::string_view folder, git::IgnoreFiles& files) {
  if (last_ != folders_.end() && last_->first == folder) return last_->second;
  const git::FolderIgnores* state = nullptr;
  for (std::size_t end = 0;; end = folder.find('/', end + 1)) {
    const std::string_view part = folder.substr(0, end);
    auto known = folders_.find(part);
    if (known == folders_.end()) {
      git::FolderIgnores entered = git::enter_folder(
          state == nullptr ? git::FolderIgnores() : *state, part, files, ignore_case_);
      known = folders_.emplace(std::string(part), std::move(entered)).first;
    }
    state = &known->second;
    if (part.size() == folder.size()) {
      last_ = known;
      return *state;
    }
  }
}

policy::IgnoreAnswer IgnoreAnswers::ask(std::string_view path, bool is_folder,
                                        git::IgnoreFiles& files) {
  const std::size_t slash = path.rfind('/');
  const std::lock_guard lock(mutex_);
  const auto match =
      inside(slash == path.npos ? "" : path.substr(0, slash), files).match(path, is_folder);
  policy::IgnoreAnswer answer;
  if (!match) return answer;
  answer.ignored = !match->negated;
  answer.file = match->source;
  answer.pattern = match->text;
  answer.line = match->line;
  return answer;
}

}  // namespace scan::engine
