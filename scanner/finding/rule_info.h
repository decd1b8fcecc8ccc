// What every report may say of a rule, whichever kind of rule it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace scan {

enum class Severity : std::uint8_t { kInfo, kWarning, kError };
enum class Confidence : std::uint8_t { kLow, kMedium, kHigh, kCertain };

constexpr std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "";
}

constexpr std::string_view confidence_name(Confidence confidence) {
  switch (confidence) {
    case Confidence::kLow:
      return "low";
    case Confidence::kMedium:
      return "medium";
    case Confidence::kHigh:
      return "high";
    case Confidence::kCertain:
      return "certain";
  }
  return "";
}

std::optional<Severity> severity_from(std::string_view name);
std::optional<Confidence> confidence_from(std::string_view name);

// Where places of findings overlap, the later kind has them; see finding/overlap.h.
enum class RuleKind : std::uint8_t {
  kToken,
  kGeneralPolicy,  // of any file, where no other policy rule speaks
  kPolicy,         // `provider` and `provider_name` are empty, `rotate` is what to do
};

// Views into the rule set that made it, which outlives every finding.
struct RuleInfo {
  std::string_view id;             // kebab-case, stable for ever
  std::string_view title;          // "GitHub personal access token (classic)"
  std::string_view provider;       // "github"; empty for a rule of no provider
  std::string_view provider_name;  // "GitHub"
  std::string_view opens;          // why it matters: what the secret gives its holder
  std::string_view rotate;         // what to do now
  std::string_view url;            // where to do it
  Severity severity = Severity::kError;
  RuleKind kind = RuleKind::kToken;
};

}  // namespace scan
