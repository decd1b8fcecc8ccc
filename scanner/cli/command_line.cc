// Every option and command with the text that `--help` shows for it.
#include "cli/command_line.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace scan::cli {
namespace {

constexpr const char* kAbout =
    "scan finds secrets before they leave: tokens and keys in files, in what you are about to "
    "commit, in all that git ever kept, and in text.\n\n"
    "  scan                     the current folder\n"
    "  scan src deploy.yaml     folders and files\n"
    "  scan --staged            exactly what `git commit` would record\n"
    "  scan --range main..HEAD  what a branch brings\n"
    "  scan --history           every object of the repository, reachable or not\n"
    "  scan --stdin --path x.env < x.env\n";

constexpr const char* kFooter =
    "Exit codes: 0 nothing to report, 1 findings, 2 usage or configuration error,\n"
    "3 incomplete: something could not be read.\n\n"
    "A line is allowed by a comment on it or above it:\n"
    "  scan:allow[RULE] until=2027-01-31 reason why this is no secret";

template <typename T>
using Choices = std::vector<std::pair<std::string, T>>;

const Choices<std::optional<Severity>> kFailOn = {{"error", Severity::kError},
                                                  {"warning", Severity::kWarning},
                                                  {"info", Severity::kInfo},
                                                  {"never", std::nullopt}};
const Choices<std::optional<Confidence>> kConfidence = {{"certain", Confidence::kCertain},
                                                        {"high", Confidence::kHigh},
                                                        {"medium", Confidence::kMedium},
                                                        {"low", Confidence::kLow}};
const Choices<Format> kFormats = {
    {"text", Format::kText}, {"json", Format::kJson}, {"jsonl", Format::kJsonl}};
const Choices<When> kWhen = {
    {"auto", When::kAuto}, {"always", When::kAlways}, {"never", When::kNever}};

template <typename T>
auto find_choice(const Choices<T>& choices, const std::string& name) {
  return std::find_if(choices.begin(), choices.end(),
                      [&](const auto& choice) { return choice.first == name; });
}

// Adds an option whose value is one of the names of `choices`.
template <typename T>
void add_choice(CLI::App& app, const std::string& name, T& target, const Choices<T>& choices,
                const std::string& about) {
  std::string names;
  for (const auto& [key, value] : choices) names += (names.empty() ? "" : "|") + key;
  app.add_option_function<std::string>(
         name,
         [&target, &choices, names](const std::string& value) {
           const auto found = find_choice(choices, value);
           if (found == choices.end()) {
             throw CLI::ValidationError("'" + value + "' is not one of " + names);
           }
           target = found->second;
         },
         about)
      ->type_name(names);
}

ReportFile parse_report(const std::string& value) {
  const std::size_t equals = value.find('=');
  const auto format = find_choice(kFormats, value.substr(0, equals));
  if (equals == std::string::npos || equals + 1 == value.size() || format == kFormats.end()) {
    throw CLI::ValidationError("--report takes FORMAT=FILE with text, json or jsonl, not '" +
                               value + "'");
  }
  return {format->second, value.substr(equals + 1)};
}

// One source a scan. CLI11's own excludes() would fill the help text with lists.
void choose_source(Options& options, const std::string& option, Source source) {
  if (!options.source_option.empty() && options.source_option != option) {
    throw CLI::ValidationError(options.source_option + " excludes " + option);
  }
  options.source_option = option;
  options.source = source;
}

CLI::Option* add_source(CLI::App& app, Options& options, const std::string& option, Source source,
                        const std::string& about) {
  return app.add_flag_callback(
      option, [&options, option, source] { choose_source(options, option, source); }, about);
}

// A source of commits named on the command line.
void add_range(CLI::App& app, Options& options, const std::string& option, engine::RangeKind kind,
               const std::string& type, const std::string& about) {
  app.add_option_function<std::string>(
         option,
         [&options, option, kind](const std::string& text) {
           choose_source(options, option, Source::kRange);
           options.range.kind = kind;
           options.range.text = text;
         },
         about)
      ->type_name(type);
}

// A source of commits that git tells a hook.
CLI::Option* add_hook(CLI::App& app, Options& options, const std::string& option,
                      engine::RangeKind kind, const std::string& about) {
  return app.add_flag_callback(
      option,
      [&options, option, kind] {
        choose_source(options, option, Source::kRange);
        options.range.kind = kind;
      },
      about);
}

void add_range_options(CLI::App& app, Options& options) {
  using engine::RangeKind;
  add_range(app, options, "--range", RangeKind::kRange, "A..B",
            "What commits bring, on the lines they add: main..HEAD, main...topic");
  add_range(app, options, "--since-ref", RangeKind::kSinceRef, "REF",
            "The same as --range REF..HEAD");
  auto* push = add_hook(app, options, "--pre-push", RangeKind::kPrePush,
                        "What a push brings, from a pre-push hook's standard input");
  add_hook(app, options, "--pre-receive", RangeKind::kPreReceive,
           "What is received, from a pre-receive hook's standard input");
  app.add_option("--not", options.range.excluded,
                 "Leave out what this commit has, too; may be given again")
      ->type_name("REF")
      ->allow_extra_args(false);
  app.add_option("--remote", options.range.remote,
                 "In --pre-push, the remote's name: what others have is still new to it")
      ->type_name("NAME")
      ->needs(push);
}

void add_source_options(CLI::App& app, Options& options) {
  app.add_option("PATH", options.paths, "Files and folders; default: the current folder");
  add_source(app, options, "--staged", Source::kStaged,
             "What git would commit now: the index, not the files");
  add_range_options(app, options);
  add_source(app, options, "--history", Source::kHistory,
             "Everything git ever kept; PATHs are repositories");
  auto* standard_input = add_source(app, options, "--stdin", Source::kStdin, "Standard input");
  app.add_option("--path", options.stdin_path, "The name standard input goes by in the report")
      ->type_name("NAME")
      ->needs(standard_input);
}

void add_selection_options(CLI::App& app, Options& options) {
  const std::string group = "Selection";
  app.add_option("--only", options.only, "Only these: tokens, policy or rule ids")
      ->type_name("RULE,…")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->group(group);
  app.add_option("--skip", options.skip, "All but these")
      ->type_name("RULE,…")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->group(group);
  app.add_option("--rules", options.rule_files, "Add the token rules of a file")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->group(group);
}

void add_judgement_options(CLI::App& app, Options& options) {
  const std::string group = "Judgement";
  add_choice(app, "--fail-on", options.fail_on, kFailOn,
             "Least severity that makes the exit code 1 (default warning)");
  add_choice(app, "--min-confidence", options.min_confidence, kConfidence,
             "Least confidence that is reported (default medium, in --history low); low alone "
             "never fails");
  app.add_flag("--fail-on-unreachable", options.fail_on_unreachable,
               "In --history, also fail on what only a stash, a reflog or a dangling object holds");
  app.add_flag("--trust-config", options.trust_config,
               "In --history of another repository, obey its scan:allow comments");
  app.add_flag("--strict", options.strict, "What was skipped by rule makes the scan incomplete");
  for (const char* name :
       {"--fail-on", "--min-confidence", "--fail-on-unreachable", "--trust-config", "--strict"}) {
    app.get_option(name)->group(group);
  }
}

void add_output_options(CLI::App& app, Options& options) {
  const std::string group = "Output";
  add_choice(app, "--format", options.format, kFormats, "Of standard output (default text)");
  app.add_option_function<std::vector<std::string>>(
         "--report",
         [&](const std::vector<std::string>& values) {
           for (const std::string& value : values) options.reports.push_back(parse_report(value));
         },
         "Write a report to a file besides")
      ->type_name("FORMAT=FILE")
      ->allow_extra_args(false);
  app.add_flag("--show-secrets", options.show_secrets,
               "Print secrets in clear; refused where CI is set");
  app.add_flag("-q,--quiet", options.quiet, "Findings only");
  app.add_flag("-v,--verbose", options.verbose, "Also name what was skipped");
  app.add_flag("--stats", options.stats, "Say where the time went");
  add_choice(app, "--color", options.color, kWhen, "Colours (default auto: on a terminal)");
  add_choice(app, "--progress", options.progress, kWhen, "Progress on standard error");
  for (const char* name : {"--format", "--report", "--show-secrets", "--quiet", "--verbose",
                           "--stats", "--color", "--progress"}) {
    app.get_option(name)->group(group);
  }
}

void add_clean_up_options(CLI::App& app, Options& options) {
  const std::string group = "Cleaning up after --history";
  app.add_option("--plan", options.plan_file,
                 "Write a plan to rotate and remove what was found; nothing of it is carried out")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--write-replacements", options.replacements_file,
                 "Write the secrets themselves, for git-filter-repo, to a new file outside the "
                 "repository; refused where CI is set")
      ->type_name("FILE")
      ->group(group);
}

void add_running_options(CLI::App& app, Options& options) {
  const std::string group = "Running";
  app.add_option("-j,--jobs", options.jobs, "Threads (default: one for each processor)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024))
      ->group(group);
  app.add_flag("--no-cache", options.no_cache, "Keep nothing between runs")->group(group);
}

void add_commands(CLI::App& app, Options& options) {
  CLI::App* rules = app.add_subcommand("rules", "List, explain, test and time rules");
  rules->require_subcommand(1);
  rules->add_subcommand("list", "All rules, one a line")->callback([&] {
    options.command = Command::kRulesList;
  });
  CLI::App* explain = rules->add_subcommand("explain", "What a rule finds, why, and what to do");
  explain->add_option("RULE", options.subject, "The rule's id")->required();
  explain->callback([&] { options.command = Command::kRulesExplain; });
  CLI::App* test = rules->add_subcommand("test", "Run the examples of the rules");
  test->add_option("FILE", options.paths, "Rule files; default: the built-in rules");
  test->callback([&] { options.command = Command::kRulesTest; });
  CLI::App* cost = rules->add_subcommand("cost", "What each rule costs on the files of PATH");
  cost->add_option("PATH", options.paths, "Files and folders; default: this folder");
  cost->callback([&] { options.command = Command::kRulesCost; });
  rules->add_option("--rules", options.rule_files, "Add the token rules of a file")
      ->type_name("FILE")
      ->allow_extra_args(false);
  CLI::App* completion = app.add_subcommand("completion", "Print a completion script");
  completion->add_option("SHELL", options.subject, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion->callback([&] { options.command = Command::kCompletion; });
}

}  // namespace

void describe_command_line(CLI::App& app, Options& options) {
  app.description(kAbout);
  app.name("scan");
  app.footer(kFooter);
  app.set_help_flag("-h,--help", "This text");
  app.set_version_flag("--version", std::string("scan ") + SCAN_VERSION, "The version");
  add_source_options(app, options);
  add_selection_options(app, options);
  add_judgement_options(app, options);
  add_output_options(app, options);
  add_clean_up_options(app, options);
  add_running_options(app, options);
  add_commands(app, options);
}

}  // namespace scan::cli
