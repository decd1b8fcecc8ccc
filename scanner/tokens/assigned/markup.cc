// Entry points: named_by_tag, read_element.
#include "tokens/assigned/markup.h"

#include <algorithm>
#include <string>

#include "tokens/assigned/name_reader.h"
#include "tokens/assigned/text_walk.h"
#include "tokens/assigned/value_reader.h"

namespace scan::tokens {
namespace {

// The text of the element that ends at `end`: "password" of `<name>password</name>`.
Span element_before(std::string_view content, std::size_t end) {
  constexpr std::size_t kLongestTag = 16;
  const std::size_t open = find_before(content, end, "</");
  if (end == 0 || content[end - 1] != '>' || open == content.npos || end - open > kLongestTag) {
    return {};
  }
  return identifier_before(content, open);
}

std::size_t before_colon(std::string_view content, std::size_t at) {
  at = before_blanks(content, at);
  return at > 0 && content[at - 1] == ':' ? at - 1 : at;
}

// The value of an attribute between `open`, where the tag begins, and `at`.
Span attribute(std::string_view content, std::size_t open, std::size_t at, std::string_view name) {
  const std::size_t found = content.substr(0, at).find(name, open);
  if (found == content.npos || found + name.size() >= at) return {};
  const std::size_t quote = found + name.size();
  if (!is_quote(content[quote])) return {};
  const std::size_t end = content.substr(0, at).find(content[quote], quote + 1);
  return end != content.npos ? Span{quote + 1, end} : Span{};
}

}  // namespace

Named named_by_tag(std::string_view content, std::size_t at) {
  constexpr std::size_t kLongestTag = 200;
  const std::size_t least = at - std::min(at, kLongestTag);
  const std::size_t open = find_before(content, at, "<");
  if (open == content.npos || open < least) return {};
  for (const std::string_view name : {"name=", "key=", "id="}) {
    const Span value = attribute(content, open, at, name);
    if (!value.empty()) return {value, {}};
  }
  std::size_t end = open + 1;
  while (end < at && in_identifier(content[end])) ++end;
  return {{open + 1, end}, {}};
}

std::optional<Assignment> read_element(std::string_view content, std::size_t begin) {
  constexpr std::string_view kCdata = "<![CDATA[";
  constexpr std::string_view kCode = "<code>";
  const auto end = unquoted_end(content, begin, Unquoted::kElement);
  if (!end || begin == 0) return std::nullopt;
  const std::string_view before = content.substr(0, begin);
  Named named;
  if (before.ends_with(kCode)) {
    named.name = name_before(content, before_colon(content, begin - kCode.size()));
  } else {
    const std::size_t tag = begin - (before.ends_with(kCdata) ? kCdata.size() : 0);
    if (tag == 0) return std::nullopt;
    named = named_by_tag(content, tag - 1);
    const std::string element = lowered(of(content, named.name));
    if (element == "string" || element.ends_with("value")) {
      const std::size_t open = find_before(content, tag, "<");
      const std::size_t outer = open == content.npos ? 0 : before_space(content, open, 32);
      named.name = element_before(content, outer);
      const bool inside = outer > 1 && content[outer - 1] == '>' && content[outer - 2] != '/';
      if (named.none() && inside) named = named_by_tag(content, outer - 1);
    }
  }
  if (named.none()) return std::nullopt;
  return Assignment{named.name, {begin, *end}, AssignedShape::kQuoted, named.means};
}

}  // namespace scan::tokens
