// openssh-portable, servconf.c and misc.c (strdelim, argv_split): keyword and arguments are parted
// by blanks, after the keyword also by one `=`; `#` begins a comment at a line's start and before
// an argument. Entry point: read_sshd_config.
#include "syntax/sshd_config.h"

#include <algorithm>

#include "base/ascii.h"
#include "syntax/hand_limits.h"
#include "syntax/lines.h"

namespace scan::syntax {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

struct Arguments {
  std::string text;
  Span place;
};

Arguments read_arguments(std::string_view content, Span rest) {
  Arguments out;
  out.place = {rest.begin, rest.begin};
  for (std::size_t at = rest.begin; at < rest.end;) {
    if (is_blank(content[at])) {
      ++at;
      continue;
    }
    if (content[at] == '#') break;
    if (!out.text.empty()) out.text += ' ';
    char quote = '\0';
    for (; at < rest.end && (quote != '\0' || !is_blank(content[at])); ++at) {
      const char c = content[at];
      if (quote == '\0' && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = '\0';
      } else {
        out.text += c;
      }
    }
    out.place.end = at;
  }
  return out;
}

void read_line(std::string_view content, Span line, SshdConfig& config) {
  std::size_t end = line.begin;
  while (end < line.end && !is_blank(content[end]) && content[end] != '=') ++end;
  SshdSetting setting;
  setting.key_place = {line.begin, end};
  setting.keyword = text_at(content, setting.key_place);
  std::transform(setting.keyword.begin(), setting.keyword.end(), setting.keyword.begin(),
                 to_ascii_lower);
  std::size_t begin = trimmed(content, {end, line.end}).begin;
  if (begin < line.end && content[begin] == '=') ++begin;
  Arguments arguments = read_arguments(content, trimmed(content, {begin, line.end}));
  if (setting.keyword.empty() || arguments.place.empty()) {
    config.errors.push_back(line);
    return;
  }
  if (setting.keyword == "match") {
    config.matches.push_back({std::move(arguments.text), line});
    return;
  }
  setting.value = std::move(arguments.text);
  setting.value_place = arguments.place;
  setting.match = static_cast<std::int32_t>(config.matches.size()) - 1;
  config.settings.push_back(std::move(setting));
}

}  // namespace

const SshdSetting* SshdConfig::find(std::string_view keyword, std::int32_t match) const {
  const SshdSetting* global = nullptr;
  for (const SshdSetting& setting : settings) {
    if (setting.keyword != keyword) continue;
    if (setting.match == match) return &setting;
    if (setting.match == -1 && global == nullptr) global = &setting;
  }
  return global;
}

SshdConfig read_sshd_config(std::string_view content) {
  SshdConfig config;
  config.incomplete = content.size() > kMostHandBytes;
  content = content.substr(0, kMostHandBytes);
  for (std::size_t at = text_begin(content); at < content.size();) {
    if (config.settings.size() + config.matches.size() + config.errors.size() >= kMostHandEntries) {
      config.incomplete = true;
      break;
    }
    const Line line = line_at(content, at);
    const Span text = trimmed(content, line.text);
    at = line.next;
    if (!text.empty() && content[text.begin] != '#') read_line(content, text, config);
  }
  return config;
}

}  // namespace scan::syntax
