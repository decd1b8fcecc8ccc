// A table of patterns in RE2's syntax. Entry point: expand_confirm_parts.
#include "tokens/confirm_parts.h"

#include <algorithm>
#include <array>

namespace scan::tokens {
namespace {

struct Part {
  std::string_view name;
  std::string_view pattern;
};

constexpr std::array<Part, 3> kParts = {{
    // From a vendor's name to the word for its key: in one name ("acme_api_key", "acme.apiKey"), or
    // down to the lines that stand in what the name opens ("acme:\n  region: x\n  api_key").
    {"within",
     R"((?:[\w. ({:"'>-]{0,24}?|["']?\]?[\w.]{0,24}[ \t]{0,4}[:=]?[ \t]{0,4}[({]{0,2}[ \t]{0,4})"
     R"(\r?\n(?:[^\n]{0,100}\n){0,4}?[ \t]{0,16}["']?:?[\w-]{0,16}?))"},
    // From that word to the value: the rest of the name, its quote or bracket, what assigns (`=`,
    // `: string =`, `:-`, `=>`, `||`, `>`), or an argument or a `value:` behind it, an open quote.
    {"assign",
     R"([\w-]{0,12}(?:\\{0,2}["'`])?[\])]{0,2}(?:(?:[ \t]?:[ \t]?\w{3,12})?[ \t]{0,20})"
     R"((?:=>|:=|:-|={1,3}|\|\|=?|\?\?=?|[:,>]|or )[ \t]{0,20}|,?\s{1,40}["']?(?i:value)["']?[ \t]{0,4})"
     R"([:=][ \t]{0,4})(?:\\{0,2}["'`])?)"},
    // Nothing behind the value makes it part of something longer, an expression or a file's name.
    {"end", R"((?:[^\w+/=.$-]|\z))"},
}};

const Part* part_of(std::string_view name) {
  const auto found = std::find_if(kParts.begin(), kParts.end(),
                                  [&](const Part& part) { return part.name == name; });
  return found == kParts.end() ? nullptr : &*found;
}

}  // namespace

Result<std::string> expand_confirm_parts(std::string_view pattern) {
  std::string out;
  while (true) {
    const std::size_t begin = pattern.find("{{");
    out += pattern.substr(0, begin);
    if (begin == pattern.npos) return out;
    const std::size_t end = pattern.find("}}", begin);
    const std::string_view name =
        end == pattern.npos ? "" : pattern.substr(begin + 2, end - begin - 2);
    const Part* part = part_of(name);
    if (part == nullptr) {
      return Error{"{{" + std::string(name) +
                   "}} is no part: there are {{within}}, {{assign}} and "
                   "{{end}}"};
    }
    out += part->pattern;
    pattern.remove_prefix(end + 2);
  }
}

}  // namespace scan::tokens
