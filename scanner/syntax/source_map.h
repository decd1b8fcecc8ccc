// Offsets of a text that was taken out of a document, back to the document: a `run:` block is bash
// inside yaml, with its indentation gone and its escapes undone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::syntax {

// Pieces in order of the text. Maps of several layers are asked one after the other.
class SourceMap {
 public:
  // The text's next `size` bytes stand at `place`: byte for byte where the sizes are equal, else
  // every one of them is all of `place`.
  void add(std::size_t size, Span place);

  // Where byte `offset` comes from. At the text's end, and beyond it, the end of the last piece;
  // `offset` itself where nothing was added.
  std::size_t original(std::size_t offset) const;

  // The shortest place that holds everything `text` comes from.
  Span original(Span text) const;

 private:
  struct Piece {
    std::size_t begin = 0;  // in the text
    Span place;
    bool copied = true;
  };
  const Piece* piece_at(std::size_t offset) const;

  std::vector<Piece> pieces_;
  std::size_t size_ = 0;
};

// A text together with its map.
struct DecodedText {
  std::string text;
  SourceMap map;

  // The bytes of `document` at `place`. REQUIRES: `place` lies inside it.
  void copy(std::string_view document, Span place);

  // `decoded` in place of what stands at `place`.
  void replace(std::string_view decoded, Span place);
};

}  // namespace scan::syntax
