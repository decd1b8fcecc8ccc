// argv to Options with CLI11.
#include "cli/options.h"

#include <sstream>

#include "cli/command_line.h"

namespace scan::cli {
namespace {

std::string clean_up_contradiction(const Options& options) {
  const bool plans = !options.plan_file.empty();
  if (!plans && options.replacements_file.empty()) return {};
  const std::string name = plans ? "--plan" : "--write-replacements";
  if (options.source != Source::kHistory) return name + " goes with --history";
  if (options.paths.size() > 1) return name + " is for one repository";
  if (plans && options.show_secrets) return "--plan holds no secret; leave out --show-secrets";
  return {};
}

// What is wrong with options that are each right; empty where nothing is.
std::string contradiction(const Options& options) {
  const bool takes_paths = options.source == Source::kPaths || options.source == Source::kHistory;
  if (!takes_paths && !options.paths.empty()) {
    return "only scans of files and --history take a PATH; leave out '" + options.paths[0] + "'";
  }
  const bool is_range = options.source == Source::kRange;
  if (!is_range && !options.range.excluded.empty()) {
    return "--not goes with --range, --since-ref, --pre-push or --pre-receive";
  }
  return clean_up_contradiction(options);
}

}  // namespace

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
  if (const std::string wrong = contradiction(options); !wrong.empty()) {
    parsed.exit_code = 2;
    parsed.text = "scan: " + wrong + "\n";
  }
  return parsed;
}

}  // namespace scan::cli
