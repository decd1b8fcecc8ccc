// Decode, scan each decoded text whole, keep what decoding brought. Entry point: find_decoded.
#include "tokens/decoded_matches.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace scan::tokens {
namespace {

// How near to a secret decoded bytes must stand to have hidden it from the plain text: the quote or
// the equals sign before it, what ends it.
constexpr std::size_t kNearBefore = 4;
constexpr std::size_t kNearAfter = 2;

// REQUIRES: `plain` is in order of place and disjoint.
bool is_seen(const std::vector<TokenMatch>& plain, Span place) {
  const auto first = std::partition_point(plain.begin(), plain.end(), [&](const TokenMatch& match) {
    return match.secret.end <= place.begin;
  });
  return first != plain.end() && first->secret.begin < place.end;
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
      if (is_seen(search.plain, place) || !told.emplace(place, secret).second) continue;
      const Span hidden = decoded.redacted_for(match.secret);
      out.matches.push_back({std::move(match), place, hidden.empty() ? place : hidden, layer});
    }
  }
  return out;
}

}  // namespace scan::tokens
