// Entry points: find_here_documents, plain_shell, only_substitutions.
#include "syntax/shell_heredocs.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "syntax/lines.h"
#include "syntax/shell_lexer.h"

namespace scan::syntax {
namespace {

// Every line of a text by what stands on it, so that none is searched for twice.
class LinesByText {
 public:
  // REQUIRES: it has less than 4 GiB.
  explicit LinesByText(std::string_view text) : text_(text) {
    const bool strips = text.find("<<-") != text.npos;
    for (std::size_t at = 0; at < text.size();) {
      const Line line = line_at(text, at);
      const std::string_view written = text_at(text, line.text);
      const std::size_t tabs = std::min(written.find_first_not_of('\t'), written.size());
      const auto begin = static_cast<std::uint32_t>(at);
      const auto end = static_cast<std::uint32_t>(line.text.end);
      if (tabs == 0) whole_.push_back({begin, end, begin});
      if (strips) stripped_.push_back({begin + static_cast<std::uint32_t>(tabs), end, begin});
      at = line.next;
    }
    const auto before = [this](const Row& a, const Row& b) {
      return std::pair(written(a), a.line) < std::pair(written(b), b.line);
    };
    std::sort(whole_.begin(), whole_.end(), before);
    std::sort(stripped_.begin(), stripped_.end(), before);
  }

  // The first line from `begin` on that is `written`, with `tabs` behind any number of them.
  std::optional<Line> find(std::string_view written, std::size_t begin, bool tabs) const {
    const std::vector<Row>& rows = tabs ? stripped_ : whole_;
    const auto first =
        std::lower_bound(rows.begin(), rows.end(), begin, [&](const Row& row, std::size_t from) {
          return std::pair(this->written(row), std::size_t{row.line}) < std::pair(written, from);
        });
    if (first == rows.end() || this->written(*first) != written) return std::nullopt;
    return line_at(text_, first->line);
  }

 private:
  struct Row {  // places
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t line;  // where it begins
  };
  std::string_view written(const Row& row) const {
    return text_.substr(row.begin, row.end - row.begin);
  }

  std::string_view text_;
  std::vector<Row> whole_;
  std::vector<Row> stripped_;
};

// What expands in a here-document: quotes mean nothing in it.
class HoleFinder {
 public:
  HoleFinder(std::string_view text, Span body) : text_(text.substr(0, body.end)), at_(body.begin) {}

  std::vector<Span> find() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const std::size_t end = c == '$' || c == '`' ? hole_end() : at_;
      if (end > at_) holes_.push_back({at_, end});
      at_ = end > at_ ? end : at_ + (c == '\\' ? 2 : 1);
    }
    return std::move(holes_);
  }

 private:
  std::size_t hole_end() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("$(") || rest.starts_with("${") || rest.starts_with("`")) return nested();
    std::size_t size = 1;
    while (size < rest.size() && (is_ascii_alnum(rest[size]) || rest[size] == '_')) ++size;
    constexpr std::string_view kSpecial = "@*#?-$!";
    if (size == 1 && rest.size() > 1 && kSpecial.find(rest[1]) != kSpecial.npos) size = 2;
    return size > 1 ? at_ + size : at_;
  }

  std::size_t nested() {
    if (open_) return at_;
    ShellLexer lexer(text_, at_);
    do {
      lexer.step();
    } while (!lexer.at_end() && !lexer.is_closed());
    // What does not close here closes nowhere behind it either.
    open_ = !lexer.is_closed();
    return open_ ? at_ : lexer.at();
  }

  std::string_view text_;
  std::size_t at_;
  bool open_ = false;
  std::vector<Span> holes_;
};

// `"${X:?not 'set' (yet)}"`: between double quotes these are text, for the grammar they are not.
void mask_quoted_braces(std::string& text) {
  if (text.find("${") == text.npos) return;
  const std::string as_written = text;
  constexpr std::string_view kText = "'()";
  for (ShellLexer lexer(as_written); !lexer.at_end(); lexer.step()) {
    char& c = text[lexer.at()];
    if (lexer.in_quoted_brace() && kText.find(c) != kText.npos) c = '_';
  }
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text), lines_(text), lexer_(text) {}

  std::vector<HereDocument> find() {
    while (!lexer_.at_end()) {
      const std::size_t at = lexer_.at();
      if (lexer_.in_code() && text_[at] == '\n' && !pending_.empty()) {
        lexer_.move_to(bodies(at + 1));
      } else if (!lexer_.in_code() || !text_.substr(at).starts_with("<<")) {
        lexer_.step();
      } else if (text_.substr(at).starts_with("<<<")) {
        lexer_.move_to(at + 3);
      } else {
        lexer_.move_to(operation(at));
      }
    }
    return std::move(out_);
  }

 private:
  // Behind the operator at `at` and its delimiter.
  std::size_t operation(std::size_t at) {
    HereDocument found;
    found.tabs = text_.substr(at + 2).starts_with('-');
    found.op = {at, at + (found.tabs ? 3 : 2)};
    std::size_t begin = found.op.end;
    while (begin < text_.size() && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
    std::size_t end = begin;
    std::string name;
    while (end < text_.size() && !is_delimiter_end(text_[end])) {
      const char c = text_[end];
      if (c == '\'' || c == '"' || c == '\\') found.expands = false;
      const std::size_t close =
          c == '\'' || c == '"' ? text_.find_first_of(std::string{c, '\n'}, end + 1) : end;
      if (close == text_.npos || text_[close] == '\n') return found.op.end;
      if (close > end) {
        name += text_.substr(end + 1, close - end - 1);
      } else if (c != '\\') {
        name += c;
      }
      end = close + 1;
    }
    if (end == begin) return found.op.end;
    found.delimiter = {begin, end};
    pending_.emplace_back(std::move(found), std::move(name));
    return end;
  }

  static bool is_delimiter_end(char c) {
    constexpr std::string_view kEnds = ";&|<>()";
    return is_ascii_space(c) || kEnds.find(c) != kEnds.npos;
  }

  // Behind the bodies of those that this line began.
  std::size_t bodies(std::size_t at) {
    for (auto& [found, name] : std::exchange(pending_, {})) {
      const std::optional<Line> close = lines_.find(name, at, found.tabs);
      if (!close) continue;
      found.body = {at, close->text.begin};
      found.end = close->next;
      if (found.expands) found.holes = HoleFinder(text_, found.body).find();
      at = close->next;
      out_.push_back(std::move(found));
    }
    return at;
  }

  std::string_view text_;
  LinesByText lines_;
  ShellLexer lexer_;
  std::vector<std::pair<HereDocument, std::string>> pending_;
  std::vector<HereDocument> out_;
};

}  // namespace

std::vector<HereDocument> find_here_documents(std::string_view text) {
  if (text.find("<<") == text.npos) return {};
  return Finder(text).find();
}

std::string plain_shell(std::string_view text, const std::vector<HereDocument>& found) {
  std::string out(text);
  for (const HereDocument& each : found) {
    for (std::size_t at = each.op.begin + 1; at < each.op.end; ++at) out[at] = ' ';
    for (std::size_t at = each.body.begin; at < each.end; ++at) {
      if (out[at] != '\n') out[at] = ' ';
    }
  }
  mask_quoted_braces(out);
  return out;
}

std::string only_substitutions(std::string_view text, const std::vector<HereDocument>& found) {
  std::string out;
  for (const HereDocument& each : found) {
    for (const Span hole : each.holes) {
      const char second = hole.size() > 1 ? text[hole.begin + 1] : '\0';
      if (text[hole.begin] == '$' && second != '(' && second != '{') continue;
      if (out.empty()) out.assign(text.size(), ' ');
      out.replace(hole.begin, hole.size(), text.substr(hole.begin, hole.size()));
    }
  }
  return out;
}

}  // namespace scan::syntax
