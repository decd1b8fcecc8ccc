// Entry point: ShellLexer::step.
#include "syntax/shell_lexer.h"

#include <algorithm>

#include "base/ascii.h"

namespace scan::syntax {

void ShellLexer::enter(Open open, std::size_t size) {
  open_.push_back(open);
  at_ += size;
}

void ShellLexer::leave(std::size_t size) {
  open_.pop_back();
  at_ += size;
}

bool ShellLexer::is_comment() const {
  if (text_[at_] != '#') return false;
  constexpr std::string_view kBefore = ";&|()`";
  return at_ == 0 || is_ascii_space(text_[at_ - 1]) || kBefore.find(text_[at_ - 1]) != kBefore.npos;
}

bool ShellLexer::enter() {
  if (starts("$((")) {
    enter(Open::kArithmetic, 3);
  } else if (starts("$(")) {
    enter(Open::kParen, 2);
  } else if (starts("${")) {
    enter(Open::kBrace, 2);
  } else if (text_[at_] == '`') {
    if (!backquoted_) {
      backquoted_ = true;
      enter(Open::kBackquote, 1);
    } else {
      // They do not nest: this one closes, whatever was left open in them.
      while (open_.back() != Open::kBackquote) open_.pop_back();
      backquoted_ = false;
      leave(1);
    }
  } else {
    return false;
  }
  return true;
}

void ShellLexer::single_quotes() {
  at_ = std::min(text_.find('\'', at_ + 1), text_.size() - 1) + 1;
}

void ShellLexer::ansi_c_quotes() {
  for (at_ += 2; at_ < text_.size() && text_[at_] != '\''; ++at_) {
    if (text_[at_] == '\\') ++at_;
  }
  ++at_;
}

void ShellLexer::in_brace() {
  if (text_[at_] == '}') return leave(1);
  if (text_[at_] == '"') return enter(Open::kDouble, 1);
  if (text_[at_] == '\'' && !in_quoted_brace()) return single_quotes();
  if (!enter()) ++at_;
}

void ShellLexer::in_arithmetic() {
  if (starts("))")) return leave(2);
  if (text_[at_] == ')') return leave(1);
  if (text_[at_] == '(') return enter(Open::kParen, 1);
  if (!enter()) ++at_;
}

void ShellLexer::code() {
  if (is_comment()) {
    at_ = std::min(text_.find('\n', at_), text_.size());
  } else if (starts("$'")) {
    ansi_c_quotes();
  } else if (text_[at_] == '\'') {
    single_quotes();
  } else if (text_[at_] == '"') {
    enter(Open::kDouble, 1);
  } else if (starts("((")) {
    enter(Open::kArithmetic, 2);
  } else if (text_[at_] == '(') {
    enter(Open::kParen, 1);
  } else if (text_[at_] == ')' && !open_.empty() && open_.back() == Open::kParen) {
    leave(1);
  } else if (!enter()) {
    ++at_;
  }
}

void ShellLexer::step() {
  if (text_[at_] == '\\') {
    at_ += text_.substr(at_ + 1).starts_with("\r\n") ? 3 : 2;
  } else if (in_code()) {
    code();
  } else if (open_.back() == Open::kBrace) {
    in_brace();
  } else if (open_.back() == Open::kArithmetic) {
    in_arithmetic();
  } else if (text_[at_] == '"') {
    leave(1);
  } else if (!enter()) {
    ++at_;
  }
  at_ = std::min(at_, text_.size());
}

}  // namespace scan::syntax
