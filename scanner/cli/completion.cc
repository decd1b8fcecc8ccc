// Walks the described command line and writes what each shell wants to be told.
#include "cli/completion.h"

#include <sstream>
#include <vector>

#include "cli/command_line.h"

namespace scan::cli {
namespace {

struct Word {
  std::string name;
  std::string about;
};

// In single quotes for every one of the three shells.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::vector<Word> options_of(const CLI::App& app) {
  std::vector<Word> words;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      words.push_back({"--" + name, option->get_description()});
    }
  }
  return words;
}

std::vector<Word> commands_of(const CLI::App& app) {
  std::vector<Word> words;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    words.push_back({command->get_name(), command->get_description()});
  }
  return words;
}

std::string names(const std::vector<Word>& words) {
  std::string out;
  for (const Word& word : words) out += (out.empty() ? "" : " ") + word.name;
  return out;
}

std::string bash_script(const CLI::App& app, const CLI::App& rules) {
  std::ostringstream out;
  out << "_scan() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} words="
      << shell_quoted(names(options_of(app)))
      << "\n"
         "  [ \"$COMP_CWORD\" = 1 ] && words=\"$words "
      << names(commands_of(app))
      << "\"\n"
         "  [ \"${COMP_WORDS[1]}\" = rules ] && words="
      << shell_quoted(names(commands_of(rules)))
      << "\n"
         "  [ \"${COMP_WORDS[1]}\" = completion ] && words='bash zsh fish'\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "}\n"
         "complete -o default -F _scan scan\n";
  return out.str();
}

std::string zsh_script(const CLI::App& app, const CLI::App& rules) {
  std::ostringstream out;
  const auto list = [&](const char* name, const std::vector<Word>& words) {
    out << "  local -a " << name << "=(\n";
    for (const Word& word : words)
      out << "    " << shell_quoted(word.name + ":" + word.about) << "\n";
    out << "  )\n";
  };
  out << "#compdef scan\n_scan() {\n";
  list("options", options_of(app));
  list("commands", commands_of(app));
  list("rules", commands_of(rules));
  out << "  case $words[2] in\n"
         "    rules) _describe command rules; return ;;\n"
         "    completion) compadd bash zsh fish; return ;;\n"
         "  esac\n"
         "  [[ $PREFIX == -* ]] && { _describe option options; return }\n"
         "  (( CURRENT == 2 )) && _describe command commands\n"
         "  _files\n"
         "}\n"
         "compdef _scan scan\n";
  return out.str();
}

std::string fish_script(const CLI::App& app, const CLI::App& rules) {
  std::ostringstream out;
  for (const Word& word : options_of(app)) {
    out << "complete -c scan -l " << word.name.substr(2) << " -d " << shell_quoted(word.about)
        << "\n";
  }
  for (const Word& word : commands_of(app)) {
    out << "complete -c scan -n __fish_use_subcommand -a " << word.name << " -d "
        << shell_quoted(word.about) << "\n";
  }
  for (const Word& word : commands_of(rules)) {
    out << "complete -c scan -n '__fish_seen_subcommand_from rules' -a " << word.name << " -d "
        << shell_quoted(word.about) << "\n";
  }
  out << "complete -c scan -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'\n";
  return out.str();
}

}  // namespace

std::string completion_script(std::string_view shell) {
  CLI::App app;
  Options options;
  describe_command_line(app, options);
  const CLI::App& rules = *app.get_subcommand("rules");
  if (shell == "zsh") return zsh_script(app, rules);
  if (shell == "fish") return fish_script(app, rules);
  return bash_script(app, rules);
}

}  // namespace scan::cli
