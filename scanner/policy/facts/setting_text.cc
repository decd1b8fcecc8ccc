// Entry point: SettingText.
#include "policy/facts/setting_text.h"

#include <algorithm>

#include "base/ascii.h"

namespace scan::policy {
namespace {

constexpr std::size_t kNear = 512;          // how far a value may stand from its name
constexpr std::size_t kLongestLine = 4096;  // of a line that is looked at

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_quote(char c) { return c == '"' || c == '\''; }

}  // namespace

std::string_view SettingText::value_at(std::size_t at) const {
  while (at < text_.size() && is_blank(text_[at])) ++at;
  if (at < text_.size() && text_[at] == '\\') ++at;
  if (at < text_.size() && is_quote(text_[at])) {
    const char quote = text_[at++];
    const std::size_t end = std::min(end_of(quote, at), end_of_line(at));
    return text_.substr(at, end - at);
  }
  const std::size_t end = end_of_line(at);
  std::string_view line = text_.substr(at, end - at);
  while (!line.empty() && (is_ascii_space(line.back()) || line.back() == ',')) {
    line.remove_suffix(1);
  }
  return line;
}

std::size_t SettingText::line_of(std::size_t at) const {
  const std::size_t least = at - std::min(at, kLongestLine);
  while (at > least && text_[at - 1] != '\n') --at;
  return at;
}

std::size_t SettingText::text_of_line(std::size_t begin) const {
  while (begin < text_.size() && is_blank(text_[begin])) ++begin;
  return begin;
}

std::size_t SettingText::end_of(char c, std::size_t at) const {
  const std::size_t most = std::min(text_.size(), at + kLongestLine);
  while (at < most && text_[at] != c) ++at;
  return at;
}

std::string_view SettingText::table_around(std::size_t at) const {
  std::size_t begin = line_of(at);
  const std::size_t indent = text_of_line(begin) - begin;
  const std::size_t least = at - std::min(at, kNear);
  for (std::size_t line = begin; line > least && text_[text_of_line(line)] != '-';) {
    line = line_of(line - 1);
    begin = line;
    const std::size_t text = text_of_line(line);
    if (text < text_.size() && text_[text] != '\n' && text - line < indent) break;
  }
  std::size_t end = end_of_line(at);
  const std::size_t most = std::min(text_.size(), at + kNear);
  while (end < most) {
    const std::size_t line = end + 1;
    const std::size_t text = text_of_line(line);
    if (text >= text_.size() || text - line < indent || text_[text] == '-') break;
    end = end_of_line(text);
  }
  begin = std::max(begin, least);
  return text_.substr(begin, std::min(end, most) - begin);
}

}  // namespace scan::policy
