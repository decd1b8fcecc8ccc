// options → plan → run → reports → exit code.
#include "cli/scan_command.h"

#include <fmt/format.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <ctime>
#include <numeric>

#include "cli/clean_up.h"
#include "cli/hook_input.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/rule_selection.h"
#include "cli/terminal.h"
#include "cli/user_excludes.h"
#include "engine/run.h"
#include "report/json.h"
#include "report/text.h"

namespace scan::cli {
namespace {

constexpr int kExitFindings = 1;
constexpr int kExitUsage = 2;
constexpr int kExitIncomplete = 3;

std::atomic<bool> interrupted{false};

// The first Ctrl-C ends the scan with a report of what was seen; the second ends the program.
void stop_at_interrupt() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted.store(true, std::memory_order_relaxed); };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

// libgit2 maps packs into memory and does not hold every offset of a pack's index against the size
// of the pack: a damaged one makes it read where there is no file, which the system answers with
// SIGBUS. That is an incomplete scan, not a crash.
void tell_of_damaged_packs() {
  struct sigaction action {};
  action.sa_handler = [](int) {
    constexpr std::string_view kMessage =
        "scan: incomplete: part of a mapped file is not there; a pack of the repository or its "
        "index is damaged or was cut meanwhile; check it with `git fsck`\n";
    const ssize_t ignored = write(STDERR_FILENO, kMessage.data(), kMessage.size());
    (void)ignored;
    _exit(kExitIncomplete);
  };
  sigaction(SIGBUS, &action, nullptr);
}

// Those this process may run on, which a container or taskset may have cut down.
std::size_t usable_processors() {
  cpu_set_t usable;
  if (sched_getaffinity(0, sizeof usable, &usable) != 0) return 1;
  return std::max<std::size_t>(1, static_cast<std::size_t>(CPU_COUNT(&usable)));
}

bool reads_hook_input(const Options& options) {
  return options.source == Source::kRange && (options.range.kind == engine::RangeKind::kPrePush ||
                                              options.range.kind == engine::RangeKind::kPreReceive);
}

// The version and the very file that runs: another build may judge otherwise.
std::string program_identity() {
  struct stat file {};
  if (stat("/proc/self/exe", &file) != 0) return SCAN_VERSION;
  return fmt::format("{} {} {}.{}", SCAN_VERSION, file.st_size, file.st_mtim.tv_sec,
                     file.st_mtim.tv_nsec);
}

engine::Plan make_plan(const Options& options) {
  engine::Plan plan;
  switch (options.source) {
    case Source::kPaths:
      plan.source = engine::SourceKind::kPaths;
      break;
    case Source::kStaged:
      plan.source = engine::SourceKind::kStaged;
      break;
    case Source::kStdin:
      plan.source = engine::SourceKind::kStdin;
      break;
    case Source::kHistory:
      plan.source = engine::SourceKind::kHistory;
      plan.cache_folder = cache_folder(options.no_cache);
      break;
    case Source::kRange:
      plan.source = engine::SourceKind::kRange;
      plan.range = options.range;
      // Before a push a person judges their own change; elsewhere it is judged for others.
      plan.judge.own_allow = options.range.kind == engine::RangeKind::kPrePush;
      break;
  }
  plan.paths = options.paths.empty() ? std::vector<std::string>{"."} : options.paths;
  plan.stdin_path = options.stdin_path.empty() ? "<stdin>" : options.stdin_path;
  plan.environment = git::Environment::of_process();
  if (options.source == Source::kPaths) plan.excludes_file = user_excludes_file();
  plan.now = static_cast<std::int64_t>(std::time(nullptr));
  const bool history = options.source == Source::kHistory;
  plan.judge.min_confidence =
      options.min_confidence.value_or(history ? Confidence::kLow : Confidence::kMedium);
  plan.judge.show_secrets = options.show_secrets;
  plan.judge.today = config::date_of(plan.now);
  plan.trust_config = options.trust_config;
  plan.version = program_identity();
  plan.measure = options.stats;
  plan.jobs = options.jobs != 0 ? options.jobs : usable_processors();
  return plan;
}

// What only this clone keeps, and only until git cleans up, is told of without failing.
bool is_out_of_reach(const Finding& finding) {
  return finding.exposure && (finding.exposure->state == HistoryState::kKept ||
                              finding.exposure->state == HistoryState::kDangling);
}

report::Summary judge(const Options& options, const Outcome& outcome) {
  report::Summary summary{outcome, SCAN_VERSION, options.fail_on};
  for (const Finding& finding : outcome.findings) {
    const bool fails = options.fail_on && finding.severity >= *options.fail_on &&
                       finding.confidence >= Confidence::kMedium &&
                       (options.fail_on_unreachable || !is_out_of_reach(finding));
    summary.failing += fails ? 1 : 0;
  }
  const auto& skipped = outcome.coverage.skipped;
  const bool left_out = std::accumulate(skipped.begin(), skipped.end(), std::uint64_t{0}) > 0;
  summary.complete =
      outcome.problems.empty() && !outcome.interrupted && !(options.strict && left_out);
  summary.exit_code = summary.failing > 0 ? kExitFindings : summary.complete ? 0 : kExitIncomplete;
  return summary;
}

std::string rendered(const report::Summary& summary, Format format,
                     const report::TextOptions& text) {
  std::string out;
  switch (format) {
    case Format::kText:
      report::write_text(summary, text, out);
      break;
    case Format::kJson:
      report::write_json(summary, out);
      break;
    case Format::kJsonl:
      report::write_jsonl(summary, out);
      break;
  }
  return out;
}

void print_history_stats(const history::GatherStats& stats) {
  complain(fmt::format(
      "list {:.2f} s, objects {:.2f} s, policy {:.2f} s ({} versions), attribute "
      "{:.2f} s{}",
      stats.list_seconds, stats.objects_seconds, stats.versions_seconds, stats.versions,
      stats.attribute_seconds, stats.cached_whole ? " (all known from an earlier audit)" : ""));
  complain(fmt::format(
      "over all threads: inflate {:.2f} s ({:.0f} MB), rebuild {:.2f} s, match {:.2f} s, confirm "
      "{:.2f} s; {} candidates carried over",
      stats.inflate_seconds, static_cast<double>(stats.inflated_bytes) / 1e6, stats.rebuild_seconds,
      stats.tokens.match_seconds, stats.tokens.confirm_seconds, stats.tokens.carried));
}

void print_stats(const engine::RunStats& stats, double rules_seconds) {
  const double megabytes = static_cast<double>(stats.tokens.bytes) / 1e6;
  complain(fmt::format("rules {:.2f} ms, prepare {:.2f} ms, scan {:.2f} ms", rules_seconds * 1e3,
                       stats.open_seconds * 1e3, stats.scan_seconds * 1e3));
  complain(fmt::format("{:.2f} MB matched, {} candidates, {} confirmed, {} dismissed by checks",
                       megabytes, stats.tokens.candidates, stats.tokens.confirmed,
                       stats.tokens.dismissed));
  complain(fmt::format(
      "policy: {} files claimed ({:.2f} MB), {} judged in {:.1f} ms, of "
      "which {:.2f} MB parsed in {:.1f} ms",
      stats.policy.claimed, static_cast<double>(stats.policy.claimed_bytes) / 1e6,
      stats.policy.judged, stats.policy.judge_seconds * 1e3,
      static_cast<double>(stats.policy.parsed_bytes) / 1e6, stats.policy.parse_seconds * 1e3));
  if (stats.history) print_history_stats(*stats.history);
}

int fail_usage(const Error& error) {
  complain(error.message);
  return kExitUsage;
}

}  // namespace

int scan_command(const Options& options) {
  if (options.show_secrets && in_ci()) {
    return fail_usage({"--show-secrets is refused where CI is set: logs are kept and shared"});
  }
  stop_at_interrupt();
  tell_of_damaged_packs();
  const std::clock_t begin = std::clock();
  const auto rules = load_rules(options);
  if (!rules) return fail_usage(rules.error());
  engine::Plan plan = make_plan(options);
  if (reads_hook_input(options)) {
    auto lines = read_hook_input(STDIN_FILENO);
    if (!lines) return fail_usage(lines.error());
    plan.range.hook_lines = std::move(*lines);
  }
  auto clean_up = CleanUp::prepare(options, plan);
  if (!clean_up) return fail_usage(clean_up.error());
  plan.judge.keep_secrets = !options.replacements_file.empty();
  auto off = switched_off(options, *rules);
  if (!off) return fail_usage(off.error());
  plan.disabled = std::move(off->tokens);
  plan.disabled_policy = std::move(off->policy);
  std::vector<OutputFile> files;
  for (const ReportFile& file : options.reports) {
    auto created = OutputFile::create(file.path);
    if (!created) return fail_usage(created.error());
    files.push_back(std::move(*created));
  }
  const double rules_seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;

  Progress progress;
  engine::RunStats stats;
  const auto outcome = [&] {
    const ProgressLine line(progress, options.quiet ? When::kNever : options.progress);
    return engine::run(plan, *rules, progress, interrupted, stats);
  }();
  if (!outcome) return fail_usage(outcome.error());

  const report::Summary summary = judge(options, *outcome);
  Status written = write_all(
      STDOUT_FILENO, rendered(summary, options.format,
                              {use_color(options.color, STDOUT_FILENO),
                               terminal_width(STDOUT_FILENO), options.quiet, options.verbose}));
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Status one =
        files[i].write(rendered(summary, options.reports[i].format,
                                {false, terminal_width(-1), options.quiet, options.verbose}));
    if (written) written = one;
  }
  const Status planned = clean_up->write(summary);
  if (written) written = planned;
  if (options.stats) print_stats(stats, rules_seconds);
  if (!written) {
    complain(written.error().message);
    return kExitIncomplete;
  }
  return summary.exit_code;
}

}  // namespace scan::cli
