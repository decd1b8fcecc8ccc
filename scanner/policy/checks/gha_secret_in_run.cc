// Expressions are found in the workflow's own bytes, whatever shell runs the script; where that is
// an sh, the command is told in whose words an expression stands.
#include "policy/checks/gha_secret_in_run.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/secret_expression.h"
#include "policy/workflow_keys.h"

namespace scan::policy {
namespace {

// What becomes of an expression in a script.
struct Use {
  enum class Kind { kText, kArgument, kPrinted, kName };
  Kind kind = Kind::kText;
  std::string command;          // of an argument
  std::size_t word = SIZE_MAX;  // bytes: the innermost word tells
};

// Commands that are no program: their words are in no list of processes.
bool is_builtin(std::string_view name) {
  constexpr std::array<std::string_view, 22> kNames = {
      ":",    ".",     "[",      "[[",    "alias",  "cd",     "declare",  "echo",
      "eval", "exit",  "export", "local", "printf", "read",   "readonly", "return",
      "set",  "shift", "source", "test",  "true",   "typeset"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool goes_to_log(const syntax::ShellCommand& command) {
  const bool redirected = std::any_of(
      command.redirects.begin(), command.redirects.end(),
      [](const syntax::ShellRedirect& each) { return each.op.find('>') != std::string::npos; });
  return !redirected && !command.substituted && command.piped_to < 0;
}

// `echo "::add-mask::…"` prints for the runner, which swallows it.
bool is_mask(const syntax::ShellWord& word) { return word.text.starts_with("::add-mask::"); }

Use use_in(const syntax::ShellCommand& command, std::size_t number) {
  const syntax::ShellWord& word = command.words[number];
  Use use;
  use.word = word.place.size();
  const syntax::ShellProgram program = syntax::program_of(command);
  const std::string_view name =
      program.name.empty() ? std::string_view(command.words[0].text) : program.name;
  if (name == "echo" || name == "printf") {
    if (goes_to_log(command) && !is_mask(word)) use.kind = Use::Kind::kPrinted;
  } else if (!is_builtin(name) && number > 0) {
    use.kind = Use::Kind::kArgument;
    use.command = name;
  }
  // Part of a name in a vault, which is hardly a secret.
  if (word.text.find("op://_") != std::string::npos) use.kind = Use::Kind::kName;
  return use;
}

class GhaSecretInRun : public Check {
 public:
  void file(File& file, std::vector<Violation>& out) override {
    const std::vector<syntax::Entry>& entries = file.entries().entries;
    std::map<Span, SecretExpression> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!workflow_scripts().match(entries[i].path) && !is_github_script(entries, i)) continue;
      for (SecretExpression& each : secret_expressions(file.text(), entries[i].value_place)) {
        found.emplace(each.place, std::move(each));
      }
    }
    if (found.empty()) return;
    const std::map<Span, Use> uses = uses_of(file);
    for (const auto& [place, secret] : found) {
      const auto use = uses.find(place);
      out.push_back(violation(secret, use == uses.end() ? Use{} : use->second));
    }
  }

 private:
  // `with.script` of a step that uses actions/github-script.
  static bool is_github_script(const std::vector<syntax::Entry>& entries, std::size_t i) {
    static const KeyPatterns kScript{"jobs.*.steps[].with.script", "runs.steps[].with.script"};
    const syntax::KeyPath& path = entries[i].path;
    if (!kScript.match(path)) return false;
    const auto step = [&](const syntax::Entry& other) {
      return other.document == entries[i].document && other.path.size() >= path.size() - 1 &&
             std::equal(path.begin(), path.end() - 2, other.path.begin());
    };
    const auto is_use = [&](const syntax::Entry& other) {
      return other.path.size() == path.size() - 1 && other.path.back().name == "uses" &&
             other.value.find("actions/github-script@") != std::string::npos;
    };
    for (std::size_t at = i; at-- > 0 && step(entries[at]);) {
      if (is_use(entries[at])) return true;
    }
    for (std::size_t at = i + 1; at < entries.size() && step(entries[at]); ++at) {
      if (is_use(entries[at])) return true;
    }
    return false;
  }

  // By the expression's place in the file.
  static std::map<Span, Use> uses_of(File& file) {
    std::map<Span, Use> uses;
    for (const Script& script : file.scripts()) {
      const std::vector<Span>& masks = script.source.masks;
      for (const syntax::ShellCommand& command : script.shell.commands) {
        for (std::size_t i = 0; i < command.words.size(); ++i) {
          const Span word = command.words[i].place;
          auto mask = std::partition_point(masks.begin(), masks.end(),
                                           [&](Span each) { return each.begin < word.begin; });
          if (mask == masks.end() || mask->begin >= word.end) continue;
          const Use use = use_in(command, i);
          for (; mask != masks.end() && mask->begin < word.end; ++mask) {
            Use& known = uses[script.place(*mask)];
            if (use.word < known.word) known = use;
          }
        }
      }
    }
    return uses;
  }

  static Violation violation(const SecretExpression& secret, const Use& use) {
    Violation out;
    out.place = secret.place;
    out.key = secret.name + " " + use.command;
    const bool printed = use.kind == Use::Kind::kPrinted;
    const bool argument = use.kind == Use::Kind::kArgument;
    if (secret.all) {
      out.message = "every secret of the repository is written into the script";
    } else if (argument) {
      out.message = secret.name + " stands in the arguments of " + use.command +
                    ", which every process on the runner can read";
    } else if (printed) {
      out.message = secret.name + " is printed to the log";
    } else if (use.kind == Use::Kind::kName) {
      out.message = secret.name +
                    " is part of a name in a vault; write the name, or take it from "
                    "vars";
    } else {
      out.message = secret.name + " is written into the script before the shell reads it";
    }
    if (secret.all || argument || printed) out.severity = Severity::kError;
    if (use.kind == Use::Kind::kName) out.severity = Severity::kInfo;
    return out;
  }
};

}  // namespace

std::unique_ptr<Check> make_gha_secret_in_run(const CheckContext&) {
  return std::make_unique<GhaSecretInRun>();
}

}  // namespace scan::policy
