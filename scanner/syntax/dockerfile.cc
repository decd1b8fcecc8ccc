// buildkit, frontend/dockerfile/parser: directives.go, line_parsers.go (parseNameVal,
// parseMaybeJSON). Lines are joined in dockerfile_lines.cc. Entry point: read_dockerfile.
#include "syntax/dockerfile.h"

#include <algorithm>

#include "base/ascii.h"
#include "syntax/dockerfile_lines.h"
#include "syntax/hand_limits.h"
#include "syntax/json_strings.h"
#include "syntax/lines.h"

namespace scan::syntax {
namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = is_ascii_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

bool takes_shell(std::string_view name) {
  return name == "RUN" || name == "CMD" || name == "ENTRYPOINT";
}

bool takes_heredoc(std::string_view name) {
  return name == "RUN" || name == "COPY" || name == "ADD";
}

class Reader {
 public:
  explicit Reader(std::string_view content) : content_(content) {}

  Dockerfile read() {
    std::size_t at = read_directives();
    Document& document = out_.document;
    while (at < content_.size()) {
      if (out_.instructions.size() + document.entries.size() + document.comments.size() >=
          kMostHandEntries) {
        document.incomplete = true;
        break;
      }
      const Line line = line_at(content_, at);
      const Span text = trimmed(content_, line.text);
      if (text.empty() || content_[text.begin] == '#') {
        if (!text.empty()) add_comment(text);
        at = line.next;
      } else {
        at = read_instruction(at);
      }
    }
    return std::move(out_);
  }

 private:
  // `# name=value` lines at the very top; the first other line ends them.
  std::size_t read_directives() {
    std::size_t at = text_begin(content_);
    while (at < content_.size()) {
      const Line line = line_at(content_, at);
      const Span text = trimmed(content_, line.text);
      if (text.empty() || content_[text.begin] != '#') break;
      const std::string_view written = text_at(content_, text);
      const std::size_t sign = written.find('=');
      if (sign == std::string_view::npos) break;
      const Span name = trimmed(content_, {text.begin + 1, text.begin + sign});
      const Span value = trimmed(content_, {text.begin + sign + 1, text.end});
      DockerDirective directive{std::string(text_at(content_, name)),
                                std::string(text_at(content_, value)), text};
      if (directive.name.empty() ||
          !std::all_of(directive.name.begin(), directive.name.end(), is_ascii_letter)) {
        break;
      }
      std::transform(directive.name.begin(), directive.name.end(), directive.name.begin(),
                     to_ascii_lower);
      if (directive.name == "escape" && directive.value == "`") escape_ = '`';
      out_.directives.push_back(std::move(directive));
      add_comment(text);
      at = line.next;
    }
    return at;
  }

  std::size_t read_instruction(std::size_t begin) {
    DockerLine line = read_docker_line(content_, begin, escape_);
    for (Comment& comment : line.comments) out_.document.comments.push_back(std::move(comment));
    DockerInstruction made;
    made.place = line.place;
    std::size_t at = read_name(line.text, 0, made);
    if (made.name == "ONBUILD") {
      made.on_build = true;
      at = read_name(line.text, at, made);
    }
    if (made.name.empty() || !std::all_of(made.name.begin(), made.name.end(), is_ascii_upper)) {
      out_.document.errors.push_back(line.place);
      return line.next;
    }
    at = read_flags(line.text, at, made);
    const bool health = made.name == "HEALTHCHECK";
    const Span health_place = made.name_place;
    if (health) at = read_name(line.text, at, made);  // CMD or NONE
    if (takes_heredoc(made.name)) {
      made.heredocs = read_docker_heredocs(content_, line.text.text, line.next, unclosed_heredocs_);
    }
    if (!made.heredocs.empty()) made.place.end = line.next;
    if (made.name == "FROM") ++out_.stages;
    made.stage = out_.stages - 1;
    read_arguments(line.text, at, made);
    if (health) {
      made.name = "HEALTHCHECK";
      made.name_place = health_place;
    }
    out_.instructions.push_back(std::move(made));
    return line.next;
  }

  static std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    return at;
  }

  std::size_t read_name(const DecodedText& line, std::size_t at, DockerInstruction& made) {
    at = skip_blanks(line.text, at);
    const std::size_t begin = at;
    while (at < line.text.size() && !is_ascii_space(line.text[at])) ++at;
    made.name = upper(std::string_view(line.text).substr(begin, at - begin));
    made.name_place = line.map.original(Span{begin, at});
    return skip_blanks(line.text, at);
  }

  std::size_t read_flags(const DecodedText& line, std::size_t at, DockerInstruction& made) {
    while (std::string_view(line.text).substr(at).starts_with("--")) {
      std::size_t end = at;
      while (end < line.text.size() && !is_ascii_space(line.text[end])) ++end;
      const std::string_view flag = std::string_view(line.text).substr(at + 2, end - at - 2);
      if (flag.empty()) return end;
      const std::size_t sign = std::min(flag.find('='), flag.size());
      made.flags.push_back({std::string(flag.substr(0, sign)),
                            std::string(flag.substr(std::min(sign + 1, flag.size()))),
                            line.map.original(Span{at, end})});
      at = skip_blanks(line.text, end);
    }
    return at;
  }

  void read_arguments(const DecodedText& line, std::size_t at, DockerInstruction& made) {
    const std::string_view rest = std::string_view(line.text).substr(at);
    const bool sets = made.name == "ENV" || made.name == "LABEL" || made.name == "ARG";
    if (!sets && rest.starts_with('[')) {
      if (auto strings = read_json_strings(rest)) {
        made.json = true;
        made.words = std::move(*strings);
      }
    }
    if (!made.json) {
      made.words =
          quoted_words(rest, escape_ == '`' ? WordDialect::kDockerBacktick : WordDialect::kDocker);
    }
    for (QuotedWord& word : made.words) {
      word.place = line.map.original(Span{word.place.begin + at, word.place.end + at});
    }
    if (sets) add_entries(line, at, made);
    if (!made.json && takes_shell(made.name)) add_shell(line, at, made);
  }

  void add_shell(const DecodedText& line, std::size_t at, DockerInstruction& made) {
    const bool only_heredoc = made.heredocs.size() == 1 && made.words.size() == 1;
    if (only_heredoc) {
      made.shell.copy(content_, made.heredocs[0].body);
      return;
    }
    for (; at < line.text.size(); ++at) {
      // Byte for byte, but pieces that touch are joined by the map.
      const Span place = line.map.original(Span{at, at + 1});
      made.shell.copy(content_, place);
    }
    if (made.heredocs.empty()) return;
    // The line's end, the bodies and the lines that close them stand one behind the other.
    std::size_t begin = made.heredocs.front().body.begin;
    made.shell.replace("\n", {begin - 1, begin});
    made.shell.copy(content_, {begin, made.place.end});
  }

  void add_entries(const DecodedText& line, std::size_t at, const DockerInstruction& made) {
    // `ENV name the rest of the line`
    const bool old_form = made.name != "ARG" && !made.words.empty() &&
                          made.words[0].text.find('=') == std::string::npos;
    if (old_form) {
      add_old_form(line, at, made);
      return;
    }
    for (const QuotedWord& word : made.words) {
      const std::size_t sign = std::min(word.text.find('='), word.text.size());
      const std::size_t written =
          std::min(text_at(content_, word.place).find('='), word.place.size());
      Entry entry = entry_named(made, word.text.substr(0, sign));
      entry.key_place = {word.place.begin, word.place.begin + written};
      entry.value_place = {std::min(entry.key_place.end + 1, word.place.end), word.place.end};
      if (sign < word.text.size()) {
        entry.value = word.text.substr(sign + 1);
      } else {
        entry.kind = ValueKind::kNull;
      }
      out_.document.entries.push_back(std::move(entry));
    }
  }

  void add_old_form(const DecodedText& line, std::size_t at, const DockerInstruction& made) {
    std::size_t end = at;
    while (end < line.text.size() && !is_ascii_space(line.text[end])) ++end;
    Entry entry = entry_named(made, line.text.substr(at, end - at));
    entry.key_place = line.map.original(Span{at, end});
    const std::size_t begin = skip_blanks(line.text, end);
    std::size_t stop = line.text.size();
    while (stop > begin && is_ascii_space(line.text[stop - 1])) --stop;
    entry.value = line.text.substr(begin, stop - begin);
    entry.value_place = line.map.original(Span{begin, stop});
    out_.document.entries.push_back(std::move(entry));
  }

  Entry entry_named(const DockerInstruction& made, std::string name) const {
    Entry entry;
    entry.path = {{made.name, -1}, {std::move(name), -1}};
    entry.document = static_cast<std::uint32_t>(made.stage + 1);
    return entry;
  }

  void add_comment(Span place) {
    const Span text = trimmed(content_, {place.begin + 1, place.end});
    out_.document.comments.push_back({place, std::string(text_at(content_, text))});
  }

  std::string_view content_;
  char escape_ = '\\';
  std::size_t unclosed_heredocs_ = 0;
  Dockerfile out_;
};

}  // namespace

Dockerfile read_dockerfile(std::string_view content) {
  Dockerfile out = Reader(content.substr(0, kMostHandBytes)).read();
  out.document.incomplete |= content.size() > kMostHandBytes;
  return out;
}

}  // namespace scan::syntax
