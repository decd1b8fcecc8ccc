// Offsets back through copies, escapes and the end.
#include "syntax/source_map.h"

#include <gtest/gtest.h>

namespace scan::syntax {
namespace {

TEST(SourceMap, CopiesAndEscapes) {
  const std::string document = "run: \"ab\\ncd\"";
  DecodedText text;
  text.copy(document, {6, 8});
  text.replace("\n", {8, 10});
  text.copy(document, {10, 12});
  EXPECT_EQ(text.text, "ab\ncd");
  EXPECT_EQ(text.map.original(0), 6U);
  EXPECT_EQ(text.map.original(1), 7U);
  EXPECT_EQ(text.map.original(2), 8U);
  EXPECT_EQ(text.map.original(3), 10U);
  EXPECT_EQ(text.map.original(5), 12U);
  EXPECT_EQ(text.map.original(99), 12U);
  EXPECT_EQ(text.map.original(Span{1, 3}), (Span{7, 10}));
  EXPECT_EQ(text.map.original(Span{0, 5}), (Span{6, 12}));
  EXPECT_EQ(text.map.original(Span{3, 3}), (Span{10, 10}));
  EXPECT_EQ(text.map.original(Span{4, 99}), (Span{11, 12}));
}

TEST(SourceMap, NothingAddedIsTheDocumentItself) {
  EXPECT_EQ(SourceMap().original(7), 7U);
  EXPECT_EQ(SourceMap().original(Span{2, 5}), (Span{2, 5}));
}

TEST(SourceMap, JoinedPiecesStayExact) {
  SourceMap map;
  map.add(2, {10, 12});
  map.add(2, {12, 14});
  map.add(3, {20, 23});
  EXPECT_EQ(map.original(3), 13U);
  EXPECT_EQ(map.original(4), 20U);
  EXPECT_EQ(map.original(Span{0, 4}), (Span{10, 14}));
}

}  // namespace
}  // namespace scan::syntax
