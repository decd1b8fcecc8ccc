// Token rules over what a text hides: the matches in decoded texts that nobody saw in the text as
// it stands, each with the bytes it comes from. Entry point: find_decoded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "decode/layers.h"
#include "source/blob.h"
#include "tokens/scanner.h"

namespace scan::engine {

struct DecodedMatch {
  tokens::TokenMatch match;  // its spans are in `secret_text`'s text
  Span place;                // of the secret in the blob's text
  Span hidden;               // what of that text is to be redacted: it holds `place`
  std::size_t layer = 0;     // which Decoded
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
  const Blob& blob;
  std::string_view text;                         // of the blob
  Span own;                                      // in it: where places may end
  const std::vector<tokens::TokenMatch>& plain;  // what was found in the text, in order of place
};

// Leaves out what overlaps a plain match. A failure of the token scanner is in `status`; what was
// found until then counts.
DecodedMatches find_decoded(const DecodedSearch& search, const tokens::Scanner& scanner,
                            tokens::Scanner::Worker& worker, Status& status);

// Place::decoded_from of something that was decoded, or not, from a text that was unpacked, or not.
std::string layers_name(std::string_view unpacked, std::string_view decoded);

}  // namespace scan::engine
