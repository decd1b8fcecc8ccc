// One pass over the text each, with no grammar: a damaged document is read as far as it makes
// sense. Entry point: decode_document.
#include "decode/document.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "decode/escape.h"

namespace scan::decode {
namespace {

class Writer {
 public:
  Writer(std::string_view text, std::string_view how)
      : text_(text), identity_(PlaceMap::identity(text.size())) {
    out_.how = how;
    out_.anywhere = true;
  }

  void copy(Span span) {
    out_.text += text_.substr(span.begin, span.size());
    out_.map.add_copied(identity_, span);
  }

  void decoded(std::string_view bytes, Span place) {
    out_.text += bytes;
    out_.map.add_decoded(bytes.size(), place);
  }

  void separator(std::string_view bytes, std::size_t at) {
    out_.text += bytes;
    out_.map.add_separator(bytes.size(), at);
  }

  bool at_line_begin() const { return out_.text.empty() || out_.text.back() == '\n'; }

  Decoded finish() {
    out_.regions.push_back({{0, out_.text.size()}, {}});
    return std::move(out_);
  }

 private:
  std::string_view text_;
  PlaceMap identity_;
  Decoded out_;
};

// Past the end of the string whose content begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at, bool& escaped) {
  for (; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] != '\\') continue;
    escaped = true;
    ++at;
  }
  return std::min(at, text.size());
}

void write_string(std::string_view text, Span span, Writer& to) {
  std::size_t copied = span.begin;
  for (std::size_t at = span.begin; at < span.end;) {
    const Escape escape = text[at] == '\\' ? read_escape(text, at) : Escape();
    if (escape.size == 0 || at + escape.size > span.end) {
      ++at;
      continue;
    }
    to.copy({copied, at});
    std::string bytes;
    append_utf8(bytes, escape.code_point);
    to.decoded(bytes, {at, at + escape.size});
    at += escape.size;
    copied = at;
  }
  to.copy({copied, span.end});
}

// Lines of a cell come as strings that end in a line end; a name and its value stay in one line.
Decoded read_notebook(std::string_view text) {
  Writer to(text, "notebook");
  for (std::size_t at = text.find('"'); at != std::string_view::npos;) {
    bool escaped = false;
    const Span string{at + 1, string_end(text, at + 1, escaped)};
    if (escaped || string.size() <= kLongestPlainString) write_string(text, string, to);
    if (string.end >= text.size()) break;
    at = text.find('"', string.end + 1);
    const std::string_view between = text.substr(string.end, at - string.end);
    if (between.find(':') != std::string_view::npos) {
      to.separator(": ", string.end);
    } else if (!to.at_line_begin()) {
      to.separator("\n", string.end);
    }
  }
  return to.finish();
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Decoded read_quoted_printable(std::string_view text) {
  Writer to(text, "quoted-printable");
  std::size_t copied = 0;
  for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at)) {
    const std::string_view next = text.substr(at + 1, 2);
    const std::size_t line_end = next.starts_with('\n') ? 1 : next == "\r\n" ? 2 : 0;
    if (line_end > 0) {
      to.copy({copied, at});
      at = copied = at + 1 + line_end;
    } else if (next.size() == 2 && hex_digit(next[0]) >= 0 && hex_digit(next[1]) >= 0) {
      to.copy({copied, at});
      const char byte = static_cast<char>(16 * hex_digit(next[0]) + hex_digit(next[1]));
      to.decoded({&byte, 1}, {at, at + 3});
      at = copied = at + 3;
    } else {
      ++at;
    }
  }
  to.copy({copied, text.size()});
  return to.finish();
}

// Where no name tells it: an object of JSON with the field that every notebook has, first or last.
bool is_notebook(std::string_view text, std::string_view path) {
  constexpr std::size_t kEdge = 1024;
  constexpr std::string_view kField = "\"nbformat\"";
  if (path.ends_with(".ipynb")) return true;
  if (text[text.find_first_not_of(" \t\r\n") % text.size()] != '{') return false;
  return text.substr(text.size() - std::min(text.size(), kEdge)).find(kField) !=
             std::string_view::npos ||
         text.substr(0, kEdge).find(kField) != std::string_view::npos;
}

bool is_mail(std::string_view text, std::string_view path) {
  constexpr std::array<std::string_view, 5> kNames = {".eml", ".mbox", ".mht", ".mhtml", ".mbx"};
  constexpr std::array<std::string_view, 8> kHeads = {
      "From ",         "From:",         "Return-Path:", "Received:",
      "MIME-Version:", "Delivered-To:", "Date:",        "Message-ID:"};
  const auto ends = [&](std::string_view name) { return path.ends_with(name); };
  const auto begins = [&](std::string_view head) { return text.starts_with(head); };
  const bool looks = std::any_of(kNames.begin(), kNames.end(), ends) ||
                     std::any_of(kHeads.begin(), kHeads.end(), begins);
  return looks && (text.find("quoted-printable") != std::string_view::npos ||
                   text.find("Quoted-Printable") != std::string_view::npos ||
                   text.find("QUOTED-PRINTABLE") != std::string_view::npos);
}

}  // namespace

std::optional<Decoded> decode_document(std::string_view text, std::string_view path) {
  if (text.empty()) return std::nullopt;
  if (is_notebook(text, path)) return read_notebook(text);
  if (is_mail(text, path)) return read_quoted_printable(text);
  return std::nullopt;
}

}  // namespace scan::decode
