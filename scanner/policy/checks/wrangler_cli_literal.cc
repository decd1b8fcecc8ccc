// What is put as a secret is one by intent, whatever its name. In documents for people a value must
// be likely, and is told one lower: there it may be made up.
#include "policy/checks/wrangler_cli_literal.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "policy/facts/repository_path.h"
#include "policy/facts/typed_input.h"
#include "policy/facts/unmasked.h"
#include "policy/facts/wrangler_command.h"
#include "policy/literal_violation.h"

namespace scan::policy {
namespace {

using syntax::ShellWord;

// Most files that name wrangler hand it nothing, and are not parsed for it.
bool may_hand_over(std::string_view text) {
  const auto holds = [&](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  };
  if (!holds("wrangler")) return false;
  return holds("--var") || holds("--secrets-file") ||
         (holds("secret") && (holds("put") || holds("bulk")));
}

class WranglerCliLiteral : public Check {
 public:
  explicit WranglerCliLiteral(const CheckContext& context) : rule_(context.rule) {}

  void begin(const Project& project) override { project_ = &project; }

  void file(File& file, std::vector<Violation>& out) override {
    if (!may_hand_over(file.text())) return;
    for (const Script& script : file.scripts()) {
      for (const syntax::ShellCommand& command : script.shell.commands) {
        const auto wrangler = read_wrangler_command(command);
        if (!wrangler) continue;
        variables(file, script, *wrangler, out);
        if (wrangler->is_secret("put")) put(file, script, command, *wrangler, out);
        if (wrangler->is_secret("bulk")) bulk(file, script, command, *wrangler, out);
        for (const WranglerOption& option : wrangler->options) {
          if (option.name == "--secrets-file") secrets_file(file, script, option.word, out);
        }
      }
    }
  }

 private:
  static bool is_document(const Script& script) {
    return script.source.origin == syntax::ScriptOrigin::kDocument;
  }

  // "NEW_VALUE": what a document puts where a value belongs.
  static bool is_metavariable(std::string_view value) {
    return value.find('_') != std::string_view::npos &&
           std::all_of(value.begin(), value.end(),
                       [](char c) { return is_ascii_upper(c) || c == '_'; });
  }

  static ValueJudgement judge_secret(const File& file, std::string_view name,
                                     std::string_view value, Span place) {
    if (is_metavariable(value)) return {ValueClass::kPlaceholder, true};
    const ValueJudgement own = file.judge(name, value, place);
    if (own.secret_name) return own;
    return {file.judge("token", value, place).value, true};
  }

  void tell(const File& file, const Script& script, Literal literal,
            std::vector<Violation>& out) const {
    if (is_document(script) && !literal.judgement.is_secret()) return;
    const bool strong = literal.judgement.value == ValueClass::kStrong;
    auto violation = literal_violation(file, rule_, std::move(literal));
    if (!violation) return;
    if (is_document(script) && !strong) {
      violation->severity = lower(violation->severity.value_or(rule_.info.severity));
    }
    out.push_back(std::move(*violation));
  }

  void put(const File& file, const Script& script, const syntax::ShellCommand& command,
           const WranglerCommand& wrangler, std::vector<Violation>& out) const {
    const ShellWord* name = wrangler.after_secret();
    const std::string key = name != nullptr ? name->text : std::string("secret");
    for (TypedInput& input : typed_input(script.shell, command)) {
      const Span place = script.place(input.place);
      input.text = unmasked(file, script, input.text, input.place);
      tell(file, script,
           {key, "the value of " + key + " stands in the command that hands it to wrangler",
            input.text, place, judge_secret(file, key, input.text, place)},
           out);
    }
  }

  // JSON or dotenv lines, as wrangler itself tells them apart.
  void bulk(const File& file, const Script& script, const syntax::ShellCommand& command,
            const WranglerCommand& wrangler, std::vector<Violation>& out) const {
    for (TypedInput& input : typed_input(script.shell, command)) {
      input.text = unmasked(file, script, input.text, input.place);
      const bool json = input.text.find_first_not_of(" \t\r\n") == input.text.find('{');
      const syntax::Document document = syntax::read_document(
          json ? syntax::Format::kJson : syntax::Format::kDotenvNode, input.text);
      for (const syntax::Entry& entry : document.entries) {
        const std::string key(last_name(entry.path));
        const Span place = file.bytes_of(entry.value, script.place(input.place));
        tell(file, script,
             {key, "the value of " + key + " stands in the command that hands it to wrangler",
              entry.value, place, judge_secret(file, key, entry.value, place)},
             out);
      }
    }
    if (const ShellWord* path = wrangler.after_secret()) secrets_file(file, script, path, out);
  }

  void secrets_file(const File& file, const Script& script, const ShellWord* word,
                    std::vector<Violation>& out) const {
    if (project_ == nullptr || is_document(script) || !word->literal) return;
    for (const std::string_view folder : {file.folder(), std::string_view()}) {
      const auto path = repository_path(folder, word->text);
      if (!path || !project_->tracks(*path) || !holds_secrets(*path)) continue;
      Violation violation;
      violation.place = script.place(word->place);
      violation.key = *path;
      violation.message =
          "wrangler takes secrets from " + *path + ", which git keeps in plain text";
      out.push_back(std::move(violation));
      return;
    }
  }

  bool holds_secrets(const std::string& path) const {
    const std::optional<std::string> text = project_->read(path);
    if (!text) return false;
    File::Input input;
    input.path = path;
    input.text = *text;
    File secrets(input);
    if (secrets.is_encrypted()) return false;
    for (const syntax::Entry& entry : secrets.entries().entries) {
      if (judge_secret(secrets, last_name(entry.path), entry.value, entry.value_place)
              .is_literal()) {
        return true;
      }
    }
    return false;
  }

  // `--var NAME:value`
  void variables(const File& file, const Script& script, const WranglerCommand& wrangler,
                 std::vector<Violation>& out) const {
    for (const WranglerOption& option : wrangler.options) {
      const std::size_t colon = option.value.find(':');
      if (option.name != "--var" || colon == std::string_view::npos) continue;
      const std::string name(option.value.substr(0, colon));
      const std::string value =
          unmasked(file, script, option.value.substr(colon + 1), option.word->place);
      const Span place = script.place(option.word->place);
      const ValueJudgement judgement = file.judge(name, value, place);
      tell(file, script,
           {name, "--var " + name + " " + std::string(holds_literal(judgement)), value, place,
            judgement},
           out);
    }
  }

  const Rule& rule_;
  const Project* project_ = nullptr;
};

}  // namespace

std::unique_ptr<Check> make_wrangler_cli_literal(const CheckContext& context) {
  return std::make_unique<WranglerCliLiteral>(context);
}

}  // namespace scan::policy
