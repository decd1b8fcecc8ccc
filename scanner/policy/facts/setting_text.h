// A text of configuration by its lines, for a look that does not parse it. Every answer reads a few
// thousand bytes at most, so that a file of one line costs no more than any other.
#pragma once

#include <cstddef>
#include <string_view>

namespace scan::policy {

// A view; what it views outlives it. Offsets are in the text.
class SettingText {
 public:
  explicit SettingText(std::string_view text) : text_(text) {}

  // Of the character, or of the line, that is met first from `at` on; where none is near, the end
  // of what was looked at.
  std::size_t end_of(char c, std::size_t at) const;
  std::size_t end_of_line(std::size_t at) const { return end_of('\n', at); }

  // Where the line that holds `at` begins.
  std::size_t line_of(std::size_t at) const;

  // The first byte at or after `begin` that is no blank.
  std::size_t text_of_line(std::size_t begin) const;

  // What stands behind a sign: up to the closing quote, or to the end of the line.
  std::string_view value_at(std::size_t at) const;

  // The table that a value stands in, as far as its layout tells, with the line above it.
  // REQUIRES: no blank stands at `at`.
  std::string_view table_around(std::size_t at) const;

 private:
  std::string_view text_;
};

}  // namespace scan::policy
