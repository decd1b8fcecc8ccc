// A lookup by raw name, nearly always empty.
#include "report/shown_names.h"

namespace scan::report {

ShownNames::ShownNames(const Outcome& outcome) {
  for (const Finding& finding : outcome.findings) add(finding);
  for (const Suppressed& suppressed : outcome.suppressed) add(suppressed.finding);
}

void ShownNames::add(const Finding& finding) {
  for (const Place& place : finding.places) {
    if (place.part != "name" || place.path.empty()) continue;
    std::string shown = place.excerpt.cut_before ? "…" : "";
    shown += place.excerpt.text;
    if (place.excerpt.cut_after) shown += "…";
    redacted_.insert_or_assign(place.path, std::move(shown));
  }
}

std::string ShownNames::path(std::string_view path) const {
  const auto found = redacted_.find(path);
  return found == redacted_.end() ? std::string(path) : found->second;
}

std::string ShownNames::sentence(std::string_view text) const {
  std::string out(text);
  for (const auto& [raw, shown] : redacted_) {
    std::size_t at = 0;
    while ((at = out.find(raw, at)) != std::string::npos) {
      out.replace(at, raw.size(), shown);
      at += shown.size();
    }
  }
  return out;
}

}  // namespace scan::report
