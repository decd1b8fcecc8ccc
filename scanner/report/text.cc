// The order of the report; its parts are in text_finding and text_verdict.
#include "report/text.h"

#include <algorithm>

#include "report/escape.h"
#include "report/history_text.h"
#include "report/ink.h"
#include "report/text_finding.h"
#include "report/text_verdict.h"

namespace scan::report {
namespace {

constexpr std::size_t kLeastWidth = 40;

// An audit tells of the unsure, too; of those people want a list, not pages.
void write_findings(const Outcome& outcome, const TextOptions& options, std::string& out) {
  const auto is_brief = [&](const Finding& finding) {
    return outcome.coverage.history && !options.verbose && finding.confidence == Confidence::kLow;
  };
  std::string brief;
  std::size_t count = 0;
  for (const Finding& finding : outcome.findings) {
    if (!is_brief(finding)) {
      write_finding(finding, options, out);
      continue;
    }
    write_brief_finding(finding, options, brief);
    ++count;
  }
  if (count == 0) return;
  out += "Low confidence: " + grouped(count) + ", one a line; --verbose shows all of each\n";
  out += brief + "\n";
}

void write_problems(const Outcome& outcome, bool color, std::string& out) {
  for (const Problem& problem : outcome.problems) {
    out += painted("problem", Ink::kError, color);
    out += ": ";
    if (!problem.where.empty()) out += escaped(problem.where) + ": ";
    out += escaped(problem.reason);
    out += '\n';
  }
}

void write_notices(const Outcome& outcome, bool color, std::string& out) {
  for (const std::string& notice : outcome.notices) {
    out += painted("note", Ink::kInfo, color);
    out += ": " + escaped(notice) + "\n";
  }
}

void write_suppressed(const Outcome& outcome, std::string& out) {
  for (const Suppressed& suppressed : outcome.suppressed) {
    out += "allowed[" + escaped(suppressed.finding.rule->id) + "] ";
    out += place_text(suppressed.finding.places.front());
    if (suppressed.finding.places.size() > 1) {
      out += " and " + std::to_string(suppressed.finding.places.size() - 1) + " more";
    }
    out += ": " + escaped(suppressed.reason);
    if (!suppressed.until.empty()) out += " (until " + escaped(suppressed.until) + ")";
    out += '\n';
  }
}

void write_skipped(const Outcome& outcome, std::string& out) {
  for (std::size_t i = 0; i < kSkipKinds; ++i) {
    for (const std::string& path : outcome.coverage.skipped_paths[i]) {
      out += "skipped[";
      out += skip_name(static_cast<Skip>(i));
      out += "] " + escaped(path) + "\n";
    }
  }
}

}  // namespace

void write_text(const Summary& summary, const TextOptions& given, std::string& out) {
  TextOptions options = given;
  options.width = std::max(options.width, kLeastWidth);
  const Outcome& outcome = summary.outcome;
  write_findings(outcome, options, out);
  if (!options.quiet && options.verbose) {
    write_suppressed(outcome, out);
    write_skipped(outcome, out);
  }
  if (!options.quiet) write_notices(outcome, options.color, out);
  if (!options.quiet || !summary.complete) write_problems(outcome, options.color, out);
  if (!options.quiet || !summary.complete) write_verdict(summary, options, out);
}

}  // namespace scan::report
