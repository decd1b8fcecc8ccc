// Entry point: pair_up.
#include "tokens/pairs.h"

#include <algorithm>
#include <utility>

namespace scan::tokens {
namespace {

std::size_t distance(const TokenMatch& a, const TokenMatch& b) {
  return a.secret.begin < b.secret.begin ? b.secret.begin - a.secret.end
                                         : a.secret.begin - b.secret.end;
}

// The nearest match whose rule names that of `id` as its other half; null where none is near.
TokenMatch* secret_of(const TokenMatch& id, std::vector<TokenMatch>& matches) {
  TokenMatch* nearest = nullptr;
  for (TokenMatch& match : matches) {
    if (match.rule->pair.empty() || match.rule->pair != id.rule->info.id) continue;
    if (distance(id, match) > kPairRadius) continue;
    if (nearest == nullptr || distance(id, match) < distance(id, *nearest)) nearest = &match;
  }
  return nearest;
}

}  // namespace

std::vector<TokenMatch> pair_up(std::vector<TokenMatch> matches) {
  const bool any = std::any_of(matches.begin(), matches.end(),
                               [](const TokenMatch& match) { return !match.rule->pair.empty(); });
  if (!any) return matches;
  std::vector<TokenMatch> kept;
  std::vector<const TokenMatch*> taken;
  for (const TokenMatch& id : matches) {
    TokenMatch* secret = secret_of(id, matches);
    if (secret == nullptr) continue;
    taken.push_back(&id);
    secret->also.push_back(id.rule);
    secret->beside.push_back(id.secret);
    secret->notes.push_back("its id stands beside it");
    secret->notes.insert(secret->notes.end(), id.notes.begin(), id.notes.end());
  }
  for (TokenMatch& match : matches) {
    if (std::find(taken.begin(), taken.end(), &match) == taken.end()) {
      kept.push_back(std::move(match));
    }
  }
  return kept;
}

}  // namespace scan::tokens
