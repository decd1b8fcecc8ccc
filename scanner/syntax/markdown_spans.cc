// CommonMark 6.1: a run of backticks is closed by the next run of the same length. The next run of
// each length is found from the end, once. Entry point: add_code_spans.
#include "syntax/markdown_spans.h"

#include <map>

namespace scan::syntax {
namespace {

std::vector<Span> backtick_runs(std::string_view content, Span paragraph) {
  std::vector<Span> out;
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    if (content[at] != '`') {
      at += content[at] == '\\' && at + 1 < paragraph.end && content[at + 1] == '`' ? 2U : 1U;
      continue;
    }
    std::size_t end = at;
    while (end < paragraph.end && content[end] == '`') ++end;
    out.push_back({at, end});
    at = end;
  }
  return out;
}

}  // namespace

void add_code_spans(std::string_view content, Span paragraph, std::vector<DocumentCode>& out) {
  const std::vector<Span> runs = backtick_runs(content, paragraph);
  std::vector<std::size_t> closer(runs.size(), runs.size());
  std::map<std::size_t, std::size_t> next;
  for (std::size_t i = runs.size(); i > 0; --i) {
    const auto found = next.find(runs[i - 1].size());
    if (found != next.end()) closer[i - 1] = found->second;
    next[runs[i - 1].size()] = i - 1;
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (closer[i] == runs.size()) continue;
    Span inside{runs[i].end, runs[closer[i]].begin};
    DocumentCode code;
    code.kind = CodeKind::kSpan;
    code.place = {runs[i].begin, runs[closer[i]].end};
    const bool padded =
        inside.size() > 2 && content[inside.begin] == ' ' && content[inside.end - 1] == ' ';
    if (padded) inside = {inside.begin + 1, inside.end - 1};
    code.body.copy(content, inside);
    out.push_back(std::move(code));
    i = closer[i];
  }
}

}  // namespace scan::syntax
