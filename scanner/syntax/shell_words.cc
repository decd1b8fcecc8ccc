// One pass over a word with the quote it is in. Entry points: read_shell_word, read_here_document.
#include "syntax/shell_words.h"

#include <string>

#include "base/ascii.h"

namespace scan::syntax {
namespace {

// The length of a backslash and the line end after it, 0 where there is none.
std::size_t continuation(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("\\\n")) return 2;
  return text.substr(at).starts_with("\\\r\n") ? 3 : 0;
}

class Reader {
 public:
  Reader(std::string_view text, Span place, std::span<const Span> holes, ShellWordUse use)
      : text_(text.substr(0, place.end)), place_(place), holes_(holes), use_(use) {}

  ShellWord read() {
    word_.place = place_;
    std::size_t at = place_.begin;
    if (at < place_.end && text_[at] == '~') word_.literal = false;
    while (at < place_.end) at = hole(at) ? next_ : step(at);
    return std::move(word_);
  }

 private:
  enum class Quote : std::uint8_t { kNone, kSingle, kDouble, kAnsiC };

  // Copies the hole that begins at `at`.
  bool hole(std::size_t at) {
    if (quote_ == Quote::kSingle || quote_ == Quote::kAnsiC) return false;
    while (!holes_.empty() && holes_.front().begin < at) holes_ = holes_.subspan(1);
    if (holes_.empty() || holes_.front().begin != at || holes_.front().empty()) return false;
    next_ = std::min(holes_.front().end, place_.end);
    word_.text += text_.substr(at, next_ - at);
    word_.literal = false;
    return true;
  }

  std::size_t step(std::size_t at) {
    switch (quote_) {
      case Quote::kNone:
        return plain(at);
      case Quote::kSingle:
        return text_[at] == '\'' ? close(at) : keep(at);
      case Quote::kDouble:
        return in_double(at);
      case Quote::kAnsiC:
        if (text_[at] == '\\') return at + append_ansi_c_escape(text_, at, word_.text);
        return text_[at] == '\'' ? close(at) : keep(at);
    }
    return at + 1;
  }

  std::size_t keep(std::size_t at) {
    word_.text += text_[at];
    return at + 1;
  }
  std::size_t close(std::size_t at) {
    quote_ = Quote::kNone;
    return at + 1;
  }
  std::size_t open(Quote quote, std::size_t next) {
    quote_ = quote;
    return next;
  }

  std::size_t plain(std::size_t at) {
    const char c = text_[at];
    if (c == '\'') return open(Quote::kSingle, at + 1);
    if (c == '"') return open(Quote::kDouble, at + 1);
    if (text_.substr(at).starts_with("$'")) return open(Quote::kAnsiC, at + 2);
    if (text_.substr(at).starts_with("$\"")) return open(Quote::kDouble, at + 2);
    if (c == '\\') {
      if (const std::size_t length = continuation(text_, at)) return at + length;
      if (at + 1 < place_.end) ++at;
      return keep(at);
    }
    if (use_ == ShellWordUse::kArgument) note_pattern(c);
    note_expansion(at);
    return keep(at);
  }

  // One that the grammar took for text, in a word that it did not understand.
  void note_expansion(std::size_t at) {
    if (text_[at] == '`') word_.literal = false;
    if (text_[at] != '$' || at + 1 >= place_.end) return;
    const char next = text_[at + 1];
    constexpr std::string_view kSpecial = "_{(@*#?!$";
    if (is_ascii_alnum(next) || kSpecial.find(next) != kSpecial.npos) word_.literal = false;
  }

  // Patterns and braces that make other words of this one.
  void note_pattern(char c) {
    if (c == '*' || c == '?' || (c == ']' && bracket_) || (c == '}' && comma_)) {
      word_.literal = false;
    }
    if (c == '[') bracket_ = true;
    if (c == '{') brace_ = true;
    if (brace_ && (c == ',' || (c == '.' && word_.text.ends_with('.')))) comma_ = true;
  }

  std::size_t in_double(std::size_t at) {
    const char c = text_[at];
    if (c == '"') return close(at);
    note_expansion(at);
    if (c != '\\' || at + 1 >= place_.end) return keep(at);
    if (const std::size_t length = continuation(text_, at)) return at + length;
    constexpr std::string_view kEscaped = "$`\"\\";
    if (kEscaped.find(text_[at + 1]) == kEscaped.npos) return keep(at);
    return keep(at + 1);
  }

  std::string_view text_;
  Span place_;
  std::span<const Span> holes_;
  ShellWordUse use_;
  ShellWord word_;
  Quote quote_ = Quote::kNone;
  std::size_t next_ = 0;
  bool bracket_ = false;
  bool brace_ = false;
  bool comma_ = false;
};

}  // namespace

ShellWord read_shell_word(std::string_view text, Span place, std::span<const Span> holes,
                          ShellWordUse use) {
  return Reader(text, place, holes, use).read();
}

ShellWord read_here_document(std::string_view text, Span place, std::span<const Span> holes,
                             bool expands, bool tabs) {
  ShellWord out;
  out.place = place;
  bool line_begins = true;
  std::size_t hole = 0;
  const std::string_view body = text.substr(0, place.end);
  for (std::size_t at = place.begin; at < place.end;) {
    if (line_begins && tabs && body[at] == '\t') {
      ++at;
      continue;
    }
    line_begins = body[at] == '\n';
    while (hole < holes.size() && holes[hole].begin < at) ++hole;
    if (expands && hole < holes.size() && holes[hole].begin == at && !holes[hole].empty()) {
      const std::size_t end = std::min(holes[hole].end, place.end);
      out.text += body.substr(at, end - at);
      out.literal = false;
      at = end;
      continue;
    }
    if (expands && body[at] == '\\' && at + 1 < place.end) {
      if (const std::size_t length = continuation(body, at)) {
        at += length;
        continue;
      }
      if (body[at + 1] == '$' || body[at + 1] == '`' || body[at + 1] == '\\') ++at;
    }
    out.text += body[at++];
  }
  return out;
}

}  // namespace scan::syntax
