// Python's configparser, https://docs.python.org/3/library/configparser.html; systemd.syntax(7) and
// systemd.exec(5); https://docs.npmjs.com/cli/configuring-npm/npmrc. The words of Environment= are
// cut in quoted_words.cc. Entry point: ini_entries.
#include "syntax/ini_entries.h"

#include <map>

#include "syntax/hand_limits.h"
#include "syntax/lines.h"
#include "syntax/quoted_words.h"
#include "syntax/source_map.h"

namespace scan::syntax {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

class Reader {
 public:
  Reader(std::string_view content, IniDialect dialect) : content_(content), dialect_(dialect) {}

  Document read() {
    for (std::size_t at = text_begin(content_); at < content_.size();) {
      if (document_.entries.size() >= kMostHandEntries ||
          document_.comments.size() >= kMostHandEntries ||
          document_.errors.size() >= kMostHandEntries) {
        document_.incomplete = true;
        break;
      }
      at = read_line(at);
    }
    return std::move(document_);
  }

 private:
  std::size_t read_line(std::size_t begin) {
    const Line line = line_at(content_, begin);
    const Span text = trimmed(content_, line.text);
    if (text.empty()) return line.next;
    const char first = content_[text.begin];
    if (first == '#' || first == ';') {
      add_comment(text);
      return line.next;
    }
    if (first == '[') {
      read_section(text);
      return line.next;
    }
    if (continues(begin, text)) {
      Entry& entry = document_.entries.back();
      entry.value += '\n';
      entry.value += text_at(content_, text);
      entry.value_place.end = text.end;
      return line.next;
    }
    indent_ = text.begin - begin;
    return read_key(text, line);
  }

  void read_section(Span text) {
    can_continue_ = false;
    const std::size_t close = find_in(text, "]");
    if (close == text.end) {
      document_.errors.push_back(text);
      return;
    }
    section_ = text_at(content_, trimmed(content_, {text.begin + 1, close}));
    in_section_ = true;
    const Span after = trimmed(content_, {close + 1, text.end});
    if (after.empty()) return;
    if (content_[after.begin] == '#' || content_[after.begin] == ';') {
      add_comment(after);
    } else {
      document_.errors.push_back(after);
    }
  }

  bool continues(std::size_t begin, Span text) const {
    return dialect_ == IniDialect::kPlain && can_continue_ && text.begin - begin > indent_;
  }

  // The first of `characters` in `place`, or its end.
  std::size_t find_in(Span place, std::string_view characters) const {
    const std::size_t at = text_at(content_, place).find_first_of(characters);
    return at == std::string_view::npos ? place.end : place.begin + at;
  }

  std::size_t sign_of(Span text) const {
    const char* signs = dialect_ == IniDialect::kPlain ? "=:" : "=";
    return find_in(text, signs);
  }

  std::size_t read_key(Span text, const Line& line) {
    const std::size_t sign = sign_of(text);
    Entry entry;
    entry.key_place = trimmed(content_, {text.begin, sign});
    if (entry.key_place.empty()) {
      document_.errors.push_back(text);
      return line.next;
    }
    if (in_section_) entry.path.push_back({section_, -1});
    add_key(text_at(content_, entry.key_place), entry.path);
    can_continue_ = true;
    if (sign == text.end) {
      entry.kind = ValueKind::kNull;
      entry.value_place = {text.end, text.end};
      document_.entries.push_back(std::move(entry));
      can_continue_ = false;
      return line.next;
    }
    if (dialect_ == IniDialect::kSystemd) return read_unit_value(std::move(entry), sign + 1);
    if (const std::size_t next = read_lines(entry, sign + 1); next > 0) {
      document_.entries.push_back(std::move(entry));
      return next;
    }
    read_value(entry, {sign + 1, text.end});
    document_.entries.push_back(std::move(entry));
    return line.next;
  }

  // npm: `ca[] = …` adds to a list.
  void add_key(std::string_view key, KeyPath& path) {
    if (dialect_ != IniDialect::kNpmrc || !key.ends_with("[]")) {
      path.push_back({std::string(key), -1});
      return;
    }
    key.remove_suffix(2);
    path.push_back({std::string(key), -1});
    path.push_back({"", lists_[section_ + '\n' + std::string(key)]++});
  }

  // A value between `"""`, which go-ini writes for sops: where the next line begins, 0 where there
  // is none.
  std::size_t read_lines(Entry& entry, std::size_t at) {
    constexpr std::string_view kQuotes = "\"\"\"";
    while (at < content_.size() && is_blank(content_[at])) ++at;
    if (dialect_ != IniDialect::kPlain || !content_.substr(at).starts_with(kQuotes)) return 0;
    const std::size_t begin = at + kQuotes.size();
    const std::size_t end = content_.find(kQuotes, begin);
    if (end == content_.npos) return 0;
    entry.value = content_.substr(begin, end - begin);
    entry.value_place = {at, end + kQuotes.size()};
    can_continue_ = false;
    const Line last = line_at(content_, entry.value_place.end);
    const Span after = trimmed(content_, last.text);
    if (!after.empty() && is_comment(after.begin)) {
      entry.comment = add_comment(after);
    } else if (!after.empty()) {
      document_.errors.push_back(after);
    }
    return last.next;
  }

  void read_value(Entry& entry, Span rest) {
    rest = trimmed(content_, rest);
    const char first = rest.empty() ? '\0' : content_[rest.begin];
    if (first == '"' || first == '\'') {
      const std::size_t close = find_in({rest.begin + 1, rest.end}, std::string(1, first));
      const Span after =
          close < rest.end ? trimmed(content_, {close + 1, rest.end}) : Span{rest.end, rest.end};
      const bool whole = close < rest.end && (after.empty() || is_comment(after.begin));
      if (whole) {
        entry.value_place = {rest.begin, close + 1};
        entry.value = text_at(content_, {rest.begin + 1, close});
        if (!after.empty()) entry.comment = add_comment(after);
        return;
      }
    }
    std::size_t end = rest.begin;
    while (end < rest.end &&
           !(is_comment(end) && (end == rest.begin || is_blank(content_[end - 1]))))
      ++end;
    entry.value_place = trimmed(content_, {rest.begin, end});
    entry.value = text_at(content_, entry.value_place);
    if (end < rest.end) entry.comment = add_comment({end, rest.end});
  }

  bool is_comment(std::size_t at) const { return content_[at] == '#' || content_[at] == ';'; }

  // A line that ends in `\` goes on in the next that is no comment; the end becomes a blank.
  std::size_t read_unit_value(Entry entry, std::size_t begin) {
    DecodedText value;
    std::size_t at = begin;
    while (true) {
      const Line line = line_at(content_, at);
      const bool goes_on = line.text.end > at && content_[line.text.end - 1] == '\\';
      value.copy(content_, {at, line.text.end - (goes_on ? 1 : 0)});
      at = line.next;
      if (!goes_on || at >= content_.size()) break;
      value.replace(" ", {line.text.end - 1, line.next});
      at = skip_comments(at);
    }
    add_unit_entries(std::move(entry), value);
    return at;
  }

  std::size_t skip_comments(std::size_t at) {
    while (at < content_.size()) {
      const Line line = line_at(content_, at);
      const Span text = trimmed(content_, line.text);
      if (text.empty() || !is_comment(text.begin)) break;
      add_comment(text);
      at = line.next;
    }
    return at;
  }

  void add_unit_entries(Entry entry, const DecodedText& value) {
    const Span whole = trimmed(value.text, {0, value.text.size()});
    if (entry.path.back().name != "Environment" || whole.empty()) {
      entry.value = text_at(value.text, whole);
      entry.value_place = value.map.original(whole);
      document_.entries.push_back(std::move(entry));
      return;
    }
    for (const QuotedWord& word : quoted_words(value.text, WordDialect::kSystemd)) {
      const std::size_t sign = word.text.find('=');
      if (sign == std::string::npos || sign == 0) {
        document_.errors.push_back(value.map.original(word.place));
        continue;
      }
      Entry each = entry;
      each.path.push_back({word.text.substr(0, sign), -1});
      each.value = word.text.substr(sign + 1);
      each.value_place = value.map.original(word.place);
      document_.entries.push_back(std::move(each));
    }
  }

  const Comment& add_comment(Span place) {
    const Span text = trimmed(content_, {place.begin + 1, place.end});
    document_.comments.push_back({place, std::string(text_at(content_, text))});
    return document_.comments.back();
  }

  std::string_view content_;
  IniDialect dialect_;
  Document document_;
  std::string section_;
  bool in_section_ = false;
  bool can_continue_ = false;
  std::size_t indent_ = 0;
  std::map<std::string, std::int64_t> lists_;  // next place in each list
};

}  // namespace

Document ini_entries(std::string_view content, IniDialect dialect) {
  Document document = Reader(content.substr(0, kMostHandBytes), dialect).read();
  document.incomplete |= content.size() > kMostHandBytes;
  return document;
}

}  // namespace scan::syntax
