// Follows the bracket part of dowild() in git's wildmatch.c, oddities included: a `]` that comes
// first is a member, `[:` without `:]` is two members, a range may end in an escaped byte.
#include "base/char_class.h"

namespace scan {
namespace {

using Byte = unsigned char;

constexpr bool is_upper(Byte c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(Byte c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(Byte c) { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(Byte c) { return is_upper(c) || is_lower(c); }
constexpr bool is_space(Byte c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_print(Byte c) { return c >= 0x20 && c <= 0x7e; }
constexpr bool is_graph(Byte c) { return is_print(c) && c != ' '; }
constexpr bool is_punct(Byte c) { return is_graph(c) && !is_alpha(c) && !is_digit(c); }
constexpr bool is_cntrl(Byte c) { return c < 0x20 || c == 0x7f; }
constexpr bool is_xdigit(Byte c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

struct NamedClass {
  std::string_view name;
  bool (*holds)(Byte);
};

constexpr NamedClass kNamedClasses[] = {
    {"alnum", [](Byte c) { return is_alpha(c) || is_digit(c); }},
    {"alpha", is_alpha},
    {"blank", [](Byte c) { return c == ' ' || c == '\t'; }},
    {"cntrl", is_cntrl},
    {"digit", is_digit},
    {"graph", is_graph},
    {"lower", is_lower},
    {"print", is_print},
    {"punct", is_punct},
    {"space", is_space},
    {"upper", is_upper},
    {"xdigit", is_xdigit},
};

// False for a name that git does not know.
bool add_named(CharClass& out, std::string_view name, bool ignore_case) {
  for (const NamedClass& named : kNamedClasses) {
    if (named.name != name) continue;
    for (unsigned c = 0; c < 256; ++c) {
      if (named.holds(static_cast<Byte>(c))) out.set(c);
      if (ignore_case && name == "upper" && is_lower(static_cast<Byte>(c))) out.set(c);
    }
    return true;
  }
  return false;
}

void add_range(CharClass& out, Byte first, Byte last, bool ignore_case) {
  for (unsigned c = first; c <= last; ++c) {
    out.set(c);
    if (ignore_case) out.set(lower_ascii(static_cast<Byte>(c)));
  }
}

class ClassReader {
 public:
  ClassReader(std::string_view pattern, std::size_t begin, bool ignore_case)
      : pattern_(pattern), at_(begin + 1), ignore_case_(ignore_case) {}

  ParsedClass read() {
    const bool negated = peek() == '!' || peek() == '^';
    if (negated) ++at_;
    do {
      if (at_ >= pattern_.size() || !read_member()) return {};
    } while (peek() != ']');
    if (negated) out_.bytes.flip();
    out_.end = at_ + 1;
    out_.valid = true;
    return out_;
  }

 private:
  Byte peek(std::size_t ahead = 0) const {
    return at_ + ahead < pattern_.size() ? static_cast<Byte>(pattern_[at_ + ahead]) : Byte{0};
  }

  // Reads one member and leaves `previous_` as the possible start of a range, 0 for none.
  bool read_member() {
    const Byte c = peek();
    if (c == '\\') {
      if (at_ + 1 >= pattern_.size()) return false;
      return read_single(peek(1), 2);
    }
    if (c == '-' && previous_ != 0 && peek(1) != 0 && peek(1) != ']') return read_range_end();
    if (c == '[' && peek(1) == ':') return read_named();
    return read_single(c, 1);
  }

  bool read_single(Byte member, std::size_t length) {
    out_.bytes.set(member);
    previous_ = member;
    at_ += length;
    return true;
  }

  bool read_range_end() {
    ++at_;
    if (peek() == '\\') ++at_;
    if (at_ >= pattern_.size()) return false;
    add_range(out_.bytes, previous_, peek(), ignore_case_);
    previous_ = 0;
    ++at_;
    return true;
  }

  bool read_named() {
    const std::size_t name = at_ + 2;
    const std::size_t close = pattern_.find(']', name);
    if (close == std::string_view::npos) return false;
    if (close == name || pattern_[close - 1] != ':') return read_single('[', 1);
    if (!add_named(out_.bytes, pattern_.substr(name, close - 1 - name), ignore_case_)) return false;
    previous_ = 0;
    at_ = close + 1;
    return true;
  }

  std::string_view pattern_;
  std::size_t at_;
  bool ignore_case_;
  Byte previous_ = 0;
  ParsedClass out_;
};

}  // namespace

ParsedClass parse_class(std::string_view pattern, std::size_t begin, bool ignore_case) {
  return ClassReader(pattern, begin, ignore_case).read();
}

}  // namespace scan
