// Flow scalars: white space around a line end goes, one line end is a space, more are one less.
#include "syntax/yaml_scalar.h"

#include <algorithm>

#include "syntax/escape.h"

namespace scan::syntax {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// At a line end inside a flow scalar: appends what it folds to and returns where the text goes on.
std::size_t fold_lines(std::string_view text, std::size_t at, std::string& out) {
  std::size_t ends = 0;
  for (; at < text.size() && (is_blank(text[at]) || text[at] == '\n' || text[at] == '\r'); ++at) {
    ends += text[at] == '\n' ? 1 : 0;
  }
  if (ends == 1) {
    out += ' ';
  } else {
    out.append(ends - 1, '\n');
  }
  return at;
}

// White space that a line end follows; `kept` bytes of `out` came from escapes and stay.
void trim_blanks(std::string& out, std::size_t kept) {
  while (out.size() > kept && (is_blank(out.back()) || out.back() == '\r')) out.pop_back();
}

std::string_view inner(std::string_view text) {
  return text.size() < 2 ? std::string_view() : text.substr(1, text.size() - 2);
}

bool only(std::string_view text, std::string_view set) {
  return !text.empty() && text.find_first_not_of(set) == text.npos;
}

std::string_view without_sign(std::string_view text) {
  return text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
}

bool is_integer(std::string_view text) {
  if (text.starts_with("0o")) return only(text.substr(2), "01234567");
  if (text.starts_with("0x")) return only(text.substr(2), "0123456789abcdefABCDEF");
  return only(without_sign(text), "0123456789");
}

bool is_float(std::string_view text) {
  const std::string_view plain = without_sign(text);
  if (plain == ".inf" || plain == ".Inf" || plain == ".INF") return true;
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return true;
  const std::size_t e = plain.find_first_of("eE");
  const std::string_view number = plain.substr(0, e);
  if (e != plain.npos && !only(without_sign(plain.substr(e + 1)), "0123456789")) return false;
  const std::size_t dot = number.find('.');
  std::string digits(number.substr(0, dot));
  if (dot != number.npos) digits += number.substr(dot + 1);
  return only(digits, "0123456789");
}

bool is_date(std::string_view text) {
  if (text.size() < 8 || text.size() > 40 || !only(text, "0123456789-:.TtZz+ \t")) return false;
  const std::size_t first = text.find('-');
  const std::size_t second = text.find('-', first + 1);
  return first == 4 && second != text.npos && second - first <= 3 && second + 1 < text.size() &&
         only(text.substr(5, second - 5), "0123456789") &&
         only(text.substr(second + 1, 1), "0123456789") &&
         (text.size() <= second + 3 || text.find(':') != text.npos);
}

}  // namespace

std::string decode_yaml_plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\n') {
      out += text[at++];
      continue;
    }
    trim_blanks(out, 0);
    at = fold_lines(text, at, out);
  }
  return out;
}

std::string decode_yaml_single(std::string_view text) {
  text = inner(text);
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n') {
      trim_blanks(out, kept);
      at = fold_lines(text, at, out);
      kept = out.size();
      continue;
    }
    if (text.substr(at).starts_with("''")) ++at;
    out += text[at++];
  }
  return out;
}

std::string decode_yaml_double(std::string_view text) {
  text = inner(text);
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n') {
      trim_blanks(out, kept);
      at = fold_lines(text, at, out);
      kept = out.size();
      continue;
    }
    if (text[at] != '\\') {
      out += text[at++];
      continue;
    }
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == '\r') ++end;
    if (end < text.size() && text[end] == '\n') {
      // An escaped line end joins the lines; empty lines after it are line ends.
      std::string folded;
      at = fold_lines(text, end, folded);
      if (folded != " ") out += folded;
      kept = out.size();
      continue;
    }
    const std::size_t escape = decode_escape(text, at, out);
    if (escape == 0) out += text[at];
    at += escape == 0 ? 1 : escape;
    kept = out.size();
  }
  return out;
}

ValueKind yaml_kind(std::string_view plain) {
  if (plain.empty() || plain == "~" || plain == "null" || plain == "Null" || plain == "NULL") {
    return ValueKind::kNull;
  }
  for (const std::string_view word : {"true", "True", "TRUE", "false", "False", "FALSE"}) {
    if (plain == word) return ValueKind::kBoolean;
  }
  if (is_integer(plain)) return ValueKind::kInteger;
  if (is_float(plain)) return ValueKind::kFloat;
  return is_date(plain) ? ValueKind::kDate : ValueKind::kString;
}

}  // namespace scan::syntax
