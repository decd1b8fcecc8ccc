// Walks the pattern of the group once and gathers every character it names.
#include "match/secret_shape.h"

#include <optional>

#include "base/ascii.h"
#include "match/expression_info.h"

namespace scan::match {
namespace {

constexpr std::string_view kGroup = "(?P<secret>";

// The text between the parentheses of the group; nothing where they do not balance.
std::optional<std::string_view> group_pattern(std::string_view confirm) {
  const std::size_t begin = confirm.find(kGroup);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string_view rest = confirm.substr(begin + kGroup.size());
  std::size_t depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      if (rest.substr(i + 1).starts_with(']')) ++i;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      if (depth == 0) return rest.substr(0, i);
      --depth;
    }
  }
  return std::nullopt;
}

class AlphabetReader {
 public:
  explicit AlphabetReader(std::string_view pattern) : rest_(pattern) {}

  // False where something is not understood.
  bool read(SecretShape& shape) {
    shape_ = &shape;
    while (!rest_.empty()) {
      if (!read_part()) return false;
    }
    return true;
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  void add(char c) {
    const auto set = [&](char each) {
      const auto byte = static_cast<unsigned char>(each);
      shape_->alphabet[byte >> 6] |= std::uint64_t{1} << (byte & 63);
    };
    set(c);
    if (is_ascii_letter(c)) set(static_cast<char>(c ^ 32));
  }

  void add_range(char from, char to) {
    for (int c = from; c <= to; ++c) add(static_cast<char>(c));
  }

  bool read_part() {
    const char c = take();
    switch (c) {
      case '\\':
        return read_escape();
      case '[':
        return read_class();
      case '{':
        return skip_past('}');
      case '(':
        return read_group_head();
      case ')':
      case '|':
      case '?':
      case '*':
      case '+':
        return true;
      case '.':
      case '^':
      case '$':
        return false;
      default:
        add(c);
        return static_cast<signed char>(c) >= 0;
    }
  }

  bool skip_past(char end) {
    const std::size_t at = rest_.find(end);
    if (at == std::string_view::npos) return false;
    rest_.remove_prefix(at + 1);
    return true;
  }

  bool read_group_head() {
    if (!rest_.starts_with('?')) return true;
    for (const std::string_view head : {"?:", "?i:"}) {
      if (!rest_.starts_with(head)) continue;
      rest_.remove_prefix(head.size());
      return true;
    }
    return false;
  }

  bool read_escape() {
    if (rest_.empty()) return false;
    const char c = take();
    if (c == 'd') {
      add_range('0', '9');
    } else if (c == 'w') {
      add_range('0', '9');
      add_range('a', 'z');
      add('_');
    } else if (c == 'b') {
      return true;
    } else if (is_ascii_letter(c) || is_ascii_digit(c)) {
      return false;
    } else {
      add(c);
    }
    return true;
  }

  bool read_class() {
    if (rest_.starts_with('^') || rest_.starts_with(']') || rest_.starts_with("[:")) return false;
    while (!rest_.empty() && rest_.front() != ']') {
      const char from = take();
      if (from == '\\') {
        if (!read_escape()) return false;
      } else if (from == '[' || static_cast<signed char>(from) < 0) {
        return false;
      } else if (rest_.size() >= 2 && rest_[0] == '-' && rest_[1] != ']') {
        take();
        const char to = take();
        if (to == '\\' || to < from) return false;
        add_range(from, to);
      } else {
        add(from);
      }
    }
    if (rest_.empty()) return false;
    take();
    return true;
  }

  std::string_view rest_;
  SecretShape* shape_ = nullptr;
};

}  // namespace

bool SecretShape::possible_in(std::string_view text) const {
  if (least == 0) return true;
  // From one possible end to the next: a byte that does not fit rules out every run over it.
  for (std::size_t end = least; end <= text.size();) {
    std::size_t fitting = 0;
    while (fitting < least && holds(static_cast<unsigned char>(text[end - 1 - fitting]))) ++fitting;
    if (fitting == least) return true;
    end += least - fitting;
  }
  return false;
}

SecretShape secret_shape(std::string_view confirm) {
  const auto pattern = group_pattern(confirm);
  SecretShape shape;
  if (!pattern || !AlphabetReader(*pattern).read(shape)) return {};
  const auto info = expression_info(*pattern);
  if (!info) return {};
  shape.least = info->min_width;
  return shape;
}

}  // namespace scan::match
