// argv to Options with CLI11.
#include "cli/options.h"

#include <sstream>

#include "cli/command_line.h"

namespace scan::cli {

Parsed parse_options(int argc, const char* const* argv) {
  Parsed parsed;
  Options& options = parsed.options;
  CLI::App app;
  describe_command_line(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    const int code = app.exit(error, out, out);
    parsed.exit_code = code == 0 ? 0 : 2;
    parsed.text = out.str();
    return parsed;
  }
  if (options.source != Source::kPaths && !options.paths.empty()) {
    parsed.exit_code = 2;
    parsed.text = "scan: --staged and --stdin take no PATH; leave out '" + options.paths[0] + "'\n";
  }
  return parsed;
}

}  // namespace scan::cli
