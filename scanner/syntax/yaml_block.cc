// Literal and folded block scalars (YAML 1.2.2, 8.1): header, indentation, folding, chomping.
#include <algorithm>
#include <optional>
#include <vector>

#include "syntax/yaml_scalar.h"

namespace scan::syntax {
namespace {

struct Header {
  bool folded = false;
  char chomping = ' ';  // '-', '+' or ' ' for one line end
  std::size_t indent = 0;
  std::size_t end = 0;  // where the first line of text begins
};

Header read_header(std::string_view rest) {
  Header header;
  header.folded = rest.starts_with('>');
  const std::size_t line = std::min(rest.find('\n'), rest.size());
  for (std::size_t i = 1; i < line && rest[i] != ' ' && rest[i] != '\t'; ++i) {
    if (rest[i] == '-' || rest[i] == '+') header.chomping = rest[i];
    if (rest[i] >= '1' && rest[i] <= '9') header.indent = static_cast<std::size_t>(rest[i] - '0');
  }
  header.end = std::min(line + 1, rest.size());
  return header;
}

bool is_document_mark(std::string_view line) {
  return (line.starts_with("---") || line.starts_with("...")) &&
         (line.size() == 3 || line[3] == ' ' || line[3] == '\t');
}

struct Lines {
  std::vector<std::string_view> lines;
  bool ended =
      true;  // by a line end: a file's last line may have none, and then the value has none
};

// The lines of text without their indentation, which the first of them tells where the header does
// not. Trailing empty ones are kept.
Lines read_lines(std::string_view rest, std::size_t at, std::optional<std::size_t> indent,
                 std::size_t least) {
  Lines out;
  std::vector<std::string_view>& lines = out.lines;
  while (at < rest.size()) {
    const std::size_t end = std::min(rest.find('\n', at), rest.size());
    std::string_view line = rest.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
    if (spaces == line.size()) {
      lines.push_back(indent && spaces > *indent ? line.substr(*indent) : std::string_view());
    } else {
      if (spaces < indent.value_or(least) || (spaces == 0 && is_document_mark(line))) break;
      if (!indent) indent = spaces;
      lines.push_back(line.substr(*indent));
    }
    out.ended = end < rest.size();
    at = end + 1;
  }
  return out;
}

bool is_spaced(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

// A line end between two lines of text is a space, unless one of them is indented further.
std::string join(const std::vector<std::string_view>& lines, std::size_t count, bool folded) {
  std::string out;
  std::size_t i = 0;
  while (i < count) {
    out += lines[i];
    std::size_t next = i + 1;
    while (folded && next < count && lines[next].empty()) ++next;
    if (next >= count) break;
    const bool fold =
        folded && !lines[i].empty() && !is_spaced(lines[i]) && !is_spaced(lines[next]);
    const std::size_t ends = next - i;
    if (fold && ends == 1) {
      out += ' ';
    } else {
      out.append(fold ? ends - 1 : ends, '\n');
    }
    i = next;
  }
  return out;
}

}  // namespace

std::string decode_yaml_block(std::string_view rest, int parent) {
  const Header header = read_header(rest);
  std::optional<std::size_t> indent;
  if (header.indent > 0) indent = static_cast<std::size_t>(std::max(parent, 0)) + header.indent;
  const std::size_t least = static_cast<std::size_t>(parent + 1);
  const Lines read = read_lines(rest, header.end, indent, least);
  const std::vector<std::string_view>& lines = read.lines;
  std::size_t count = lines.size();
  while (count > 0 && lines[count - 1].empty()) --count;
  std::string out = join(lines, count, header.folded);
  const std::size_t open = read.ended ? 0 : 1;
  if (header.chomping == '+') {
    out.append(lines.size() - count + (count > 0 ? 1 : 0) - (lines.empty() ? 0 : open), '\n');
  } else if (header.chomping == ' ' && count > 0 && (count < lines.size() || read.ended)) {
    out += '\n';
  }
  return out;
}

}  // namespace scan::syntax
