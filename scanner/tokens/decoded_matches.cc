// Decode, scan each decoded text whole, keep what decoding brought. Entry point: find_decoded.
#include "tokens/decoded_matches.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>

namespace scan::tokens {
namespace {

// How near to a secret decoded bytes must stand to have hidden it from the plain text: the quote or
// the equals sign before it, what ends it.
constexpr std::size_t kNearBefore = 4;
constexpr std::size_t kNearAfter = 2;

// Those that overlap `place`. REQUIRES: `plain` is in order of place and disjoint.
std::span<TokenMatch> seen_at(std::vector<TokenMatch>& plain, Span place) {
  const auto first = std::partition_point(plain.begin(), plain.end(), [&](const TokenMatch& match) {
    return match.secret.end <= place.begin;
  });
  const auto last = std::partition_point(
      first, plain.end(), [&](const TokenMatch& match) { return match.secret.begin < place.end; });
  return {first, last};
}

// An encoded token is more than the fact that something stands at a name such as `auth`.
bool tells_more(const TokenMatch& match, std::span<const TokenMatch> seen) {
  return std::all_of(seen.begin(), seen.end(), [&](const TokenMatch& each) {
    return each.rule->generic && !match.rule->generic;
  });
}

bool was_hidden(const decode::Decoded& decoded, Span secret) {
  if (decoded.anywhere) return true;
  return decoded.map.is_decoded(
      {secret.begin - std::min(secret.begin, kNearBefore), secret.end + kNearAfter});
}

}  // namespace

DecodedMatches find_decoded(const DecodedSearch& search, const Scanner& scanner,
                            Scanner::Worker& worker, Status& status) {
  DecodedMatches out;
  out.layers = decode::decode_layers(search.input);
  std::set<std::pair<Span, std::string_view>> told;
  std::set<Span> outdone;  // plain secrets
  for (std::size_t layer = 0; layer < out.layers.decoded.size(); ++layer) {
    const decode::Decoded& decoded = out.layers.decoded[layer];
    std::vector<TokenMatch> matches;
    const Status scanned = scanner.scan(decoded.text, {0, decoded.text.size() + 1},
                                        search.input.path, worker, matches);
    if (!scanned) status = scanned;
    for (TokenMatch& match : matches) {
      const std::string_view secret =
          std::string_view(decoded.text).substr(match.secret.begin, match.secret.size());
      if (secret.find('\0') != std::string_view::npos || !was_hidden(decoded, match.secret))
        continue;
      const Span place = decoded.map.original(match.secret);
      if (place.empty() || place.end < search.own.begin || place.end >= search.own.end) continue;
      const std::span<TokenMatch> seen = seen_at(search.plain, place);
      if (!tells_more(match, seen) || !told.emplace(place, secret).second) continue;
      for (const TokenMatch& each : seen) {
        match.also.push_back(each.rule);
        outdone.insert(each.secret);
      }
      const Span hidden = decoded.redacted_for(match.secret);
      out.matches.push_back({std::move(match), place, hidden.empty() ? place : hidden, layer});
    }
  }
  std::erase_if(search.plain,
                [&](const TokenMatch& each) { return outdone.contains(each.secret); });
  return out;
}

}  // namespace scan::tokens
