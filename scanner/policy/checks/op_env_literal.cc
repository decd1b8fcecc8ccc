// Which names 1Password gives is known before the first file: the few files named for it are read
// from the project. Files that scripts hand to `op run --env-file` under other names are judged at
// the end; those that are plain dotenv files by name are another rule's.
#include "policy/checks/op_env_literal.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "policy/facts/named_values.h"
#include "policy/facts/op_env_file.h"
#include "policy/facts/repository_path.h"
#include "policy/literal_violation.h"

namespace scan::policy {
namespace {

using Names = std::set<std::string, std::less<>>;

bool is_dotenv_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name == ".env" || name.starts_with(".env.") || name.ends_with(".env") ||
         name.starts_with(".dev.vars");
}

class OpEnvLiteral : public Check {
 public:
  explicit OpEnvLiteral(const CheckContext& context) : rule_(context.rule) {}

  void begin(const Project& project) override {
    for (const std::string_view path : project.files()) {
      const bool template_name = path.ends_with(".tpl");
      if (!template_name && !is_dotenv_name(path) && !is_op_env_name(path)) continue;
      const auto text = project.read(path, kMostRead);
      if (text && has_op_reference(*text)) add_names(path, *text);
    }
  }

  void file(File& file, std::vector<Violation>& out) override {
    if (is_op_env_file(file.path(), file.text())) {
      pasted(file, out);
    } else if (holds_name(file.text())) {
      shadows(file, out);
    }
    if (file.text().find(kEnvFile) == std::string_view::npos) return;
    for (const Script& script : file.scripts()) env_files(file, script);
  }

  void end(const Project& project, std::vector<ProjectViolation>& out) override {
    for (const std::string& path : env_files_) {
      if (!project.tracks(path) || is_dotenv_name(path) || is_op_env_name(path) ||
          path.ends_with(".tpl")) {
        continue;
      }
      const auto text = project.read(path, kMostRead);
      if (!text) continue;
      File::Input input;
      input.path = path;
      input.text = *text;
      File file(input);
      std::vector<Violation> found;
      if (!file.is_encrypted()) pasted(file, found);
      for (Violation& violation : found) out.push_back({path, std::move(violation)});
    }
  }

 private:
  static constexpr std::string_view kEnvFile = "--env-file";
  static constexpr std::size_t kMostRead = std::size_t{1} << 20;

  void add_names(std::string_view path, std::string_view text) {
    for (const syntax::Entry& entry : op_env_entries(path, text).entries) {
      if (entry.value.starts_with("op://")) names_.emplace(last_name(entry.path));
    }
  }

  // So that what cannot be a shadow is not parsed.
  bool holds_name(std::string_view text) const {
    constexpr std::size_t kManyNames = 64;
    if (names_.size() > kManyNames) return true;
    return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
      return text.find(name) != std::string_view::npos;
    });
  }

  void pasted(const File& file, std::vector<Violation>& out) const {
    for (const syntax::Entry& entry : op_env_entries(file.path(), file.text()).entries) {
      const ValueJudgement judgement = file.judge(entry);
      const std::string key = syntax::to_string(entry.path);
      std::string message =
          key + " " + std::string(holds_literal(judgement)) + ", not a 1Password reference";
      if (auto violation =
              literal_violation(file, rule_,
                                {key, std::move(message), entry.value,
                                 file.bytes_of(entry.value, entry.value_place), judgement})) {
        out.push_back(std::move(*violation));
      }
    }
  }

  void shadows(File& file, std::vector<Violation>& out) const {
    for (const NamedValue& each : named_values(file)) {
      if (names_.count(each.name) == 0) continue;
      const ValueJudgement judgement = file.judge(each.name, each.value, each.place);
      if (!judgement.is_secret()) continue;
      const std::string key(each.name);
      auto violation = literal_violation(
          file, rule_,
          {key, key + " comes from 1Password, and stands here a second time as a literal",
           each.value, each.place, judgement});
      if (!violation) continue;
      violation->severity = std::min(*violation->severity, lower(rule_.info.severity));
      out.push_back(std::move(*violation));
    }
  }

  // `op run --env-file F`, from the script's folder or the root.
  void env_files(const File& file, const Script& script) {
    for (const syntax::ShellCommand& command : script.shell.commands) {
      const std::vector<syntax::ShellWord>& words = command.words;
      for (std::size_t at = 0; at + 2 < words.size(); ++at) {
        if (words[at].text == "op" && words[at + 1].text == "run") {
          options(file, words, at + 2);
          break;
        }
      }
    }
  }

  void options(const File& file, const std::vector<syntax::ShellWord>& words, std::size_t at) {
    for (; at < words.size() && words[at].text != "--"; ++at) {
      std::string_view text = words[at].text;
      if (!text.starts_with(kEnvFile)) continue;
      text.remove_prefix(kEnvFile.size());
      if (text.starts_with('=')) {
        remember(file, text.substr(1));
      } else if (text.empty() && at + 1 < words.size()) {
        remember(file, words[at + 1].text);
      }
    }
  }

  void remember(const File& file, std::string_view path) {
    for (const std::string_view folder : {file.folder(), std::string_view()}) {
      if (auto resolved = repository_path(folder, path)) {
        const std::lock_guard lock(mutex_);
        env_files_.insert(std::move(*resolved));
      }
    }
  }

  const Rule& rule_;
  Names names_;  // that 1Password gives; complete when begin() ends
  std::mutex mutex_;
  Names env_files_;
};

}  // namespace

std::unique_ptr<Check> make_op_env_literal(const CheckContext& context) {
  return std::make_unique<OpEnvLiteral>(context);
}

}  // namespace scan::policy
