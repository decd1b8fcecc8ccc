// buildkit, frontend/dockerfile/parser/parser.go: trimContinuationCharacter, isComment,
// heredocsFromLine. Entry points: read_docker_line, read_docker_heredocs.
#include "syntax/dockerfile_lines.h"

#include "base/ascii.h"
#include "syntax/lines.h"

namespace scan::syntax {
namespace {

constexpr std::size_t kMostHeredocs = 64;
constexpr std::size_t kMostUnclosed = 16;

struct Announced {
  DockerHeredoc heredoc;
  bool strips_tabs = false;  // `<<-`
};

bool is_delimiter_character(char c) {
  return is_ascii_alnum(c) || c == '_' || c == '.' || c == '-';
}

// What stands after `<<` at `at`; an empty name if it is no heredoc.
Announced announced_at(std::string_view text, std::size_t& at) {
  Announced out;
  if (at < text.size() && text[at] == '-') {
    out.strips_tabs = true;
    ++at;
  }
  char quote = '\0';
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
    quote = text[at++];
    out.heredoc.expands = false;
  }
  const std::size_t begin = at;
  while (at < text.size() && is_delimiter_character(text[at])) ++at;
  if (quote != '\0') {
    if (at >= text.size() || text[at] != quote) return {};
    out.heredoc.name = text.substr(begin, at - begin);
    ++at;
    return out;
  }
  out.heredoc.name = text.substr(begin, at - begin);
  return out;
}

std::vector<Announced> announced(std::string_view text) {
  std::vector<Announced> out;
  char quote = '\0';
  for (std::size_t at = 0; at < text.size() && out.size() < kMostHeredocs;) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      ++at;
    } else if (c == '"' || c == '\'') {
      quote = c;
      ++at;
    } else if (c == '<' && text.substr(at).starts_with("<<<")) {
      at += 3;
    } else if (c == '<' && text.substr(at).starts_with("<<")) {
      at += 2;
      Announced one = announced_at(text, at);
      if (!one.heredoc.name.empty()) out.push_back(std::move(one));
    } else {
      ++at;
    }
  }
  return out;
}

// Where the continuation mark of a line stands, or its end: the escape may have blanks behind it.
std::size_t continuation(std::string_view content, Span line, char escape) {
  const Span text = trimmed(content, line);
  const bool goes_on = !text.empty() && content[text.end - 1] == escape;
  return goes_on ? text.end - 1 : line.end;
}

}  // namespace

DockerLine read_docker_line(std::string_view content, std::size_t begin, char escape) {
  DockerLine out;
  Line line = line_at(content, begin);
  std::size_t from = trimmed(content, line.text).begin;
  out.place = {from, line.text.end};
  while (true) {
    const std::size_t mark = continuation(content, {from, line.text.end}, escape);
    out.text.copy(content, {from, mark});
    out.place.end = mark < line.text.end ? mark : line.text.end;
    out.next = line.next;
    if (mark == line.text.end) return out;
    // Comments and empty lines do not end what goes on.
    while (true) {
      if (out.next >= content.size()) return out;
      line = line_at(content, out.next);
      const Span text = trimmed(content, line.text);
      if (!text.empty() && content[text.begin] != '#') break;
      if (!text.empty()) {
        const Span words = trimmed(content, {text.begin + 1, text.end});
        out.comments.push_back({text, std::string(text_at(content, words))});
      }
      out.next = line.next;
    }
    from = line.text.begin;
  }
}

std::vector<DockerHeredoc> read_docker_heredocs(std::string_view content, std::string_view text,
                                                std::size_t& begin, std::size_t& unclosed) {
  std::vector<DockerHeredoc> out;
  if (unclosed >= kMostUnclosed) return out;
  for (Announced& each : announced(text)) {
    std::size_t at = begin;
    while (at < content.size()) {
      const Line line = line_at(content, at);
      std::string_view found = text_at(content, line.text);
      while (each.strips_tabs && found.starts_with('\t')) found.remove_prefix(1);
      if (found == each.heredoc.name) {
        each.heredoc.body = {begin, at};
        out.push_back(std::move(each.heredoc));
        begin = line.next;
        break;
      }
      at = line.next;
    }
    if (at >= content.size()) {
      ++unclosed;
      break;
    }
  }
  return out;
}

}  // namespace scan::syntax
