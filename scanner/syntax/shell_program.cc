// Programs that start another program, and where its name stands. Entry point: program_of.
#include <algorithm>
#include <span>
#include <string_view>

#include "base/ascii.h"
#include "syntax/shell.h"

namespace scan::syntax {
namespace {

struct Wrapper {
  std::string_view name;
  std::string_view verbs = {};   // one of them must follow; empty: none does
  std::string_view valued = {};  // options whose value is the next word
  int operands = 0;              // words before the program: `timeout 5s`
  bool sets = false;             // takes `A=b` before the program
  bool verbs_optional = false;
  std::string_view own = {};  // verbs of its own, after which no program comes
};

constexpr Wrapper kWrappers[] = {
    {.name = "sudo",
     .valued = " -u -g -h -p -C -r -t -T -U -D -R --user --group --host --prompt"
               " --chdir --role --type ",
     .sets = true},
    {.name = "doas", .valued = " -u -C "},
    {.name = "env", .valued = " -u -C --unset --chdir ", .sets = true},
    {.name = "exec", .valued = " -a "},
    {.name = "command"},
    {.name = "builtin"},
    {.name = "time", .valued = " -f -o "},
    {.name = "nohup"},
    {.name = "setsid"},
    {.name = "nice", .valued = " -n --adjustment "},
    {.name = "ionice", .valued = " -c -n "},
    {.name = "stdbuf", .valued = " -i -o -e "},
    {.name = "timeout", .valued = " -k -s --kill-after --signal ", .operands = 1},
    {.name = "xargs",
     .valued = " -I -n -P -L -d -a -E -s --max-args --max-procs --delimiter"
               " --arg-file "},
    {.name = "npx", .valued = " -p --package -c --call "},
    {.name = "bunx", .valued = " -p --package "},
    {.name = "npm", .verbs = " exec x ", .valued = " -p --package -w --workspace --prefix "},
    {.name = "bun", .verbs = " x ", .valued = " --cwd "},
    {.name = "pnpm",
     .verbs = " exec dlx ",
     .valued = " -C --dir -F --filter --package ",
     .verbs_optional = true,
     .own = " add audit ci config create deploy fetch i import init install link list login logout"
            " ls outdated pack patch prune publish rebuild remove root run run-script setup start"
            " store t test unlink up update version view whoami why "},
    {.name = "yarn",
     .verbs = " exec dlx ",
     .valued = " --cwd -p --package ",
     .verbs_optional = true,
     .own = " add audit bin cache config create generate-lock-entry global help import info init"
            " install licenses link list login logout npm outdated owner pack plugin policies"
            " publish remove run set tag team unlink unplug up upgrade version versions why"
            " workspace workspaces "},
    {.name = "op", .verbs = " run ", .valued = " --env-file --account --config --session --cache "},
    {.name = "doppler",
     .verbs = " run ",
     .valued = " -p -c -t --project --config --token --scope "},
    {.name = "secretspec", .verbs = " run ", .valued = " -p -P --provider --profile -f --file "},
    {.name = "dotenvx", .verbs = " run ", .valued = " -f --env-file -e --env "},
    {.name = "uv", .verbs = " run ", .valued = " --with --env-file --python -p --project "},
    {.name = "poetry", .verbs = " run "},
    {.name = "pipenv", .verbs = " run "},
    {.name = "bundle", .verbs = " exec "},
    {.name = "mise", .verbs = " exec x "},
    {.name = "direnv", .verbs = " exec ", .operands = 1},
    {.name = "dotenv", .valued = " -f -e -c "},
    {.name = "aws-vault", .verbs = " exec ", .operands = 1},
    {.name = "chamber", .verbs = " exec ", .operands = 1},
};

// Whether `word` is one of the words of `list`, which begins and ends with a blank.
bool lists(std::string_view list, std::string_view word) {
  if (word.empty() || word.find(' ') != word.npos) return false;
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    if (list[at - 1] == ' ' && list[at + word.size()] == ' ') return true;
  }
  return false;
}

std::string_view without_folder(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// The length of `NAME` in `NAME=value`, 0 where it is none.
std::size_t name_size(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size() && (is_ascii_alnum(word[at]) || word[at] == '_')) ++at;
  const bool name = at > 0 && at < word.size() && word[at] == '=' && !is_ascii_digit(word[0]);
  return name ? at : 0;
}

ShellAssignment assignment_of(const ShellWord& word, std::size_t name) {
  ShellAssignment out;
  out.name = word.text.substr(0, name);
  out.value.text = word.text.substr(name + 1);
  out.value.literal = word.literal;
  const std::size_t begin = std::min(word.place.begin + name + 1, word.place.end);
  out.value.place = {begin, word.place.end};
  out.name_place = {word.place.begin, std::min(word.place.begin + name, word.place.end)};
  return out;
}

class Finder {
 public:
  explicit Finder(const std::vector<ShellWord>& words) : words_(words) {}

  ShellProgram find() {
    std::size_t at = 0;
    bool package = false;
    while (at < words_.size()) {
      const std::string_view name = without_folder(words_[at].text);
      const Wrapper* wrapper = std::find_if(std::begin(kWrappers), std::end(kWrappers),
                                            [&](const Wrapper& row) { return row.name == name; });
      const std::size_t next = wrapper == std::end(kWrappers) ? at : behind(*wrapper, at);
      if (next == at || next >= words_.size()) {
        out_.first = at;
        // `npx wrangler@4`
        out_.name = package ? name.substr(0, std::max<std::size_t>(1, name.find('@'))) : name;
        break;
      }
      package = name == "npx" || name == "bunx" || name == "pnpm" || name == "yarn" ||
                name == "npm" || name == "bun";
      at = next;
    }
    return std::move(out_);
  }

 private:
  // Where the program behind the wrapper at `at` begins; `at` where there is none.
  std::size_t behind(const Wrapper& wrapper, std::size_t at) {
    std::size_t next = options(wrapper, at + 1);
    if (!wrapper.verbs.empty()) {
      const std::string_view verb = next < words_.size() ? std::string_view(words_[next].text) : "";
      if (lists(wrapper.verbs, verb)) {
        next = options(wrapper, next + 1);
      } else if (!wrapper.verbs_optional || verb.empty() || lists(wrapper.own, verb)) {
        return at;
      }
    }
    if (queried_) return at;
    for (int i = 0; i < wrapper.operands && next < words_.size(); ++i) ++next;
    return options(wrapper, next);
  }

  std::size_t options(const Wrapper& wrapper, std::size_t at) {
    for (; at < words_.size(); ++at) {
      const std::string_view word = words_[at].text;
      if (word == "--" && !wrapper.sets) return at + 1;
      if (word == "--") continue;
      if (word.size() > 1 && word.starts_with('-')) {
        // `command -v x` starts nothing.
        if (wrapper.name == "command" && (word == "-v" || word == "-V")) queried_ = true;
        if (lists(wrapper.valued, word)) ++at;
        continue;
      }
      const std::size_t name = wrapper.sets ? name_size(word) : 0;
      if (name == 0) break;
      out_.set_by_env.push_back(assignment_of(words_[at], name));
    }
    return std::min(at, words_.size());
  }

  const std::vector<ShellWord>& words_;
  ShellProgram out_;
  bool queried_ = false;
};

}  // namespace

ShellProgram program_of(const ShellCommand& command) { return Finder(command.words).find(); }

}  // namespace scan::syntax
