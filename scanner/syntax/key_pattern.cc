// Patterns of key paths: a reader of one part at a time, and a match that goes back to the last
// `**` only, which is enough for it (as for `*` in file names).
#include "syntax/key_pattern.h"

#include "base/ascii.h"

namespace scan::syntax {
namespace {

Error mistake(std::string_view pattern, std::size_t at, std::string_view what) {
  return Error{"key pattern \"" + std::string(pattern) + "\": " + std::string(what) +
               " at character " + std::to_string(at + 1)};
}

bool is_name_character(char c) {
  return is_ascii_alnum(c) || c == '_' || c == '-' || c == '$' || c == '*' || c == '@' ||
         c == '/' || c == ':';
}

bool matches_glob(std::string_view glob, std::string_view name) {
  std::size_t g = 0, n = 0, star = glob.npos, from = 0;
  while (n < name.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      from = n;
    } else if (g < glob.size() && glob[g] == name[n]) {
      ++g;
      ++n;
    } else if (star != glob.npos) {
      g = star + 1;
      n = ++from;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

}  // namespace

Result<KeyPattern::Part> KeyPattern::parse_place(std::string_view pattern, std::size_t& at) {
  std::size_t end = ++at;
  while (end < pattern.size() && is_ascii_digit(pattern[end])) ++end;
  if (end >= pattern.size() || pattern[end] != ']' || end - at > 9) {
    return mistake(pattern, at, "expected `[]` or `[number]`");
  }
  Part part{Kind::kAnyIndex, {}, -1};
  if (end > at) {
    part.kind = Kind::kIndex;
    part.index = std::stoll(std::string(pattern.substr(at, end - at)));
  }
  at = end + 1;
  return part;
}

Result<KeyPattern::Part> KeyPattern::parse_quoted(std::string_view pattern, std::size_t& at) {
  Part part{Kind::kName, {}, -1};
  for (++at; at < pattern.size() && pattern[at] != '"'; ++at) {
    if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
    part.name += pattern[at];
  }
  if (at >= pattern.size()) return mistake(pattern, at, "a quote is not closed");
  ++at;
  return part;
}

Result<KeyPattern::Part> KeyPattern::parse_part(std::string_view pattern, std::size_t& at) {
  if (pattern[at] == '[') return parse_place(pattern, at);
  if (pattern[at] == '"') return parse_quoted(pattern, at);
  std::size_t end = at;
  while (end < pattern.size() && is_name_character(pattern[end])) ++end;
  Part part{Kind::kName, std::string(pattern.substr(at, end - at)), -1};
  if (part.name.empty()) return mistake(pattern, at, "expected a name, `*`, `**` or `[]`");
  if (part.name == "**") {
    part.kind = Kind::kAnyParts;
  } else if (part.name == "*") {
    part.kind = Kind::kAnyName;
  } else if (part.name.find('*') != std::string::npos) {
    part.kind = Kind::kGlob;
  }
  at = end;
  return part;
}

Result<KeyPattern> KeyPattern::parse(std::string_view pattern) {
  KeyPattern out;
  if (pattern.empty()) return mistake(pattern, 0, "empty");
  for (std::size_t at = 0; at < pattern.size();) {
    Result<Part> part = parse_part(pattern, at);
    if (!part) return part.error();
    out.parts_.push_back(std::move(*part));
    if (at >= pattern.size() || pattern[at] == '[') continue;
    if (pattern[at] != '.') return mistake(pattern, at, "expected `.` or `[`");
    if (++at == pattern.size()) return mistake(pattern, at, "expected a name, `*`, `**` or `[]`");
  }
  return out;
}

bool KeyPattern::matches_part(const Part& part, const KeyPart& key) {
  switch (part.kind) {
    case Kind::kName:
      return !key.is_index() && key.name == part.name;
    case Kind::kGlob:
      return !key.is_index() && matches_glob(part.name, key.name);
    case Kind::kAnyName:
      return !key.is_index();
    case Kind::kIndex:
      return key.index == part.index;
    case Kind::kAnyIndex:
      return key.is_index();
    case Kind::kAnyParts:
      break;
  }
  return true;
}

bool KeyPattern::matches(const KeyPath& path) const {
  std::size_t p = 0, k = 0, any = parts_.size(), from = 0;
  while (k < path.size()) {
    if (p < parts_.size() && parts_[p].kind == Kind::kAnyParts) {
      any = p++;
      from = k;
    } else if (p < parts_.size() && matches_part(parts_[p], path[k])) {
      ++p;
      ++k;
    } else if (any < parts_.size()) {
      p = any + 1;
      k = ++from;
    } else {
      return false;
    }
  }
  while (p < parts_.size() && parts_[p].kind == Kind::kAnyParts) ++p;
  return p == parts_.size();
}

}  // namespace scan::syntax
