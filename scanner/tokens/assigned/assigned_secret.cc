// A scheme before the value (`"Bearer v"`, `"Basic dTpw"`) is left out of it.
#include "tokens/assigned/assigned_secret.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "judge/assigned_secret.h"
#include "tokens/assigned/assignment.h"
#include "tokens/assigned/sql_insert.h"
#include "tokens/assigned/value_places.h"

namespace scan::tokens {
namespace {

Span without_scheme(std::string_view content, Span value) {
  const std::string_view text = content.substr(value.begin, value.size());
  std::string word(text.substr(0, std::min(text.find(' '), text.size())));
  std::transform(word.begin(), word.end(), word.begin(), to_ascii_lower);
  const bool scheme = word == "bearer" || word == "basic" || word == "token" || word == "apikey";
  if (!scheme || word.size() + 1 >= text.size()) return value;
  return {value.begin + word.size() + 1, value.end};
}

// `apiKey: "v", indexName: "docs"`: what Algolia gives to pages for searching an index.
bool is_search_key(std::string_view content, const Assignment& found) {
  constexpr std::size_t kNear = 120;
  constexpr std::size_t kSize = 32;
  if (found.value.size() != kSize || !found.means.empty()) return false;
  const std::size_t begin = found.name.begin - std::min(found.name.begin, kNear);
  const std::string_view near = content.substr(begin, found.value.end + kNear - begin);
  return near.find("indexName") != near.npos && near.find("appI") != near.npos;
}

std::optional<AssignedSecret> judged(std::string_view content, const Assignment& found) {
  if (is_search_key(content, found)) return std::nullopt;
  const Span value = without_scheme(content, found.value);
  AssignedValue assigned;
  assigned.name =
      found.means.empty() ? content.substr(found.name.begin, found.name.size()) : found.means;
  assigned.value = content.substr(value.begin, value.size());
  assigned.shape = found.shape;
  const AssignedJudgement judgement = judge_assigned(assigned);
  if (!judgement.confidence) return std::nullopt;
  return AssignedSecret{value, judgement.kind, *judgement.confidence, value.end};
}

}  // namespace

std::optional<AssignedSecret> read_assigned_secret(std::string_view content, std::size_t word) {
  std::optional<AssignedSecret> best;
  for (const std::size_t place : value_places(content, word)) {
    const auto assignment = read_assignment(content, place);
    const auto found = assignment ? judged(content, *assignment) : std::nullopt;
    if (found && (!best || found->confidence > best->confidence)) best = found;
  }
  if (best) return best;
  const auto column = read_insert(content, word);
  if (column) best = judged(content, *column);
  if (best) best->read_to = word;  // other columns stand between the name and the value
  return best;
}

}  // namespace scan::tokens
