// Where a value may begin behind a word that names a secret, takes one or is a program's: found by
// a short walk forwards that rejects prose and code at their first characters.
//
// It promises nothing: whether something is assigned there, and to what, is read backwards from the
// place (assignment.h). Looks at no more than kFarthestValue bytes. Entry point: value_places.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace scan::tokens {

inline constexpr std::size_t kFarthestValue = 320;

class ValuePlaces {
 public:
  const std::size_t* begin() const { return places_.data(); }
  const std::size_t* end() const { return places_.data() + size_; }
  bool full() const { return size_ == places_.size(); }

  // Keeps the first few.
  void add(std::size_t place) {
    if (!full() && (size_ == 0 || places_[size_ - 1] != place)) places_[size_++] = place;
  }

 private:
  std::array<std::size_t, 6> places_{};
  std::size_t size_ = 0;
};

// `word` is the end of the word.
ValuePlaces value_places(std::string_view content, std::size_t word);

}  // namespace scan::tokens
