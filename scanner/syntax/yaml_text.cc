// The value is known, so its source only has to be followed: indentation and folded line ends of
// block scalars, quotes and escapes of flow scalars. Entry point: yaml_text.
#include "syntax/yaml_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "syntax/escape.h"

namespace scan::syntax {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Block scalars. Their place may end early, so the value tells where to stop.
class Block {
 public:
  Block(std::string_view document, std::size_t at, std::string_view value)
      : document_(document), folded_(document[at] == '>'), value_(value) {
    at_ = std::min(document.find('\n', at), document.size() - 1) + 1;
    indent_ = indentation();
  }

  DecodedText read() {
    while (at_ < document_.size() && out_.text.size() < value_.size()) {
      const std::size_t end = std::min(document_.find('\n', at_), document_.size());
      const std::size_t text = std::min(at_ + indent_, end);
      const bool carriage = end > text && document_[end - 1] == '\r';
      out_.copy(document_, {text, end - (carriage ? 1 : 0)});
      at_ = end + 1;
      if (end < document_.size()) line_end(end);
    }
    return std::move(out_);
  }

 private:
  std::size_t spaces(std::string_view text, std::size_t at) const {
    return std::min(text.find_first_not_of(' ', at), text.size()) - at;
  }

  // What the first line of text has more in the document than in the value.
  std::size_t indentation() const {
    std::size_t line = at_;
    while (line < document_.size()) {
      const std::size_t text = line + spaces(document_, line);
      const std::size_t end = std::min(document_.find('\n', line), document_.size());
      if (text < end && document_[text] != '\r') break;
      line = end + 1;
    }
    if (line >= document_.size()) return 0;
    const std::size_t first = std::min(value_.find_first_not_of('\n'), value_.size());
    const std::size_t written = spaces(document_, line);
    return written - std::min(written, spaces(value_, first));
  }

  // The end of a line at `end`, and where lines are folded the empty ones after it.
  void line_end(std::size_t end) {
    std::vector<std::size_t> ends{end};
    while (folded_ && at_ < document_.size()) {
      std::size_t text = at_ + spaces(document_, at_);
      if (text < document_.size() && document_[text] == '\r') ++text;
      if (text >= document_.size() || document_[text] != '\n') break;
      ends.push_back(text);
      at_ = text + 1;
    }
    std::size_t kept = 0;
    while (kept < ends.size() && out_.text.size() + kept < value_.size() &&
           value_[out_.text.size() + kept] == '\n') {
      ++kept;
    }
    if (kept == 0 && out_.text.size() < value_.size()) out_.replace(" ", {end, end + 1});
    for (std::size_t i = ends.size() - kept; i < ends.size(); ++i) {
      out_.copy(document_, {ends[i], ends[i] + 1});
    }
  }

  std::string_view document_;
  bool folded_;
  std::string_view value_;
  std::size_t at_ = 0;
  std::size_t indent_ = 0;
  DecodedText out_;
};

// Plain and quoted scalars. REQUIRES: the place is not empty.
class Flow {
 public:
  Flow(std::string_view document, Span place) : document_(document.substr(0, place.end)) {
    at_ = place.begin;
    const char first = document_[at_];
    if (first != '\'' && first != '"') return;
    quote_ = first;
    ++at_;
    if (document_.size() > at_ && document_.back() == quote_) document_.remove_suffix(1);
  }

  DecodedText read() {
    while (at_ < document_.size()) {
      const char c = document_[at_];
      if (is_blank(c) || c == '\n' || c == '\r') {
        blanks();
      } else if (quote_ == '\'' && document_.substr(at_).starts_with("''")) {
        out_.replace("'", {at_, at_ + 2});
        at_ += 2;
      } else if (quote_ == '"' && c == '\\') {
        escape();
      } else {
        out_.copy(document_, {at_, at_ + 1});
        ++at_;
      }
    }
    return std::move(out_);
  }

 private:
  // Places of the line ends from `at_` on, which moves behind them and the blanks around them.
  std::vector<std::size_t> line_ends() {
    std::vector<std::size_t> ends;
    for (; at_ < document_.size(); ++at_) {
      const char c = document_[at_];
      if (!is_blank(c) && c != '\n' && c != '\r') break;
      if (c == '\n') ends.push_back(at_);
    }
    return ends;
  }

  void fold(const std::vector<std::size_t>& ends) {
    for (std::size_t i = 1; i < ends.size(); ++i) out_.copy(document_, {ends[i], ends[i] + 1});
  }

  void blanks() {
    const std::size_t begin = at_;
    const std::vector<std::size_t> ends = line_ends();
    if (ends.empty()) return out_.copy(document_, {begin, at_});
    if (ends.size() == 1) return out_.replace(" ", {ends[0], ends[0] + 1});
    fold(ends);
  }

  void escape() {
    std::size_t end = at_ + 1;
    if (end < document_.size() && document_[end] == '\r') ++end;
    if (end < document_.size() && document_[end] == '\n') {
      at_ = end;
      return fold(line_ends());
    }
    std::string decoded;
    const std::size_t length = std::max<std::size_t>(1, decode_escape(document_, at_, decoded));
    if (decoded.empty()) decoded = document_[at_];
    out_.replace(decoded, {at_, at_ + length});
    at_ += length;
  }

  std::string_view document_;
  std::size_t at_ = 0;
  char quote_ = '\0';
  DecodedText out_;
};

}  // namespace

DecodedText yaml_text(std::string_view document, const Entry& entry) {
  const Span place = entry.value_place;
  DecodedText out;
  if (place.empty() || place.end > document.size()) return out;
  const char first = document[place.begin];
  out = first == '|' || first == '>' ? Block(document, place.begin, entry.value).read()
                                     : Flow(document, place).read();
  if (out.text == entry.value) return out;
  DecodedText whole;
  whole.replace(entry.value, place);
  return whole;
}

}  // namespace scan::syntax
