// compose: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#env_file-format
// dotenv: https://github.com/motdotla/dotenv (lib/main.js, LINE). bash: its manual, "Quoting".
// Entry point: read_dotenv_value.
#include "syntax/dotenv_value.h"

#include <algorithm>

#include "syntax/lines.h"

namespace scan::syntax {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// What `\c` stands for between double quotes; appends both where it stands for nothing.
void append_escape(char c, DotenvDialect dialect, std::string& out) {
  const bool words = dialect != DotenvDialect::kBash;
  if (words && c == 'n') {
    out += '\n';
  } else if (words && c == 'r') {
    out += '\r';
  } else if (dialect == DotenvDialect::kCompose && c == 't') {
    out += '\t';
  } else if (dialect != DotenvDialect::kNode && (c == '"' || c == '\\' || c == '$' || c == '`')) {
    out += c;
  } else if (dialect == DotenvDialect::kBash && c == '\n') {
    return;  // the line goes on
  } else {
    out += '\\';
    out += c;
  }
}

bool escapes(char quote, DotenvDialect dialect) {
  return quote != '\'' || dialect != DotenvDialect::kBash;
}

// Reads from the opening quote at `at` and returns where the text goes on, or npos.
std::size_t quoted(std::string_view content, std::size_t at, DotenvDialect dialect,
                   std::string& out) {
  const char quote = content[at];
  for (++at; at < content.size(); ++at) {
    if (content[at] == quote) return at + 1;
    if (content[at] != '\\' || at + 1 == content.size() || !escapes(quote, dialect)) {
      out += content[at];
      continue;
    }
    ++at;
    if (quote == '"') {
      append_escape(content[at], dialect, out);
    } else {
      // dotenv keeps the backslash even before the quote that it protects.
      if (content[at] != quote || dialect == DotenvDialect::kNode) out += '\\';
      out += content[at];
    }
  }
  return std::string_view::npos;
}

// The end of an unquoted value in `line`.
std::size_t comment_begin(std::string_view content, Span line, DotenvDialect dialect) {
  for (std::size_t at = line.begin; at < line.end; ++at) {
    if (content[at] != '#') continue;
    const bool after_blank = at == line.begin || is_blank(content[at - 1]);
    if (after_blank || dialect == DotenvDialect::kNode) return at;
  }
  return line.end;
}

DotenvValue unquoted(std::string_view content, std::size_t begin, DotenvDialect dialect) {
  const Span line = line_at(content, begin).text;
  DotenvValue value;
  value.next = comment_begin(content, line, dialect);
  value.place = trimmed(content, {begin, value.next});
  value.text = text_at(content, value.place);
  return value;
}

// Bash: quoted and bare parts that touch are one word.
DotenvValue bash_word(std::string_view content, std::size_t begin) {
  DotenvValue value;
  std::size_t at = begin;
  while (at < content.size()) {
    const char c = content[at];
    if (is_blank(c) || c == '\n' || c == '\r' || c == ';') break;
    if (c == '"' || c == '\'') {
      at = quoted(content, at, DotenvDialect::kBash, value.text);
      if (at == std::string_view::npos) {
        value = unquoted(content, begin, DotenvDialect::kBash);
        value.closed = false;
        return value;
      }
      continue;
    }
    if (c == '\\' && at + 1 < content.size()) {
      ++at;
      if (content[at] == '\n') {
        ++at;
        continue;
      }
    }
    value.text += content[at++];
  }
  value.place = {begin, at};
  value.next = at;
  return value;
}

}  // namespace

DotenvValue read_dotenv_value(std::string_view content, std::size_t begin, DotenvDialect dialect) {
  if (dialect == DotenvDialect::kBash) return bash_word(content, begin);
  while (begin < content.size() && is_blank(content[begin])) ++begin;
  constexpr std::string_view kQuotes = "\"'`";
  const bool opens = begin < content.size() && kQuotes.find(content[begin]) != kQuotes.npos &&
                     (content[begin] != '`' || dialect == DotenvDialect::kNode);
  if (!opens) return unquoted(content, begin, dialect);
  DotenvValue value;
  const std::size_t end = quoted(content, begin, dialect, value.text);
  if (end == std::string_view::npos) {
    value = unquoted(content, begin, dialect);
    value.closed = false;
    return value;
  }
  value.place = {begin, end};
  value.next = end;
  return value;
}

}  // namespace scan::syntax
