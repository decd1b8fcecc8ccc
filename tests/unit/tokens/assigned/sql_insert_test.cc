// The value at the place of its column, and what is no list of columns or no string.
#include "tokens/assigned/sql_insert.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::tokens {
namespace {

std::string read(const std::string& text) {
  const auto found = read_insert(text, text.find("pass") + 4);
  if (!found) return "";
  EXPECT_EQ(text.substr(found->name.begin, found->name.size()).find("pass"), 0u);
  return text.substr(found->value.begin, found->value.size());
}

TEST(SqlInsert, TheValueAtTheColumnsPlace) {
  EXPECT_EQ(read("INSERT INTO u (id, login, password, mail) VALUES (7, 'joe', 'V4lue', 'a@b')"),
            "V4lue");
  EXPECT_EQ(read("insert into u (password) values ('V4lue');"), "V4lue");
  EXPECT_EQ(read("INSERT INTO `u` (`id`,\n `password`)\nVALUES\n  (f(1, 'x'), 'V4lue'), (2, 'y')"),
            "V4lue");
  EXPECT_EQ(read("INSERT INTO [u] ([a], [password]) VALUES ('it''s, (', N'V4lue')"), "V4lue");
  EXPECT_EQ(read("INSERT INTO u (a, password) VALUES ('x\\'y', \"V4lue\")"), "V4lue");
}

TEST(SqlInsert, NothingElse) {
  for (const char* text : {
           "INSERT INTO u (id, password) VALUES (7, crypt('V4lue', gen_salt('bf')))",
           "INSERT INTO u (id, password) VALUES (7, ?)",
           "INSERT INTO u (id, password) VALUES (7)",
           "INSERT INTO u (id, password) SELECT 7, 'V4lue'",
           "f(id, password) values('V4lue'",
           "f(id + 1, password) VALUES (7, 'V4lue')",
           "password) VALUES ('V4lue')",
           "(password",
           "INSERT INTO u (id, password) VALUES (7, 'V4lue",
       }) {
    SCOPED_TRACE(text);
    EXPECT_EQ(read(text), "");
  }
}

// Wherever the text ends.
TEST(SqlInsert, AnyPiece) {
  const std::string text = "INSERT INTO u (id, password) VALUES (f(7, 'it''s'), 'V4lue')";
  for (std::size_t end = 0; end <= text.size(); ++end) {
    const std::string piece = text.substr(0, end);
    for (std::size_t word = 0; word <= end; ++word) {
      const auto found = read_insert(piece, word);
      EXPECT_TRUE(!found || found->value.end <= end);
    }
  }
}

}  // namespace
}  // namespace scan::tokens
