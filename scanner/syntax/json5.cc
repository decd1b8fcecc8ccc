// One pass over the tokens: what stands between them is copied.
#include "syntax/json5.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "syntax/format.h"

namespace scan::syntax {
namespace {

bool begins_word(char c) {
  return is_ascii_letter(c) || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

bool begins_number(char c) { return is_ascii_digit(c) || c == '+' || c == '-' || c == '.'; }

// The end of the string that begins at `at`; the text's where it is never closed.
std::size_t string_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    }
  }
  return text.size();
}

// The end of the comment that begins at `at`; `at` where none does.
std::size_t comment_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
  if (!rest.starts_with("/*")) return at;
  const std::size_t end = text.find("*/", at + 2);
  return end == text.npos ? text.size() : end + 2;
}

// A single-quoted string, or one whose line goes on, as JSON writes it.
std::string as_json_string(std::string_view string) {
  std::string out = "\"";
  const std::string_view inside = string.substr(1, string.size() - 2);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '"') {
      out += "\\\"";
    } else if (inside[i] != '\\' || i + 1 == inside.size()) {
      out += inside[i];
    } else if (inside[++i] == '\'') {
      out += '\'';
    } else if (inside[i] != '\n') {
      out += '\\';
      out += inside[i];
    }
  }
  return out + '"';
}

bool is_json_number(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  const bool hex = number.size() > 1 && (number[1] == 'x' || number[1] == 'X');
  return !number.empty() && is_ascii_digit(number.front()) && is_ascii_digit(number.back()) && !hex;
}

class Rewriter {
 public:
  explicit Rewriter(std::string_view text) : text_(text) {}

  DecodedText run() && {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const std::size_t comment = comment_end(text_, at_);
      if (comment != at_) {
        at_ = comment;
      } else if (c == '"' || c == '\'') {
        string();
      } else if (begins_word(c)) {
        word();
      } else if (begins_number(c)) {
        number();
      } else {
        ++at_;
      }
    }
    flush(text_.size());
    return std::move(out_);
  }

 private:
  // Copies what was passed over up to `end`.
  void flush(std::size_t end) {
    if (copied_ < end) out_.copy(text_, {copied_, end});
    copied_ = end;
  }

  void replace(std::string_view by, std::size_t end) {
    flush(at_);
    out_.replace(by, {at_, end});
    copied_ = at_ = end;
  }

  void string() {
    const std::size_t end = string_end(text_, at_);
    const std::string_view string = text_.substr(at_, end - at_);
    const bool closed = string.size() >= 2 && string.back() == string.front();
    const bool json = string.front() == '"' && string.find("\\\n") == string.npos;
    if (!closed || json) {
      at_ = end;
    } else {
      replace(as_json_string(string), end);
    }
  }

  void word() {
    std::size_t end = at_;
    while (end < text_.size() && (begins_word(text_[end]) || is_ascii_digit(text_[end]))) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    if (is_key(end)) {
      replace('"' + std::string(word) + '"', end);
    } else if (word == "Infinity" || word == "NaN") {
      replace("0", end);
    } else {
      at_ = end;
    }
  }

  // Does a colon follow, behind blanks only?
  bool is_key(std::size_t at) const {
    while (at < text_.size() && is_ascii_space(text_[at])) ++at;
    return at < text_.size() && text_[at] == ':';
  }

  void number() {
    std::size_t end = at_;
    while (end < text_.size() && (begins_number(text_[end]) || is_ascii_letter(text_[end]))) ++end;
    const std::string_view number = text_.substr(at_, end - at_);
    if (is_json_number(number)) {
      at_ = end;
    } else {
      replace("0", end);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  DecodedText out_;
};

}  // namespace

DecodedText json5_as_json(std::string_view text) { return Rewriter(text).run(); }

Document json5_entries(std::string_view text, const Limits& limits) {
  Document document;
  if (text.size() > limits.max_bytes) {
    document.incomplete = true;
    return document;
  }
  const DecodedText json = json5_as_json(text);
  document = read_document(Format::kJsonc, json.text, limits);
  for (Entry& entry : document.entries) {
    if (!entry.key_place.empty()) entry.key_place = json.map.original(entry.key_place);
    entry.value_place = json.map.original(entry.value_place);
    if (!entry.comment.place.empty()) entry.comment.place = json.map.original(entry.comment.place);
  }
  for (Comment& comment : document.comments) comment.place = json.map.original(comment.place);
  for (Span& error : document.errors) error = json.map.original(error);
  return document;
}

}  // namespace scan::syntax
