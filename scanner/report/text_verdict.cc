// `clean: 4,512 files, 61.3 MB scanned; skipped 31 (binary 30, special-file 1); 2 suppressed`
#include "report/text_verdict.h"

#include <fmt/format.h>

#include <array>
#include <numeric>
#include <string_view>

#include "report/escape.h"
#include "report/history_text.h"
#include "report/ink.h"

namespace scan::report {
namespace {

// "1 file", "2 files".
std::string counted(std::uint64_t number, std::string_view noun) {
  return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string byte_text(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> units = {"kB", "MB", "GB", "TB", "PB"};
  if (bytes < 1000) return std::to_string(bytes) + " B";
  double value = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  // 999.95 would be printed as 1000.0.
  for (; value >= 999.95 && unit + 1 < units.size(); ++unit) value /= 1000;
  return fmt::format("{:.1f} {}", value, units[unit]);
}

bool scanned_nothing(const Coverage& coverage) {
  if (coverage.history && coverage.history->commits + coverage.history->tags > 0) return false;
  return coverage.files == 0 && coverage.links == 0 && coverage.commits == 0;
}

std::string severities(const std::vector<Finding>& findings) {
  std::string text;
  for (Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    std::uint64_t count = 0;
    for (const Finding& finding : findings) count += finding.severity == severity ? 1 : 0;
    if (count == 0) continue;
    if (!text.empty()) text += ", ";
    text += severity == Severity::kInfo ? grouped(count) + " info"
                                        : counted(count, severity_name(severity));
  }
  return text;
}

std::string verdict(const Summary& summary) {
  const Outcome& outcome = summary.outcome;
  std::string text;
  if (!outcome.findings.empty()) {
    text = counted(outcome.findings.size(), "finding") + " (" + severities(outcome.findings) + ")";
    if (summary.failing == 0) {
      text += ", none fails at --fail-on ";
      text += summary.fail_on ? severity_name(*summary.fail_on) : "never";
    }
  }
  if (outcome.interrupted || !summary.complete) {
    if (!text.empty()) text += ", ";
    text += outcome.interrupted ? "interrupted" : "incomplete";
    if (!outcome.problems.empty()) text += " (" + counted(outcome.problems.size(), "problem") + ")";
  }
  if (!text.empty()) return text;
  return scanned_nothing(outcome.coverage) ? "nothing scanned" : "clean";
}

// "161,216 blobs, 212,801 trees, 70,105 commits, 902 tags in 3 packs and 12 loose objects, 5.5 GB
// rebuilt".
std::string audited(const HistoryCoverage& history) {
  std::string text = counted(history.blobs, "blob") + ", " + counted(history.trees, "tree") + ", " +
                     counted(history.commits, "commit") + ", " + counted(history.tags, "tag");
  text += " in " + counted(history.packs, "pack");
  if (history.cached_packs > 0) {
    text += " (" + grouped(history.cached_packs) + " known from an earlier audit)";
  }
  text += " and " + counted(history.loose, "loose object");
  text += ", " + byte_text(history.rebuilt_bytes) + " rebuilt";
  if (history.missing > 0) text += "; " + counted(history.missing, "object") + " not here";
  return text;
}

std::string scanned(const Outcome& outcome) {
  const Coverage& coverage = outcome.coverage;
  if (coverage.history) return audited(*coverage.history);
  std::string text =
      counted(coverage.files, "file") + ", " + byte_text(coverage.bytes) + " scanned";
  if (coverage.links > 0) text += ", " + counted(coverage.links, "link");
  if (coverage.commits > 0) text += " in " + counted(coverage.commits, "commit");
  if (!scanned_nothing(coverage)) return text;
  if (coverage.names > 0) text += ", " + counted(coverage.names, "file name");
  std::string_view between = " in ";
  for (const std::string& scope : outcome.scopes) {
    text += between;
    text += escaped(scope);
    between = ", ";
  }
  return text;
}

std::string skipped(const Coverage& coverage) {
  const std::uint64_t total =
      std::accumulate(coverage.skipped.begin(), coverage.skipped.end(), std::uint64_t{0});
  if (total == 0) return {};
  std::string kinds;
  for (std::size_t i = 0; i < kSkipKinds; ++i) {
    if (coverage.skipped[i] == 0) continue;
    if (!kinds.empty()) kinds += ", ";
    kinds += skip_name(static_cast<Skip>(i));
    kinds += " " + grouped(coverage.skipped[i]);
  }
  return "; skipped " + grouped(total) + " (" + kinds + ")";
}

Ink ink_of_verdict(const Summary& summary) {
  if (summary.exit_code != 0 || !summary.complete) return Ink::kError;
  return summary.outcome.findings.empty() && !scanned_nothing(summary.outcome.coverage)
             ? Ink::kGood
             : Ink::kWarning;
}

}  // namespace

void write_verdict(const Summary& summary, const TextOptions& options, std::string& out) {
  const Outcome& outcome = summary.outcome;
  const Coverage& coverage = outcome.coverage;
  out += painted(verdict(summary), ink_of_verdict(summary), options.color);
  out += ": " + scanned(outcome) + skipped(coverage);
  if (!outcome.suppressed.empty()) out += "; " + grouped(outcome.suppressed.size()) + " suppressed";
  if (coverage.below_confidence > 0) {
    out += "; " + grouped(coverage.below_confidence) + " below --min-confidence";
  }
  if (coverage.unchanged > 0) out += "; " + grouped(coverage.unchanged) + " on unchanged lines";
  if (outcome.seconds > 0) out += fmt::format("; {:.2f} s", outcome.seconds);
  out += '\n';
}

}  // namespace scan::report
