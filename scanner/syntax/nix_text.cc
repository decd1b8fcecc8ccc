// Interpolations are masked in the source first, so that quotes in them close nothing
// (nix.dev/manual/nix/latest/language/string-literals). Entry point: nix_texts.
#include "syntax/nix_text.h"

#include <algorithm>
#include <string>

#include "syntax/masking.h"

namespace scan::syntax {
namespace {

char unescaped(char c) { return c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c; }

class Reader {
 public:
  Reader(std::string_view document, Span place)
      : place_(place),
        masked_(mask_templates(document.substr(place.begin, place.size()), TemplateKind::kNix)),
        source_(masked_.text) {}

  std::vector<NixText> read() {
    for (std::size_t at = 0; at < source_.size();) {
      if (source_.substr(at).starts_with("''")) {
        at = lines(at + 2);
      } else if (source_[at] == '"') {
        at = quoted(at + 1);
      } else if (source_[at] == '#') {
        at = std::min(source_.find('\n', at), source_.size());
      } else {
        ++at;
      }
    }
    return std::move(out_);
  }

 private:
  Span original(std::size_t begin, std::size_t end) const {
    return {place_.begin + begin, place_.begin + end};
  }

  // As it is written, with the masks in it.
  void copy(NixText& out, std::size_t begin, std::size_t end) {
    if (begin == first_.begin && !first_.empty()) {
      out.masks.push_back({out.text.text.size(), out.text.text.size() + first_.size()});
    }
    while (mask_ < masked_.masks.size() && masked_.masks[mask_].begin < begin) ++mask_;
    if (mask_ < masked_.masks.size() && masked_.masks[mask_].begin == begin) {
      out.masks.push_back(
          {out.text.text.size(), out.text.text.size() + masked_.masks[mask_].size()});
    }
    out.text.replace(source_.substr(begin, end - begin), original(begin, end));
  }

  void replace(NixText& out, std::string_view decoded, std::size_t begin, std::size_t size) {
    out.text.replace(decoded, original(begin, begin + size));
  }

  // Behind the string that begins at `at`.
  std::size_t quoted(std::size_t at) {
    NixText out;
    while (at < source_.size() && source_[at] != '"') {
      if (source_[at] == '\\' && at + 1 < source_.size()) {
        const char c = unescaped(source_[at + 1]);
        replace(out, {&c, 1}, at, 2);
        at += 2;
      } else {
        copy(out, at, at + 1);
        ++at;
      }
    }
    out_.push_back(std::move(out));
    return at + 1;
  }

  // The two quotes that close the string which begins at `at`, or the end.
  std::size_t close_of(std::size_t at) const {
    while (at < source_.size()) {
      if (!source_.substr(at).starts_with("''")) {
        ++at;
        continue;
      }
      const char next = at + 2 < source_.size() ? source_[at + 2] : '\0';
      if (next == '\\') {
        at += 4;
      } else if (next == '\'' || next == '$') {
        at += 3;
      } else {
        return at;
      }
    }
    return source_.size();
  }

  // Spaces that all lines with text share.
  std::size_t shared(std::size_t at, std::size_t end) const {
    std::size_t least = end - at;
    while (at <= end) {
      const std::size_t line = std::min(source_.find('\n', at), end);
      const std::size_t text = std::min(source_.find_first_not_of(' ', at), line);
      if (text < line) least = std::min(least, text - at);
      at = line + 1;
    }
    return least;
  }

  // `''${x}`: the quotes in front open a string here, and do not make the dollar a plain one.
  void mask_first(std::size_t at) {
    if (!source_.substr(at).starts_with("${")) return;
    std::size_t depth = 0;
    for (std::size_t end = at + 1; end < source_.size(); ++end) {
      if (source_[end] == '{') ++depth;
      if (source_[end] != '}' || --depth > 0) continue;
      first_ = {at, end + 1};
      std::fill(masked_.text.begin() + static_cast<std::ptrdiff_t>(at),
                masked_.text.begin() + static_cast<std::ptrdiff_t>(end + 1), '_');
      return;
    }
  }

  std::size_t lines(std::size_t at) {
    mask_first(at);
    const std::size_t end = close_of(at);
    const std::size_t first = std::min(source_.find_first_not_of(' ', at), end);
    if (first < end && source_[first] == '\n') at = first + 1;
    const std::size_t indent = shared(at, end);
    NixText out;
    while (at <= end) {
      const std::size_t line = std::min(source_.find('\n', at), end);
      const std::size_t blanks = std::min(source_.find_first_not_of(' ', at), line) - at;
      const bool last = line == end && at + blanks == line;
      marks(out, at + (last ? blanks : std::min(indent, blanks)), line);
      if (line < end) copy(out, line, line + 1);
      at = line + 1;
    }
    out_.push_back(std::move(out));
    return end + 2;
  }

  // A line with its escapes undone.
  void marks(NixText& out, std::size_t at, std::size_t end) {
    while (at < end) {
      const std::string_view rest = source_.substr(at, end - at);
      if (rest.starts_with("'''")) {
        copy(out, at + 1, at + 3);
        at += 3;
      } else if (rest.starts_with("''$")) {
        copy(out, at + 2, at + 3);
        at += 3;
      } else if (rest.starts_with("''\\") && rest.size() > 3) {
        const char c = unescaped(rest[3]);
        replace(out, {&c, 1}, at, 4);
        at += 4;
      } else if (rest != "\r") {
        copy(out, at, at + 1);
        ++at;
      } else {
        ++at;
      }
    }
  }

  Span place_;
  MaskedText masked_;
  std::string_view source_;
  std::size_t mask_ = 0;
  Span first_;  // an interpolation that the last string begins with
  std::vector<NixText> out_;
};

}  // namespace

std::vector<NixText> nix_texts(std::string_view document, Span place) {
  if (place.end > document.size()) return {};
  return Reader(document, place).read();
}

}  // namespace scan::syntax
