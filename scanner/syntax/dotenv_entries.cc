// Line by line, a quoted value may take several. Values are read in dotenv_value.cc. Entry points:
// dotenv_entries, dotenv_expands, commented_dotenv_entry.
#include "syntax/dotenv_entries.h"

#include "base/ascii.h"
#include "syntax/dotenv_value.h"
#include "syntax/hand_limits.h"
#include "syntax/lines.h"

namespace scan::syntax {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_name_character(char c) { return is_ascii_alnum(c) || c == '_' || c == '.' || c == '-'; }

std::size_t skip_blanks(std::string_view content, std::size_t at) {
  while (at < content.size() && is_blank(content[at])) ++at;
  return at;
}

// The name of a line and where its value begins.
struct Head {
  Span name;
  std::size_t value = 0;
  bool assigned = false;  // there is a `=`, or a `: ` where the dialect takes it
};

// Nothing of size in `name` where the line does not begin with one.
Head read_head(std::string_view content, std::size_t begin, DotenvDialect dialect) {
  constexpr std::string_view kExport = "export";
  std::size_t at = skip_blanks(content, begin);
  if (content.substr(at).starts_with(kExport) && at + kExport.size() < content.size() &&
      is_blank(content[at + kExport.size()])) {
    at = skip_blanks(content, at + kExport.size());
  }
  Head head;
  head.name = {at, at};
  while (at < content.size() && is_name_character(content[at])) ++at;
  head.name.end = at;
  head.value = at;
  const std::size_t sign = dialect == DotenvDialect::kBash ? at : skip_blanks(content, at);
  if (sign >= content.size()) return head;
  const bool colon = content[sign] == ':' && dialect != DotenvDialect::kBash &&
                     sign + 1 < content.size() && is_blank(content[sign + 1]);
  if (content[sign] == '=' || colon) {
    head.assigned = true;
    head.value = sign + 1;
  }
  return head;
}

class Reader {
 public:
  Reader(std::string_view content, DotenvDialect dialect) : content_(content), dialect_(dialect) {}

  Document read() {
    std::size_t at = text_begin(content_);
    while (at < content_.size()) {
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
    if (content_[text.begin] == '#') {
      add_comment(text);
      return line.next;
    }
    const Head head = read_head(content_, begin, dialect_);
    if (head.name.empty()) {
      document_.errors.push_back(text);
      return line.next;
    }
    return head.assigned ? read_assigned(head) : read_bare(head, line);
  }

  std::size_t read_assigned(const Head& head) {
    const DotenvValue value = read_dotenv_value(content_, head.value, dialect_);
    Entry entry;
    entry.path.push_back({std::string(text_at(content_, head.name)), -1});
    entry.key_place = head.name;
    entry.value = value.text;
    entry.value_place = value.place;
    if (!value.closed) document_.errors.push_back(value.place);
    const Line rest = line_at(content_, value.next);
    const Span after = trimmed(content_, rest.text);
    if (!after.empty() && content_[after.begin] == '#') {
      add_comment(after);
      entry.comment = document_.comments.back();
    } else if (!after.empty() && dialect_ != DotenvDialect::kBash) {
      document_.errors.push_back(after);
    }
    document_.entries.push_back(std::move(entry));
    return rest.next;
  }

  // `NAME` alone; in bash several words are a command.
  std::size_t read_bare(const Head& head, const Line& line) {
    const Span after = trimmed(content_, {head.name.end, line.text.end});
    if (!after.empty() && content_[after.begin] != '#') {
      document_.errors.push_back(trimmed(content_, line.text));
      return line.next;
    }
    Entry entry;
    entry.path.push_back({std::string(text_at(content_, head.name)), -1});
    entry.kind = ValueKind::kNull;
    entry.key_place = head.name;
    entry.value_place = {head.name.end, head.name.end};
    document_.entries.push_back(std::move(entry));
    if (!after.empty()) add_comment(after);
    return line.next;
  }

  void add_comment(Span place) {
    const Span text = trimmed(content_, {place.begin + 1, place.end});
    document_.comments.push_back({place, std::string(text_at(content_, text))});
  }

  std::string_view content_;
  DotenvDialect dialect_;
  Document document_;
};

}  // namespace

Document dotenv_entries(std::string_view content, DotenvDialect dialect) {
  Document document = Reader(content.substr(0, kMostHandBytes), dialect).read();
  document.incomplete |= content.size() > kMostHandBytes;
  return document;
}

bool dotenv_expands(std::string_view content, const Entry& entry) {
  return entry.value_place.empty() || content[entry.value_place.begin] != '\'';
}

std::optional<Entry> commented_dotenv_entry(std::string_view content, const Comment& comment,
                                            DotenvDialect dialect) {
  std::size_t begin = comment.place.begin;
  while (begin < comment.place.end && content[begin] == '#') ++begin;
  // The comment's own line only: what was commented out ends there.
  const std::string_view until = content.substr(0, comment.place.end);
  const Head head = read_head(until, begin, dialect);
  const bool a_name = !head.name.empty() && !is_ascii_digit(content[head.name.begin]);
  if (!head.assigned || !a_name) return std::nullopt;
  const DotenvValue value = read_dotenv_value(until, head.value, dialect);
  Entry entry;
  entry.path.push_back({std::string(text_at(content, head.name)), -1});
  entry.key_place = head.name;
  entry.value = value.text;
  entry.value_place = value.place;
  return entry;
}

}  // namespace scan::syntax
