// One cursor; nested values are stepped over with a stack of the brackets that must close. Entry
// points: json_members, json_value.
#include "tokens/checks/json_members.h"

#include <algorithm>

namespace scan::tokens {
namespace {

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  void blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != text_.npos) ++at_;
  }
  bool take(char c) {
    blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool at_end() {
    blanks();
    return at_ == text_.size();
  }
  char peek() {
    blanks();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  std::optional<std::string_view> string() {
    if (!take('"')) return std::nullopt;
    const std::size_t begin = at_;
    for (; at_ < text_.size(); ++at_) {
      if (static_cast<unsigned char>(text_[at_]) < 0x20) return std::nullopt;
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == '"') {
        return text_.substr(begin, at_++ - begin);
      }
    }
    return std::nullopt;
  }

  // A number or literal: everything up to a delimiter.
  std::optional<std::string_view> word() {
    blanks();
    const std::size_t end = std::min(text_.find_first_of(",]} \t\r\n\"[{:", at_), text_.size());
    if (end == at_) return std::nullopt;
    const std::string_view out = text_.substr(at_, end - at_);
    at_ = end;
    return out;
  }

  std::optional<std::string_view> nested() {
    constexpr std::size_t kDeepest = 64;
    const std::size_t begin = at_;
    std::string closing;
    do {
      const char c = peek();
      if (c == '"') {
        if (!string()) return std::nullopt;
        continue;
      }
      if (c == '\0' || closing.size() > kDeepest) return std::nullopt;
      if (c == '{') closing += '}';
      if (c == '[') closing += ']';
      if (c == '}' || c == ']') {
        if (closing.back() != c) return std::nullopt;
        closing.pop_back();
      }
      ++at_;
    } while (!closing.empty());
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_number(std::string_view word) {
  return word.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
}

bool read_value(Cursor& cursor, JsonMember& member) {
  std::optional<std::string_view> value;
  const char first = cursor.peek();
  if (first == '"') {
    member.kind = JsonKind::kString;
    value = cursor.string();
  } else if (first == '{' || first == '[') {
    value = cursor.nested();
  } else {
    value = cursor.word();
    if (!value) return false;
    if (is_number(*value)) {
      member.kind = JsonKind::kNumber;
    } else if (*value != "true" && *value != "false" && *value != "null") {
      return false;
    }
  }
  if (!value) return false;
  member.value = *value;
  return true;
}

}  // namespace

std::optional<std::vector<JsonMember>> json_members(std::string_view text) {
  Cursor cursor(text);
  std::vector<JsonMember> members;
  if (!cursor.take('{')) return std::nullopt;
  if (!cursor.take('}')) {
    do {
      JsonMember member;
      const std::optional<std::string_view> name = cursor.string();
      if (!name || !cursor.take(':') || !read_value(cursor, member)) return std::nullopt;
      member.name = *name;
      members.push_back(member);
    } while (cursor.take(','));
    if (!cursor.take('}')) return std::nullopt;
  }
  if (!cursor.at_end()) return std::nullopt;
  return members;
}

std::optional<std::string_view> json_value(const std::vector<JsonMember>& members,
                                           std::string_view name, JsonKind kind) {
  const auto found = std::find_if(members.begin(), members.end(), [&](const JsonMember& member) {
    return member.name == name && member.kind == kind;
  });
  if (found == members.end()) return std::nullopt;
  return found->value;
}

}  // namespace scan::tokens
