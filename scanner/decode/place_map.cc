// A sorted list of pieces; copied ones that continue each other become one. Entry point: PlaceMap.
#include "decode/place_map.h"

#include <algorithm>

namespace scan::decode {
namespace {

// floor(part * to / whole), without overflow: 32-bit sizes on both sides of the product.
std::size_t scaled(std::size_t part, std::size_t to, std::size_t whole, bool up) {
  if (to == whole) return part;
  const std::size_t product = part * to;
  return up ? (product + whole - 1) / whole : product / whole;
}

}  // namespace

PlaceMap PlaceMap::identity(std::size_t size) {
  PlaceMap map;
  map.append(size, {0, size}, false);
  return map;
}

void PlaceMap::append(std::size_t size, Span place, bool decoded) {
  if (size == 0) return;
  const bool joins = !decoded && size == place.size() && !pieces_.empty() &&
                     !pieces_.back().decoded && pieces_.back().place.end == place.begin &&
                     pieces_.back().place.size() == size_ - pieces_.back().begin;
  if (joins) {
    pieces_.back().place.end = place.end;
  } else {
    pieces_.push_back({size_, place, decoded});
  }
  size_ += size;
}

void PlaceMap::add_decoded(std::size_t size, Span place) { append(size, place, true); }

void PlaceMap::add_copied(const PlaceMap& parent, Span range) {
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t index = parent.index_at(at);
    const std::size_t end = std::min(range.end, parent.end_of(index));
    append(end - at, parent.part(index, {at, end}), false);
    at = end;
  }
}

// REQUIRES: offset < size_.
std::size_t PlaceMap::index_at(std::size_t offset) const {
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                      [](std::size_t at, const Piece& p) { return at < p.begin; });
  return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

std::size_t PlaceMap::end_of(std::size_t index) const {
  return index + 1 < pieces_.size() ? pieces_[index + 1].begin : size_;
}

// REQUIRES: `text` lies in the piece.
Span PlaceMap::part(std::size_t index, Span text) const {
  const Piece& piece = pieces_[index];
  const std::size_t whole = end_of(index) - piece.begin;
  const std::size_t to = piece.place.size();
  return {piece.place.begin + scaled(text.begin - piece.begin, to, whole, false),
          piece.place.begin + scaled(text.end - piece.begin, to, whole, true)};
}

Span PlaceMap::original(Span text) const {
  if (pieces_.empty()) return {};
  text.end = std::min(text.end, size_);
  if (text.begin >= text.end) {
    if (text.begin >= size_) return {pieces_.back().place.end, pieces_.back().place.end};
    const Span at = part(index_at(text.begin), {text.begin, text.begin + 1});
    return {at.begin, at.begin};
  }
  const std::size_t last = index_at(text.end - 1);
  Span place;
  bool first = true;
  for (std::size_t i = index_at(text.begin); i <= last; ++i) {
    const Span here =
        part(i, {std::max(text.begin, pieces_[i].begin), std::min(text.end, end_of(i))});
    place = first ? here : Span{std::min(place.begin, here.begin), std::max(place.end, here.end)};
    first = false;
  }
  return place;
}

bool PlaceMap::is_decoded(Span text) const {
  text.end = std::min(text.end, size_);
  if (text.begin >= text.end) return false;
  const std::size_t last = index_at(text.end - 1);
  for (std::size_t i = index_at(text.begin); i <= last; ++i) {
    if (pieces_[i].decoded) return true;
  }
  return false;
}

}  // namespace scan::decode
