// A sorted list of pieces; neighbours that continue each other become one. Entry points: SourceMap,
// DecodedText.
#include "syntax/source_map.h"

#include <algorithm>

namespace scan::syntax {

void SourceMap::add(std::size_t size, Span place) {
  if (size == 0) return;
  const bool copied = size == place.size();
  if (copied && !pieces_.empty() && pieces_.back().copied &&
      pieces_.back().place.end == place.begin) {
    pieces_.back().place.end = place.end;
  } else {
    pieces_.push_back({size_, place, copied});
  }
  size_ += size;
}

const SourceMap::Piece* SourceMap::piece_at(std::size_t offset) const {
  if (offset >= size_) return nullptr;
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                      [](std::size_t at, const Piece& p) { return at < p.begin; });
  return &*(after - 1);
}

std::size_t SourceMap::original(std::size_t offset) const {
  if (pieces_.empty()) return offset;
  const Piece* piece = piece_at(offset);
  if (piece == nullptr) return pieces_.back().place.end;
  return piece->copied ? piece->place.begin + (offset - piece->begin) : piece->place.begin;
}

Span SourceMap::original(Span text) const {
  const std::size_t begin = original(text.begin);
  if (text.empty() || pieces_.empty()) return {begin, begin + text.size()};
  const Piece* last = piece_at(text.end - 1);
  if (last == nullptr) return {begin, std::max(begin, pieces_.back().place.end)};
  const std::size_t end =
      last->copied ? last->place.begin + (text.end - last->begin) : last->place.end;
  return {begin, std::max(begin, end)};
}

void DecodedText::copy(std::string_view document, Span place) {
  text.append(document.substr(place.begin, place.size()));
  map.add(place.size(), place);
}

void DecodedText::replace(std::string_view decoded, Span place) {
  text.append(decoded);
  map.add(decoded.size(), place);
}

}  // namespace scan::syntax
