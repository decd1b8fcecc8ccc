// https://spec.commonmark.org/0.31.2/ sections 4.4, 4.5 and 6.1. Containers are not built as a
// tree: quote marks and a list's indentation are taken off a line as far as the line that opened
// the fence had them. Spans stand in markdown_spans.cc. Entry point: markdown_code.
#include <algorithm>

#include "base/ascii.h"
#include "syntax/document_code.h"
#include "syntax/hand_limits.h"
#include "syntax/info_string.h"
#include "syntax/lines.h"
#include "syntax/markdown_spans.h"

namespace scan::syntax {
namespace {

struct Fence {
  char mark = '\0';
  std::size_t length = 0;
  std::size_t quotes = 0;  // `>` before it
  std::size_t indent = 0;  // blanks (and list marks) between them and it
};

// What stands before a line's own text.
struct Margin {
  std::size_t quotes = 0;
  std::size_t indent = 0;  // bytes after the last quote mark
  std::size_t text = 0;    // where the text begins
};

class Reader {
 public:
  explicit Reader(std::string_view content) : content_(content) {}

  std::vector<DocumentCode> read() {
    std::size_t at = text_begin(content_);
    paragraph_ = {at, at};
    while (at < content_.size() && out_.size() < kMostHandEntries) {
      const Line line = line_at(content_, at);
      read_line(line);
      at = line.next;
    }
    close_block(content_.size());
    close_paragraph(content_.size());
    return std::move(out_);
  }

 private:
  Margin margin(Span line) const {
    Margin out;
    std::size_t at = line.begin;
    std::size_t after_quote = at;
    for (; at < line.end; ++at) {
      if (content_[at] == '>') {
        ++out.quotes;
        after_quote = at + 1;
      } else if (content_[at] != ' ' && content_[at] != '\t') {
        break;
      }
    }
    out.indent = at - after_quote;
    out.text = at;
    return out;
  }

  // Past the marks of a list, "- ", "12. ", one for each level.
  std::size_t after_list_marks(std::size_t at, std::size_t end) const {
    while (at < end) {
      std::size_t mark = at;
      while (mark < end && is_ascii_digit(content_[mark]) && mark - at < 9) ++mark;
      const std::string_view marks = mark > at ? ".)" : "-*+";
      const bool list = mark + 1 < end && marks.find(content_[mark]) != marks.npos &&
                        (content_[mark + 1] == ' ' || content_[mark + 1] == '\t');
      if (!list) break;
      at = mark + 1;
      while (at < end && (content_[at] == ' ' || content_[at] == '\t')) ++at;
    }
    return at;
  }

  std::size_t run_at(std::size_t at, std::size_t end) const {
    std::size_t stop = at;
    while (stop < end && content_[stop] == content_[at]) ++stop;
    return stop - at;
  }

  void read_line(const Line& line) {
    const Margin here = margin(line.text);
    if (block_open_ && block_.kind == CodeKind::kFence) {
      fence_line(line, here);
      return;
    }
    if (block_open_ && !indented_line(line, here)) close_block(line.text.begin);
    if (block_open_) return;
    const bool blank = here.text == line.text.end;
    if (blank) {
      close_paragraph(line.text.begin);
      after_blank_ = true;
      return;
    }
    const std::size_t text = after_list_marks(here.text, line.text.end);
    const bool lists = text > here.text;
    if (opens_fence(line, here, text)) return;
    if (after_blank_ && !in_list_ && !lists && here.indent >= 4) {
      close_paragraph(line.text.begin);
      open_block(CodeKind::kIndented, line.text.begin);
      fence_ = {'\0', 0, here.quotes, 4};
      add_line(line);
      return;
    }
    // Indented lines after a list's item belong to it.
    if (lists) {
      in_list_ = true;
    } else if (here.indent == 0 && after_blank_) {
      in_list_ = false;
    }
    after_blank_ = false;
    if (paragraph_.empty()) paragraph_.begin = here.text;
    paragraph_.end = line.text.end;
  }

  bool opens_fence(const Line& line, const Margin& here, std::size_t text) {
    if (text >= line.text.end || (content_[text] != '`' && content_[text] != '~')) return false;
    const std::size_t length = run_at(text, line.text.end);
    const Span info = trimmed(content_, {text + length, line.text.end});
    const bool info_has_mark =
        content_[text] == '`' && text_at(content_, info).find('`') != std::string_view::npos;
    if (length < 3 || info_has_mark) return false;
    close_paragraph(line.text.begin);
    open_block(CodeKind::kFence, text);
    fence_ = {content_[text], length, here.quotes, here.indent + (text - here.text)};
    block_.info = text_at(content_, info);
    block_.language = info_language(block_.info);
    return true;
  }

  void fence_line(const Line& line, const Margin& here) {
    const bool left_quote = here.quotes < fence_.quotes;
    if (left_quote) {
      close_block(line.text.begin);
      read_line(line);
      return;
    }
    const bool marks = here.text < line.text.end && content_[here.text] == fence_.mark &&
                       run_at(here.text, line.text.end) >= fence_.length;
    const Span after =
        marks ? trimmed(content_, {here.text + run_at(here.text, line.text.end), line.text.end})
              : Span{};
    if (marks && after.empty() && here.quotes == fence_.quotes) {
      close_block(line.text.end);
    } else {
      add_line(line);
    }
  }

  // Whether the line belongs to the open indented block.
  bool indented_line(const Line& line, const Margin& here) {
    const bool blank = here.text == line.text.end;
    if (!blank && (here.indent < 4 || here.quotes != fence_.quotes)) return false;
    add_line(line);
    return true;
  }

  // Without the quote marks and as much indentation as the opening line had.
  void add_line(const Line& line) {
    std::size_t at = line.text.begin;
    for (std::size_t quotes = 0; quotes < fence_.quotes && at < line.text.end; ++at) {
      quotes += content_[at] == '>' ? 1U : 0U;
    }
    for (std::size_t left = fence_.indent; left > 0 && at < line.text.end; --left, ++at) {
      if (content_[at] == '\t') left = std::min<std::size_t>(left, 1);
      if (content_[at] != ' ' && content_[at] != '\t') break;
    }
    block_.body.copy(content_, {at, line.text.end});
    if (line.next > line.text.end) block_.body.copy(content_, {line.text.end, line.next});
    last_ = line.text.end;
  }

  void open_block(CodeKind kind, std::size_t begin) {
    block_ = {};
    block_.kind = kind;
    block_.place.begin = begin;
    block_open_ = true;
  }

  void close_block(std::size_t end) {
    if (!block_open_) return;
    block_open_ = false;
    block_.place.end = block_.kind == CodeKind::kIndented ? last_ : end;
    out_.push_back(std::move(block_));
    after_blank_ = true;
  }

  void close_paragraph(std::size_t at) {
    if (!paragraph_.empty()) add_code_spans(content_, paragraph_, out_);
    paragraph_ = {at, at};
  }

  std::string_view content_;
  std::vector<DocumentCode> out_;
  DocumentCode block_;
  bool block_open_ = false;
  Fence fence_;
  Span paragraph_;
  bool after_blank_ = true;
  bool in_list_ = false;
  std::size_t last_ = 0;
};

}  // namespace

std::vector<DocumentCode> markdown_code(std::string_view content) {
  return Reader(content.substr(0, kMostHandBytes)).read();
}

}  // namespace scan::syntax
