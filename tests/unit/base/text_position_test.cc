// Lines and columns of a text that comes in pieces, against counting byte by byte.
#include "base/text_position.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace scan {
namespace {

TextPosition counted_plainly(std::string_view text) {
  TextPosition out;
  for (const char c : text) {
    if (c == '\n') {
      ++out.lines;
      out.column = 0;
    } else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) {
      ++out.column;
    }
  }
  return out;
}

TEST(TextPosition, SameWhicheverWayTheTextIsCut) {
  std::mt19937 engine(7);
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    std::string text(engine() % 2000, 'x');
    for (char& c : text) {
      if (engine() % 3 == 0) c = static_cast<char>(engine());
    }
    if (round % 3 == 0) std::erase(text, '\n');
    const std::size_t cut = text.empty() ? 0 : engine() % text.size();
    TextPosition position;
    position.advance(std::string_view(text).substr(0, cut));
    position.advance(std::string_view(text).substr(cut));
    EXPECT_EQ(position.lines, counted_plainly(text).lines);
    EXPECT_EQ(position.column, counted_plainly(text).column);
  }
}

}  // namespace
}  // namespace scan
