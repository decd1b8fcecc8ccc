// `clean: 4,512 files, 61.3 MB scanned; skipped 31 (binary 30, special-file 1); 2 suppressed`
#include "report/text_verdict.h"

#include <fmt/format.h>

#include <array>
#include <numeric>
#include <string_view>

#include "report/escape.h"
#include "report/ink.h"

namespace scan::report {
namespace {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

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
  return coverage.files == 0 && coverage.links == 0;
}

std::string severities(const std::vector<Finding>& findings) {
  std::string text;
  for (Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    std::uint64_t count = 0;
    for (const Finding& finding : findings) count += finding.rule->severity == severity ? 1 : 0;
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

std::string scanned(const Outcome& outcome) {
  const Coverage& coverage = outcome.coverage;
  std::string text =
      counted(coverage.files, "file") + ", " + byte_text(coverage.bytes) + " scanned";
  if (coverage.links > 0) text += ", " + counted(coverage.links, "link");
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
