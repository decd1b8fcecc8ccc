// What a text hides: everything encoded in it, decoded, at all depths, with the way back to the
// bytes of the text. Entry point: decode_layers.
//
// Encoded pieces of one kind are put together into one Decoded, each with what stands before it in
// its line, so that a rule may read the name that a value is assigned to, and something between
// them that no secret holds. So the token rules run a few times over few texts, however many pieces
// there are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "decode/place_map.h"
#include "decode/sites.h"

namespace scan::decode {

// Stands between the pieces of a Decoded; no secret holds a NUL.
inline constexpr std::string_view kPieceSeparator{"\n\0\n", 3};

struct Decoded {
  struct Region {
    Span text;      // in Decoded::text
    Span original;  // what is encoded, as one: to be redacted; empty where each byte stands for
                    // itself
  };
  std::string text;
  PlaceMap map;                 // to the original text
  std::string how;              // "base64", "base64 > gzip": the outermost layer first
  std::vector<Region> regions;  // in order
  bool anywhere = false;        // all of it was decoded as one, such as the cells of a notebook

  // The original bytes to redact for a secret at `secret` in the text.
  Span redacted_for(Span secret) const;
};

struct DecodeInput {
  std::string_view text;
  std::string_view path;         // its name tells notebooks and mail
  bool from_start = true;        // false: `text` is a later window of a file
  const Sites* sites = nullptr;  // of `text`, where they are known already
};

struct DecodeLimits {
  std::size_t depth = 4;                      // layers one over the other
  std::size_t bytes = std::size_t{64} << 20;  // of decoded text in all
  std::size_t ratio = 200;                    // of inflated bytes to compressed ones
};

struct Layers {
  std::vector<Decoded> decoded;
  bool cut = false;  // a limit left something out
};

// Empty, and cheap, for nearly every text.
Layers decode_layers(const DecodeInput& input, const DecodeLimits& limits = {});

}  // namespace scan::decode
