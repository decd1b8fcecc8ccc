// Shell scripts: commands, words, redirects and pipes.
#include "syntax/shell.h"

#include "fuzz/invariants.h"

using namespace scan;

namespace {

void require_word(const syntax::ShellWord& word, std::string_view text) {
  fuzz::require_inside(word.place, text);
}

void require_command(const syntax::ShellCommand& command, std::size_t commands,
                     std::string_view text) {
  fuzz::require_inside(command.place, text);
  for (const syntax::ShellWord& word : command.words) require_word(word, text);
  for (const syntax::ShellAssignment& set : command.assignments) {
    fuzz::require(!set.name.empty(), "an assignment has a name");
    fuzz::require_inside(set.name_place, text);
    require_word(set.value, text);
  }
  for (const syntax::ShellRedirect& redirect : command.redirects) {
    require_word(redirect.target, text);
  }
  for (const std::int32_t pipe : {command.piped_from, command.piped_to}) {
    fuzz::require(pipe >= -1 && pipe < static_cast<std::int32_t>(commands), "a pipe has an end");
  }
  const syntax::ShellProgram program = syntax::program_of(command);
  fuzz::require(program.name.empty() || program.first < command.words.size(),
                "a program is a word of its command");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const syntax::Shell shell = syntax::read_shell(text);
  std::size_t last = 0;
  for (const syntax::ShellCommand& command : shell.commands) {
    require_command(command, shell.commands.size(), text);
    fuzz::require(last <= command.place.begin, "commands are in order");
    last = command.place.begin;
  }
  for (const syntax::ShellDefault& each : shell.defaults) {
    fuzz::require_inside(each.place, text);
    require_word(each.value, text);
  }
  for (const Span comment : shell.comments) fuzz::require_inside(comment, text);
  return 0;
}
