// Token matches become places that policy rules may ask about.
#include "engine/policy_judge.h"

namespace scan::engine {
namespace {

policy::TokenPlace token_place(const tokens::TokenMatch& match) {
  const tokens::TokenRule& rule = *match.rule;
  const bool strong = !rule.generic && match.confidence >= Confidence::kMedium;
  return {match.secret, rule.info.id, rule.generic, rule.chosen, strong};
}

}  // namespace

std::vector<policy::Violation> PolicyJudge::judge(
    const Blob& blob, std::string_view text, const std::vector<tokens::TokenMatch>& matches) const {
  std::vector<policy::Violation> out;
  if (blob.part != BlobPart::kContent || blob.window.offset != 0) return out;
  std::vector<policy::TokenPlace> tokens;
  tokens.reserve(matches.size());
  for (const tokens::TokenMatch& match : matches) tokens.push_back(token_place(match));
  policy::File::Input input;
  input.path = blob.path;
  input.text = text;
  input.tracked = all_tracked_ || project_.tracks(blob.path);
  input.tokens = tokens;
  input.whole = blob.window.whole;
  scanner_.file(input, out);
  return out;
}

}  // namespace scan::engine
