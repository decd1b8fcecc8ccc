// The command line as typed. Nothing is looked up or opened here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/range_tips.h"
#include "finding/rule_info.h"

namespace scan::cli {

enum class Command { kScan, kRulesList, kRulesExplain, kRulesTest, kRulesCost, kCompletion };
enum class Source { kPaths, kStaged, kStdin, kHistory, kRange };
enum class Format { kText, kJson, kJsonl };
enum class When { kAuto, kAlways, kNever };

// `--report FORMAT=FILE`
struct ReportFile {
  Format format = Format::kText;
  std::string path;
};

struct Options {
  Command command = Command::kScan;
  Source source = Source::kPaths;
  std::string source_option;  // that chose it; empty: none did
  std::vector<std::string> paths;
  std::string stdin_path;   // --path NAME: what standard input pretends to be
  engine::RangePlan range;  // of kRange, but for what a hook gets on standard input

  std::vector<std::string> only;
  std::vector<std::string> skip;
  std::vector<std::string> rule_files;

  std::optional<Severity> fail_on = Severity::kWarning;  // empty: never
  bool fail_on_unreachable = false;          // of --history: what only this clone keeps fails too
  std::optional<Confidence> min_confidence;  // empty: medium, and low in --history
  bool trust_config = false;
  std::string plan_file;          // of --history; empty: none
  std::string replacements_file;  // likewise
  bool strict = false;

  Format format = Format::kText;
  std::vector<ReportFile> reports;
  bool show_secrets = false;
  bool stats = false;
  bool quiet = false;
  bool verbose = false;
  When color = When::kAuto;
  When progress = When::kAuto;

  std::size_t jobs = 0;  // 0: one for each processor
  bool no_cache = false;

  std::string subject;  // rule id, rule file or shell of a command
};

// What to do after parsing: run with the options, or print `text` and end with `exit_code`.
struct Parsed {
  Options options;
  std::optional<int> exit_code;
  std::string text;
};

Parsed parse_options(int argc, const char* const* argv);

}  // namespace scan::cli
