// Offsets of a decoded text, back to the bytes it was decoded from.
//
// A text is a row of pieces, each with the place in the original that it comes from. Inside a piece
// places are interpolated: that is exact for bytes that were copied (one to one), for base64 (four
// characters for three bytes) and for hex (two for one). Maps of several layers are put together as
// the layers are made, so that a question is answered in one step.
#pragma once

#include <cstddef>
#include <vector>

#include "base/span.h"

namespace scan::decode {

class PlaceMap {
 public:
  // A text that is the original itself, of `size` bytes.
  static PlaceMap identity(std::size_t size);

  // The text's next `size` bytes were decoded from `place`.
  void add_decoded(std::size_t size, Span place);

  // The text's next bytes are those of `range` in the text of `parent`, as they stand there.
  // REQUIRES: `range` lies in that text.
  void add_copied(const PlaceMap& parent, Span range);

  // The text's next `size` bytes come from nowhere; they stand at `offset`.
  void add_separator(std::size_t size, std::size_t offset) {
    append(size, {offset, offset}, false);
  }

  // The shortest place that holds everything `text` comes from.
  Span original(Span text) const;

  // Whether a byte of `text` was decoded, not copied.
  bool is_decoded(Span text) const;

  std::size_t size() const { return size_; }

 private:
  struct Piece {
    std::size_t begin = 0;  // in the text
    Span place;
    bool decoded = false;
  };
  void append(std::size_t size, Span place, bool decoded);
  std::size_t index_at(std::size_t offset) const;
  std::size_t end_of(std::size_t index) const;
  Span part(std::size_t index, Span text) const;

  std::vector<Piece> pieces_;
  std::size_t size_ = 0;
};

}  // namespace scan::decode
