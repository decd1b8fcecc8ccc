// The description of the command line: the one source of parsing, `--help` and completion.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace scan::cli {

// Adds every option and command to `app`; parsing fills `options`, which outlives it.
void describe_command_line(CLI::App& app, Options& options);

}  // namespace scan::cli
