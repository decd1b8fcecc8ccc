// Docker: buildkit, frontend/dockerfile/parser/line_parsers.go (parseWords) and shell/lex.go.
// Entry point: quoted_words.
#include "syntax/quoted_words.h"

#include "base/ascii.h"

namespace scan::syntax {
namespace {

class Cutter {
 public:
  Cutter(std::string_view line, WordDialect dialect)
      : line_(line),
        systemd_(dialect == WordDialect::kSystemd),
        escape_(dialect == WordDialect::kDockerBacktick ? '`' : '\\') {}

  std::vector<QuotedWord> cut() {
    while (true) {
      while (at_ < line_.size() && is_ascii_space(line_[at_])) ++at_;
      if (at_ >= line_.size()) return std::move(words_);
      const std::size_t begin = at_;
      std::string text;
      while (at_ < line_.size() && !is_ascii_space(line_[at_])) take_part(begin, text);
      words_.push_back({std::move(text), {begin, at_}});
    }
  }

 private:
  void take_part(std::size_t begin, std::string& text) {
    const char c = line_[at_];
    const bool quote = c == '"' || c == '\'';
    if (quote && (!systemd_ || at_ == begin)) {
      take_quoted(c, text);
    } else if (c == escape_ && at_ + 1 < line_.size()) {
      take_escape(text);
    } else {
      text += c;
      ++at_;
    }
  }

  void take_quoted(char quote, std::string& text) {
    for (++at_; at_ < line_.size(); ++at_) {
      const char c = line_[at_];
      if (c == quote) {
        ++at_;
        return;
      }
      const bool escapes = c == escape_ && at_ + 1 < line_.size() && (systemd_ || quote == '"');
      if (!escapes) {
        text += c;
      } else if (systemd_) {
        take_escape(text);
        --at_;
      } else {
        const char next = line_[++at_];
        if (next != '"' && next != '$' && next != escape_) text += c;
        text += next;
      }
    }
  }

  void take_escape(std::string& text) {
    const char next = line_[at_ + 1];
    at_ += 2;
    if (!systemd_) {
      text += next;
      return;
    }
    switch (next) {
      case 'n':
        text += '\n';
        break;
      case 't':
        text += '\t';
        break;
      case 's':
        text += ' ';
        break;
      case '\\':
      case '"':
      case '\'':
        text += next;
        break;
      default:
        text += '\\';
        text += next;
    }
  }

  std::string_view line_;
  bool systemd_;
  char escape_;
  std::size_t at_ = 0;
  std::vector<QuotedWord> words_;
};

}  // namespace

std::vector<QuotedWord> quoted_words(std::string_view line, WordDialect dialect) {
  return Cutter(line, dialect).cut();
}

}  // namespace scan::syntax
