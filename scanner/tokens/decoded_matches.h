// Token rules over what a text hides: the matches in decoded texts that nobody saw in the text as
// it stands, each with the bytes it comes from. Entry point: find_decoded.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "decode/layers.h"
#include "tokens/scanner.h"

namespace scan::tokens {

struct DecodedMatch {
  TokenMatch match;       // its spans are in the text of its layer
  Span place;             // of the secret in the text that was decoded
  Span hidden;            // what of that text is to be redacted: it holds `place`
  std::size_t layer = 0;  // which Decoded
};

struct DecodedMatches {
  decode::Layers layers;
  std::vector<DecodedMatch> matches;

  std::string_view secret_of(const DecodedMatch& each) const {
    const Span span = each.match.secret;
    return std::string_view(layers.decoded[each.layer].text).substr(span.begin, span.size());
  }
};

struct DecodedSearch {
  decode::DecodeInput input;
  Span own;                        // in its text: where places may end
  std::vector<TokenMatch>& plain;  // what was found in the text, in order of place
};

// Leaves out what overlaps a plain match, unless that one is generic and the one found is not: then
// the plain match is taken out and named in `also`. A failure of the token scanner is in `status`;
// what was found until then counts.
DecodedMatches find_decoded(const DecodedSearch& search, const Scanner& scanner,
                            Scanner::Worker& worker, Status& status);

}  // namespace scan::tokens
