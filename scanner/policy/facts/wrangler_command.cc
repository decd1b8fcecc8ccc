// Entry point: read_wrangler_command.
#include "policy/facts/wrangler_command.h"

#include <algorithm>
#include <array>

namespace scan::policy {
namespace {

using syntax::ShellWord;

// Options that take the next word; any other has none, or has it behind a `=`.
constexpr std::array<std::string_view, 21> kWithValue = {"--config",
                                                         "-c",
                                                         "--env",
                                                         "-e",
                                                         "--cwd",
                                                         "--env-file",
                                                         "--name",
                                                         "--var",
                                                         "--define",
                                                         "--alias",
                                                         "--project-name",
                                                         "--secrets-file",
                                                         "--message",
                                                         "--tag",
                                                         "--outdir",
                                                         "--route",
                                                         "--routes",
                                                         "--triggers",
                                                         "--schedule",
                                                         "--dispatch-namespace",
                                                         "--compatibility-date"};
// These take words until the next option.
constexpr std::array<std::string_view, 3> kLists = {"--var", "--define", "--alias"};

bool holds(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_wrangler(std::string_view name) {
  return name == "wrangler" || name == "wrangler2" || name.starts_with("wrangler@");
}

// Where the action of `secret` stands among the arguments; past their end where there is none.
std::size_t action_at(const std::vector<const ShellWord*>& arguments) {
  std::size_t at = 0;
  if (at < arguments.size() &&
      (arguments[at]->text == "pages" || arguments[at]->text == "versions")) {
    ++at;
  }
  if (at >= arguments.size()) return at;
  if (arguments[at]->text.starts_with("secret:")) return at;
  return arguments[at]->text == "secret" ? at + 1 : arguments.size();
}

}  // namespace

bool WranglerCommand::is_secret(std::string_view action) const {
  const std::size_t at = action_at(arguments);
  if (at >= arguments.size()) return false;
  std::string_view word = arguments[at]->text;
  constexpr std::string_view kOld = "secret:";
  if (word.starts_with(kOld)) word.remove_prefix(kOld.size());
  return word == action;
}

const ShellWord* WranglerCommand::after_secret() const {
  const std::size_t at = action_at(arguments) + 1;
  return at < arguments.size() ? arguments[at] : nullptr;
}

std::optional<WranglerCommand> read_wrangler_command(const syntax::ShellCommand& command) {
  const syntax::ShellProgram program = syntax::program_of(command);
  if (!is_wrangler(program.name)) return std::nullopt;
  WranglerCommand out;
  std::string_view open;  // an option that waits for its value
  bool list = false;      // and takes more than one
  for (std::size_t at = program.first + 1; at < command.words.size(); ++at) {
    const ShellWord& word = command.words[at];
    const std::string_view text = word.text;
    if (text.starts_with('-') && text.size() > 1) {
      const std::size_t equals = text.find('=');
      const std::string_view name = text.substr(0, equals);
      const bool known = holds(kWithValue, name);
      if (equals != std::string_view::npos) {
        out.options.push_back({name, &word, text.substr(equals + 1)});
      }
      open = known && equals == std::string_view::npos ? name : std::string_view();
      list = holds(kLists, name);
    } else if (!open.empty()) {
      out.options.push_back({open, &word, text});
      if (!list) open = {};
    } else {
      out.arguments.push_back(&word);
    }
  }
  return out;
}

}  // namespace scan::policy
