// argv to exit code.
#include <fcntl.h>
#include <unistd.h>

#include "cli/completion.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/rules_command.h"
#include "cli/scan_command.h"

namespace {

// A closed standard descriptor would be given to the next file that is opened, and a report written
// into that. What stands in its place can neither be read from nor written to as it is meant.
void fill_closed_descriptors() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(fd, F_GETFD) >= 0) continue;
    const int opened = open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened >= 0 && opened != fd) close(opened);
  }
}

int print(const std::string& text) { return scan::cli::write_all(STDOUT_FILENO, text) ? 0 : 3; }

int run(const scan::cli::Options& options) {
  using scan::cli::Command;
  switch (options.command) {
    case Command::kScan:
      return scan::cli::scan_command(options);
    case Command::kRulesList:
    case Command::kRulesExplain:
    case Command::kRulesTest:
    case Command::kRulesCost:
      return scan::cli::rules_command(options);
    case Command::kCompletion:
      return print(scan::cli::completion_script(options.subject));
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  fill_closed_descriptors();
  const scan::cli::Parsed parsed = scan::cli::parse_options(argc, argv);
  int code = 0;
  if (!parsed.exit_code) {
    code = run(parsed.options);
  } else if (*parsed.exit_code == 0) {
    code = print(parsed.text);
  } else {
    const scan::Status ignored = scan::cli::write_all(STDERR_FILENO, parsed.text);
    (void)ignored;
    code = *parsed.exit_code;
  }
  // Everything is written: the memory of rules and patterns goes with the process, which is faster
  // than giving it back piece by piece.
  _exit(code);
}
