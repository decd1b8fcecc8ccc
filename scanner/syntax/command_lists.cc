// Entry point: command_of.
#include "syntax/command_lists.h"

#include <algorithm>

namespace scan::syntax {
namespace {

// Where the script stands in a list that is a shell and its script; 0 where it is none.
std::size_t script_at(const std::vector<DecodedText>& words) {
  if (words.size() == 2 && words[0].text == "CMD-SHELL") return 1;
  std::size_t at = !words.empty() && words[0].text == "CMD" ? 1 : 0;
  if (at >= words.size()) return 0;
  const std::string_view first = words[at].text;
  const std::string_view shell = first.substr(first.rfind('/') + 1);
  if (shell != "sh" && shell != "bash" && shell != "ash" && shell != "dash") return 0;
  for (++at; at + 1 < words.size() && words[at].text.starts_with('-'); ++at) {
    if (words[at].text.ends_with('c') && !words[at].text.starts_with("--")) return at + 1;
  }
  return 0;
}

void append_quoted(const DecodedText& word, DecodedText& out) {
  const Span all = word.map.original(Span{0, word.text.size()});
  out.replace("\"", all);
  std::size_t plain = 0;
  for (std::size_t at = 0; at < word.text.size(); ++at) {
    constexpr std::string_view kEscaped = "\"\\`";
    if (kEscaped.find(word.text[at]) == kEscaped.npos) continue;
    append_part(word, {plain, at}, out);
    out.replace("\\", word.map.original(Span{at, at + 1}));
    plain = at;
  }
  append_part(word, {plain, word.text.size()}, out);
  out.replace("\"", all);
}

}  // namespace

void append_part(const DecodedText& from, Span part, DecodedText& out) {
  const std::string_view text = from.text;
  const Span whole = from.map.original(part);
  if (whole.size() == part.size()) {
    out.replace(text.substr(part.begin, part.size()), whole);
    return;
  }
  for (std::size_t at = part.begin; at < part.end; ++at) {
    out.replace(text.substr(at, 1), from.map.original(Span{at, at + 1}));
  }
}

DecodedText command_of(const std::vector<DecodedText>& words) {
  if (const std::size_t script = script_at(words)) return words[script];
  DecodedText out;
  for (std::size_t i = !words.empty() && words[0].text == "CMD" ? 1 : 0; i < words.size(); ++i) {
    if (!out.text.empty()) out.replace(" ", words[i].map.original(Span{0, words[i].text.size()}));
    append_quoted(words[i], out);
  }
  return out;
}

}  // namespace scan::syntax
