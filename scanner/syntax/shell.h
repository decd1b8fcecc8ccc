// A shell script as the commands it runs and the variables it sets, read from tree-sitter's bash
// grammar. Nothing is expanded or followed: what is not known from the text is told as written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/limits.h"

namespace scan::syntax {

// One argument. `"a$B"c` is one word of the text `a$Bc`.
struct ShellWord {
  std::string text;     // quotes and escapes undone, joined parts joined; expansions as written
  Span place;           // as written, quotes included
  bool literal = true;  // holds no expansion, substitution or glob: `text` is what the command gets
};

struct ShellAssignment {
  std::string name;  // "A" of `A[0]=x` too
  ShellWord value;   // empty of `A=`; of an array all elements, joined by a blank
  Span name_place;
  bool append = false;    // `A+=x`
  bool exported = false;  // by `export`, `declare -x`, `typeset -x`
};

struct ShellRedirect {
  std::string op;                // "<", ">", ">>", "&>", "<<", "<<-", "<<<" … without descriptor
  std::int32_t descriptor = -1;  // 2 of `2>`; -1 where none is written
  ShellWord target;              // the file; of a here-document its body, of a here-string the word
  bool expands = true;           // of a here-document: its delimiter is not quoted
};

// A simple command, wherever it stands: in a pipeline, function, loop, substitution, condition.
struct ShellCommand {
  std::vector<ShellWord> words;              // the command's name first; empty of `A=b` alone
  std::vector<ShellAssignment> assignments;  // before the name, or what `export`, `local` … set
  std::vector<ShellRedirect> redirects;      // its own, and those of a group that it stands in
  // Its input comes from that command, a place in Shell::commands; -1 where it does not.
  std::int32_t piped_from = -1;
  // Likewise where its output goes.
  std::int32_t piped_to = -1;
  bool substituted = false;  // inside `$(…)`, backquotes or `<(…)`: its output is somebody's text
  Span place;
};

// A default in an expansion, wherever it stands: `${X:-d}`, `${X:=d}`, `${X-d}`, `${X=d}`.
struct ShellDefault {
  std::string name;
  std::string op;  // ":-", ":=", "-", "="
  ShellWord value;
  Span place;  // of the whole expansion
};

struct Shell {
  std::vector<ShellCommand> commands;  // in order of their first byte
  std::vector<ShellDefault> defaults;
  std::vector<Span> comments;
  std::vector<Span> errors;  // where the text does not follow the grammar
  bool incomplete = false;   // a declared limit cut it
};

// Places are in `text`. Thread-safe. Linear in the text's size, within `limits`.
Shell read_shell(std::string_view text, const Limits& limits = {});

// The words of the program that a command really starts: behind `sudo -u x`, `env A=b`, `exec`,
// `command`, `time`, `nohup`, `nice`, `xargs`, `npx`, `bunx`, `pnpm exec|dlx`, `yarn`, `op run --`.
// Its first word is the program's name without its folder. A part of `command.words`; empty where
// there is none.
struct ShellProgram {
  std::string_view name;                    // "wrangler" of "node_modules/.bin/wrangler"
  std::size_t first = 0;                    // place of the name in command.words
  std::vector<ShellAssignment> set_by_env;  // what `env A=b` sets
};
ShellProgram program_of(const ShellCommand& command);

}  // namespace scan::syntax
