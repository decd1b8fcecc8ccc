// One pass that knows strings, comments and bare words. Entry points: as_strict_json,
// decode_loose_string.
#include "syntax/loose_json.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/span.h"
#include "syntax/escape.h"

namespace scan::syntax {
namespace {

bool is_word_byte(char c) {
  constexpr std::string_view kOthers = "_$+-.\\";
  return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
         kOthers.find(c) != kOthers.npos;
}

// Numbers that JSON does not know: `+1`, `.5`, `5.`, `0x1F`, `Infinity`, `NaN`.
bool is_json5_number(std::string_view word) {
  const bool sign = word.starts_with('+') || word.starts_with('-');
  const std::string_view size = word.substr(sign ? 1 : 0);
  if (size == "Infinity" || size == "NaN") return true;
  const bool digits = !size.empty() && (is_ascii_digit(size[0]) || size[0] == '.') &&
                      size.find_first_of("0123456789") != size.npos;
  return digits && (word[0] == '+' || size[0] == '.' || size.back() == '.' ||
                    size.starts_with("0x") || size.starts_with("0X"));
}

class Writer {
 public:
  explicit Writer(std::string_view text) : text_(text), out_(text) {}

  std::string write() {
    for (std::size_t at = 0; at < text_.size();) at = step(at);
    return std::move(out_);
  }

 private:
  std::size_t step(std::size_t at) {
    if (const std::size_t next = behind_comment(at); next > at) return next;
    const char c = text_[at];
    if (is_ascii_space(c)) return at + 1;
    const bool value = value_;
    const Span word = std::exchange(word_, {});
    const std::size_t comma = std::exchange(comma_, text_.npos);
    value_ = true;
    if (c == '"' || c == '\'') return string(at);
    if (is_word_byte(c)) return bare_word(at);
    value_ = c == '}' || c == ']';
    if (value_ && comma != text_.npos) out_[comma] = ' ';
    if (c == ',' && value) comma_ = at;
    if (c == ':') quote(word);
    return at + 1;
  }

  // Behind the comment that begins at `at`; `at` where none does.
  std::size_t behind_comment(std::size_t at) const {
    const std::string_view rest = text_.substr(at, 2);
    if (rest == "//") return std::min(text_.find('\n', at), text_.size());
    if (rest != "/*") return at;
    const std::size_t end = text_.find("*/", at + 2);
    return end == text_.npos ? text_.size() : end + 2;
  }

  // One that does not end on its line is left as it is.
  std::size_t string(std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < text_.size() && text_[end] != text_[begin] && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2 : 1;
    }
    if (end >= text_.size() || text_[end] == '\n') return std::min(end, text_.size());
    out_[begin] = out_[end] = '"';
    for (std::size_t at = begin + 1; at < end; ++at) {
      const bool escape = out_[at] == '\\';
      if (escape || out_[at] == '"') out_[at] = '_';
      if (escape) out_[++at] = '_';
    }
    return end + 1;
  }

  std::size_t bare_word(std::size_t begin) {
    std::size_t end = begin;
    while (end < text_.size() && is_word_byte(text_[end])) ++end;
    word_ = {begin, end};
    if (is_json5_number(text_.substr(begin, end - begin))) fill(word_, '1');
    return end;
  }

  void fill(Span place, char c) {
    std::fill(out_.begin() + static_cast<std::ptrdiff_t>(place.begin),
              out_.begin() + static_cast<std::ptrdiff_t>(place.end), c);
  }

  // A word in front of a colon is a key.
  void quote(Span word) {
    if (word.empty()) return;
    if (word.size() == 1 && word.begin > 0 && is_ascii_space(text_[word.begin - 1])) --word.begin;
    if (word.size() == 1) return;
    fill(word, '_');
    out_[word.begin] = out_[word.end - 1] = '"';
  }

  std::string_view text_;
  std::string out_;
  std::size_t comma_ = std::string_view::npos;  // the last token, where it is one behind a value
  Span word_;                                   // the last token, where it is a bare word
  bool value_ = false;                          // the last token ends a value
};

// The length of an escape that JSON5 alone has: a quote, or the line's end.
std::size_t json5_escape(std::string_view rest) {
  if (rest.starts_with("\\'") || rest.starts_with("\\\n")) return 2;
  return rest.starts_with("\\\r\n") ? 3 : 0;
}

}  // namespace

std::string as_strict_json(std::string_view text) { return Writer(text).write(); }

std::string decode_loose_string(std::string_view written) {
  const char quote = written.empty() ? '\0' : written.front();
  if (quote == '"' || quote == '\'') {
    written.remove_prefix(1);
    if (written.ends_with(quote)) written.remove_suffix(1);
  }
  std::string out;
  out.reserve(written.size());
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t foreign = written[at] == '\\' ? json5_escape(written.substr(at)) : 0;
    if (foreign > 0 && written[at + 1] == '\'') out += '\'';
    const std::size_t escape =
        foreign == 0 && written[at] == '\\' ? decode_escape(written, at, out) : foreign;
    if (escape == 0) out += written[at];
    at += escape == 0 ? 1 : escape;
  }
  return out;
}

}  // namespace scan::syntax
