// Where quotes, substitutions and comments of a shell script begin and end, roughly: enough to tell
// an operator from the same bytes in a string. Case patterns inside `$(…)` end it early.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace scan::syntax {

class ShellLexer {
 public:
  explicit ShellLexer(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }
  bool at_end() const { return at_ >= text_.size(); }
  // Outside of quotes, `${…}` and arithmetic.
  bool in_code() const { return open_.empty() || open_.back() == Open::kParen || in_backquotes(); }
  bool is_closed() const { return open_.empty(); }
  // In a `${…}` between double quotes, outside of what nests there.
  bool in_quoted_brace() const {
    return open_.size() > 1 && open_.back() == Open::kBrace &&
           open_[open_.size() - 2] == Open::kDouble;
  }

  // Over one byte, one escape, one quoted string, one comment or into or out of what nests.
  // REQUIRES: !at_end().
  void step();

 private:
  enum class Open : std::uint8_t { kParen, kDouble, kBrace, kArithmetic, kBackquote };

  bool in_backquotes() const { return !open_.empty() && open_.back() == Open::kBackquote; }
  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }
  bool is_comment() const;
  // What nests in code, strings and `${…}` alike; whether there was any.
  bool enter();
  void enter(Open open, std::size_t size);
  void leave(std::size_t size);
  void in_brace();
  void in_arithmetic();
  void code();
  void single_quotes();
  void ansi_c_quotes();

  std::string_view text_;
  std::size_t at_;
  std::vector<Open> open_;
  bool backquoted_ = false;  // one of open_ is kBackquote
};

}  // namespace scan::syntax
