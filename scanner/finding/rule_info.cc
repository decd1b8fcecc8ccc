// Names of severities and confidences as people type them, back to their values.
#include "finding/rule_info.h"

namespace scan {

std::optional<Severity> severity_from(std::string_view name) {
  for (Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    if (severity_name(severity) == name) return severity;
  }
  return std::nullopt;
}

std::optional<Confidence> confidence_from(std::string_view name) {
  for (Confidence confidence :
       {Confidence::kLow, Confidence::kMedium, Confidence::kHigh, Confidence::kCertain}) {
    if (confidence_name(confidence) == name) return confidence;
  }
  return std::nullopt;
}

}  // namespace scan
