// Entry point: lower_in_tests.
#include "engine/test_places.h"

#include "judge/path_kind.h"

namespace scan::engine {
namespace {

Confidence one_lower(Confidence confidence) {
  switch (confidence) {
    case Confidence::kCertain:
      return Confidence::kHigh;
    case Confidence::kHigh:
      return Confidence::kMedium;
    case Confidence::kMedium:
    case Confidence::kLow:
      break;
  }
  return Confidence::kLow;
}

}  // namespace

void lower_in_tests(std::string_view path, std::span<tokens::TokenMatch> matches) {
  if (matches.empty() || !is_test_path(path)) return;
  for (tokens::TokenMatch& match : matches) {
    if (!match.rule->generic) continue;
    match.confidence = one_lower(match.confidence);
    match.notes.emplace_back("it stands in a test or an example");
  }
}

}  // namespace scan::engine
