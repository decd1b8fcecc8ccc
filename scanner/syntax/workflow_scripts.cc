// `run:` of GitHub workflows and composite actions in the shells that are one
// (docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax, "jobs.<job_id>
// .steps[*].shell"). Entry point: read_workflow_scripts.
#include <algorithm>
#include <map>
#include <string>

#include "base/ascii.h"
#include "syntax/masking.h"
#include "syntax/script_readers.h"
#include "syntax/yaml_text.h"

namespace scan::syntax {
namespace {

// Whether a shell's command line, "bash -e {0}", starts a shell whose language is read here. Of
// `nix develop -c bash -e {0}` any word counts.
bool is_sh(std::string_view shell) {
  constexpr std::string_view kShells[] = {"bash", "sh", "zsh", "dash", "ksh"};
  while (!shell.empty()) {
    const std::size_t end = std::min(shell.find(' '), shell.size());
    std::string_view word = shell.substr(0, end);
    word = word.substr(word.find_last_of("/\\") + 1);
    if (std::find(std::begin(kShells), std::end(kShells), word) != std::end(kShells)) return true;
    shell.remove_prefix(std::min(end + 1, shell.size()));
  }
  return false;
}

bool is_member(const KeyPath& path, std::size_t at, std::string_view name) {
  return at < path.size() && !path[at].is_index() && path[at].name == name;
}

// The path in front of its last part, or of its last parts.
std::string owner(const KeyPath& path, std::size_t without) {
  return to_string(KeyPath(path.begin(), path.end() - static_cast<std::ptrdiff_t>(without)));
}

bool is_step_member(const KeyPath& path, std::string_view name) {
  const std::size_t size = path.size();
  return size >= 3 && is_member(path, size - 1, name) && path[size - 2].is_index() &&
         is_member(path, size - 3, "steps");
}

// The shells that the document names, by the path of what they hold for.
class Shells {
 public:
  explicit Shells(const Document& entries) {
    for (const Entry& entry : entries.entries) {
      const KeyPath& path = entry.path;
      const std::size_t size = path.size();
      if (is_step_member(path, "shell")) shells_[owner(path, 1)] = entry.value;
      if (size >= 3 && is_member(path, size - 1, "shell") && is_member(path, size - 2, "run") &&
          is_member(path, size - 3, "defaults")) {
        shells_[owner(path, 3)] = entry.value;
      }
      const bool runner = size >= 3 && is_member(path, 0, "jobs") && is_member(path, 2, "runs-on");
      if (runner && entry.value.find("windows") != entry.value.npos &&
          entry.value.find("${{") == entry.value.npos) {
        windows_[owner(path, size - 2)] = true;
      }
    }
  }

  // `path` is that of a step's `run`.
  bool runs_sh(const KeyPath& path) const {
    // The step, then `jobs.x` in front of `steps[0].run`, then the workflow.
    const std::string job = owner(path, 3);
    for (const std::string& each : {owner(path, 1), job, std::string()}) {
      if (const auto shell = shells_.find(each); shell != shells_.end()) {
        return is_sh(shell->second);
      }
    }
    return windows_.count(job) == 0;
  }

 private:
  std::map<std::string, std::string> shells_;
  std::map<std::string, bool> windows_;  // jobs whose shell is PowerShell where nothing is said
};

}  // namespace

void read_workflow_scripts(std::string_view content, const Document& entries, ScriptList& out) {
  const Shells shells(entries);
  for (const Entry& entry : entries.entries) {
    if (out.is_full()) return;
    if (!is_step_member(entry.path, "run") || !shells.runs_sh(entry.path)) continue;
    DecodedText text = yaml_text(content, entry);
    MaskedText masked = mask_templates(text.text, TemplateKind::kGithub);
    text.text = std::move(masked.text);
    out.add(ScriptOrigin::kWorkflow, to_string(entry.path), std::move(text),
            std::move(masked.masks));
  }
}

}  // namespace scan::syntax
