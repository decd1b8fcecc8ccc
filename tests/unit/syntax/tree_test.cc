// Parses that are ended by their clock.
#include "syntax/tree.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::syntax {
namespace {

// A string, a comment, a here-document that the grammar's own scanner looks through in one step, of
// characters that each piece of the text ends in the middle of: what comes is no matter, but it
// does.
TEST(Tree, IsCutInsideACharacter) {
  const std::string bad(1 << 20, '\xff');
  Limits limits;
  limits.max_time = std::chrono::milliseconds(2);
  for (int i = 0; i <= static_cast<int>(Language::kPython); ++i) {
    const auto language = static_cast<Language>(i);
    for (const char* begin : {"", "\"", "'", "# ", "cat <<E\n"}) {
      SCOPED_TRACE(std::string(name_of(language)) + ": " + begin);
      const std::string text = begin + bad;
      const std::optional<Tree> tree = parse(language, text, limits);
      if (tree) {
        EXPECT_LE(tree->errors(10).size(), 10U);
      }
    }
  }
}

}  // namespace
}  // namespace scan::syntax
