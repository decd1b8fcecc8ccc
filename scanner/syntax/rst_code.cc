// https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html, "Literal Blocks" and
// "Directives": the block is what is indented deeper than the line that announces it. Entry point:
// rst_code.
#include <algorithm>

#include "syntax/document_code.h"
#include "syntax/hand_limits.h"
#include "syntax/info_string.h"
#include "syntax/lines.h"

namespace scan::syntax {
namespace {

struct Announced {
  bool block = false;
  std::string info;
};

Announced announced_by(std::string_view line) {
  constexpr std::string_view kNames[] = {"code-block::", "code::", "sourcecode::"};
  if (line.starts_with(".. ")) {
    const std::size_t begin = std::min(line.find_first_not_of(' ', 2), line.size());
    for (std::string_view name : kNames) {
      if (!line.substr(begin).starts_with(name)) continue;
      const std::string_view info = line.substr(begin + name.size());
      const std::size_t first = std::min(info.find_first_not_of(' '), info.size());
      return {true, std::string(info.substr(first))};
    }
    return {};
  }
  return {line.ends_with("::"), {}};
}

bool is_option(std::string_view line) {
  return line.starts_with(':') && line.find(':', 1) != std::string_view::npos;
}

}  // namespace

std::vector<DocumentCode> rst_code(std::string_view content) {
  content = content.substr(0, kMostHandBytes);
  std::vector<DocumentCode> out;
  for (std::size_t at = text_begin(content); at < content.size();) {
    const Line head = line_at(content, at);
    const Span text = trimmed(content, head.text);
    at = head.next;
    Announced announced = announced_by(text_at(content, text));
    if (!announced.block || out.size() >= kMostHandEntries) continue;
    const std::size_t outer = text.begin - head.text.begin;
    DocumentCode code;
    code.kind = CodeKind::kDirective;
    code.info = std::move(announced.info);
    code.language = info_language(code.info);
    code.place = {text.begin, text.end};
    std::size_t indent = 0;
    while (at < content.size()) {
      const Line line = line_at(content, at);
      const Span words = trimmed(content, line.text);
      const std::size_t here = words.begin - line.text.begin;
      if (!words.empty() && here <= outer) break;
      at = line.next;
      if (words.empty() && indent == 0) continue;
      if (indent == 0 && is_option(text_at(content, words))) continue;
      if (indent == 0) indent = here;
      const std::size_t begin = line.text.begin + std::min({indent, here, line.text.size()});
      code.body.copy(content, {begin, line.next});
      if (!words.empty()) code.place.end = line.text.end;
    }
    if (indent > 0) out.push_back(std::move(code));
  }
  return out;
}

}  // namespace scan::syntax
