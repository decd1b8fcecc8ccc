// A pattern becomes a row of pieces: one byte of text, any byte, a gap, or something else of which
// only the least size is known.
#include "policy/facts/path_regex.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"

namespace scan::policy {
namespace {

enum class Kind { kByte, kAny, kGap, kOther };

struct Piece {
  Kind kind;
  char byte = 0;
  bool may_be_empty = false;
};

struct Pieces {
  std::vector<Piece> row;
  bool from_begin = false;
  bool to_end = false;
};

class Parser {
 public:
  explicit Parser(std::string_view regex) : regex_(regex) {}

  // Nothing for what is not understood at all: alternatives at the top, flags.
  std::optional<Pieces> parse() {
    Pieces out;
    if (regex_.starts_with('^')) {
      out.from_begin = true;
      ++at_;
    }
    while (at_ < regex_.size()) {
      if (regex_[at_] == '$' && at_ + 1 == regex_.size()) {
        out.to_end = true;
        break;
      }
      std::optional<Piece> piece = atom();
      if (!piece) return std::nullopt;
      repeat(*piece);
      out.row.push_back(*piece);
    }
    return out;
  }

 private:
  std::optional<Piece> atom() {
    const char c = regex_[at_++];
    if (c == '.') return Piece{Kind::kAny};
    if (c == '\\') return escape();
    if (c == '[') return skip_class() ? std::optional<Piece>(Piece{Kind::kOther}) : std::nullopt;
    if (c == '(')
      return skip_group() ? std::optional<Piece>(Piece{Kind::kOther, 0, true}) : std::nullopt;
    constexpr std::string_view kSpecial = "|)*+?{^$";
    if (kSpecial.find(c) != kSpecial.npos) return std::nullopt;
    return Piece{Kind::kByte, c};
  }

  std::optional<Piece> escape() {
    if (at_ >= regex_.size()) return std::nullopt;
    const char c = regex_[at_++];
    if (!is_ascii_alnum(c)) return Piece{Kind::kByte, c};
    constexpr std::string_view kClasses = "dDsSwW";
    if (kClasses.find(c) == kClasses.npos) return std::nullopt;
    return Piece{Kind::kOther};
  }

  bool skip_class() {
    if (at_ < regex_.size() && regex_[at_] == '^') ++at_;
    if (at_ < regex_.size() && regex_[at_] == ']') ++at_;
    for (; at_ < regex_.size(); ++at_) {
      if (regex_[at_] == '\\') {
        ++at_;
      } else if (regex_[at_] == ']') {
        ++at_;
        return true;
      }
    }
    return false;
  }

  bool skip_group() {
    if (at_ < regex_.size() && regex_[at_] == '?' && regex_.substr(at_, 2) != "?:") return false;
    std::size_t depth = 1;
    while (at_ < regex_.size()) {
      const char c = regex_[at_++];
      if (c == '\\') {
        ++at_;
      } else if (c == '[') {
        if (!skip_class()) return false;
      } else if (c == '(') {
        ++depth;
      } else if (c == ')' && --depth == 0) {
        return true;
      }
    }
    return false;
  }

  void repeat(Piece& piece) {
    if (at_ >= regex_.size()) return;
    const char c = regex_[at_];
    if (c != '*' && c != '+' && c != '?' && c != '{') return;
    ++at_;
    if (c == '{') at_ = std::min(regex_.size(), regex_.find('}', at_) + 1);
    const bool gap = piece.kind == Kind::kAny && (c == '*' || c == '+');
    const bool least_none = c != '+';
    piece = {gap ? Kind::kGap : Kind::kOther, 0, least_none || piece.may_be_empty};
    if (at_ < regex_.size() && regex_[at_] == '?') ++at_;  // as few as possible
  }

  std::string_view regex_;
  std::size_t at_ = 0;
};

using Row = std::vector<Piece>;

bool fits(const Row& part, const Row& row, std::size_t at) {
  if (at + part.size() > row.size()) return false;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const Piece& have = row[at + i];
    const bool one =
        have.kind == Kind::kByte || (have.kind == Kind::kAny && part[i].kind == Kind::kAny);
    if (!one || (part[i].kind == Kind::kByte && have.byte != part[i].byte)) return false;
  }
  return true;
}

// The parts of `row` between its gaps, all of them bytes; nothing where it holds something else.
std::optional<std::vector<Row>> parts_of(const Row& row) {
  std::vector<Row> parts(1);
  for (const Piece& piece : row) {
    if (piece.kind == Kind::kOther) return std::nullopt;
    if (piece.kind == Kind::kGap) {
      parts.emplace_back();
    } else {
      parts.back().push_back(piece);
    }
  }
  return parts;
}

}  // namespace

bool regex_covers(std::string_view earlier, std::string_view later) {
  constexpr std::size_t kLongest = 200;
  if (earlier.size() > kLongest || later.size() > kLongest) return false;
  if (earlier == later) return true;
  const std::optional<Pieces> wide = Parser(earlier).parse();
  const std::optional<Pieces> narrow = Parser(later).parse();
  if (!wide) return false;
  const std::optional<std::vector<Row>> parts = parts_of(wide->row);
  if (!parts) return false;
  const bool all_gaps =
      !wide->row.empty() &&
      std::all_of(parts->begin(), parts->end(), [](const Row& part) { return part.empty(); });
  if (all_gaps) return true;
  if (!narrow) return false;
  // A `.+` needs a byte of its own; asking for one at every gap is on the safe side of that.
  const bool greedy = std::any_of(wide->row.begin(), wide->row.end(), [](const Piece& piece) {
    return piece.kind == Kind::kGap && !piece.may_be_empty;
  });
  const Row& row = narrow->row;
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts->size(); ++i) {
    const Row& part = (*parts)[i];
    const bool first = i == 0 && wide->from_begin && !part.empty();
    const bool last = i + 1 == parts->size() && wide->to_end && !part.empty();
    if (first && (!narrow->from_begin || !fits(part, row, 0))) return false;
    if (last) {
      if (!narrow->to_end || row.size() < at + part.size()) return false;
      if (first && row.size() != part.size()) return false;
      return fits(part, row, row.size() - part.size());
    }
    while (!part.empty() && !fits(part, row, at)) {
      if (++at > row.size()) return false;
    }
    at += part.size();
    if (i + 1 == parts->size() || !greedy) continue;
    if (at >= row.size() || row[at].may_be_empty) return false;
    ++at;
  }
  return true;
}

bool looks_like_glob(std::string_view regex) {
  if (regex.starts_with('*') || regex.find("**") != regex.npos) return true;
  constexpr std::array<std::string_view, 5> kExtensions = {"yaml", "yml", "json", "env", "ini"};
  for (std::size_t at = regex.find('*'); at != regex.npos; at = regex.find('*', at + 1)) {
    const char before = regex[at - 1];
    const bool escaped = at >= 2 && regex[at - 2] == '\\';
    if (escaped) continue;
    if (before == '/') return true;
    const std::string_view rest = regex.substr(at + 1);
    const bool extension =
        rest.starts_with('.') &&
        std::any_of(kExtensions.begin(), kExtensions.end(),
                    [&](std::string_view each) { return rest.substr(1).starts_with(each); });
    if (is_ascii_alnum(before) && extension) return true;
  }
  return false;
}

std::vector<std::string_view> regex_words(std::string_view regex) {
  constexpr std::array<std::string_view, 9> kExtensions = {"yaml", "yml", "ya",  "ml",  "json",
                                                           "env",  "ini", "txt", "toml"};
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < regex.size()) {
    if (regex[at] == '\\') {
      at += 2;
    } else if (!is_ascii_letter(regex[at])) {
      ++at;
    } else {
      const std::size_t begin = at;
      while (at < regex.size() && is_ascii_letter(regex[at])) ++at;
      const std::string_view word = regex.substr(begin, at - begin);
      const bool extension =
          std::find(kExtensions.begin(), kExtensions.end(), word) != kExtensions.end();
      if (word.size() > 1 && !extension) words.push_back(word);
    }
  }
  return words;
}

}  // namespace scan::policy
