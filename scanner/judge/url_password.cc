// Scheme, then the authority up to the first delimiter outside brackets, then its last `@`.
// Entry points: read_userinfo, is_url.
#include "judge/url_password.h"

#include <algorithm>

#include "base/ascii.h"

namespace scan {
namespace {

constexpr std::size_t kLongestAuthority = 4096;

struct Split {
  std::string_view scheme;
  std::string_view rest;  // what follows `://`
};

std::optional<Split> split(std::string_view text) {
  constexpr std::size_t kLongestScheme = 40;
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  if (text.starts_with("jdbc:")) text.remove_prefix(5);
  const std::size_t mark = text.substr(0, kLongestScheme).find("://");
  if (mark == std::string_view::npos || mark == 0 || !is_ascii_letter(text[0])) return std::nullopt;
  const std::string_view scheme = text.substr(0, mark);
  const bool good = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return is_ascii_alnum(c) || c == '+' || c == '-' || c == '.';
  });
  if (!good) return std::nullopt;
  return Split{scheme, text.substr(mark + 3)};
}

// The authority's end: the first `/`, `?` or `#` outside brackets; of SQL Server's the `;` of its
// properties too, `sqlserver://host:1433;user=a@b`.
std::size_t authority_end(std::string_view scheme, std::string_view rest) {
  const bool properties = scheme == "sqlserver";
  std::size_t depth = 0;
  const std::size_t most = std::min(rest.size(), kLongestAuthority);
  for (std::size_t at = 0; at < most; ++at) {
    const char c = rest[at];
    if (c == '{' || c == '(') ++depth;
    if ((c == '}' || c == ')') && depth > 0) --depth;
    const bool ends = c == '/' || c == '?' || c == '#' || (c == ';' && properties);
    if (depth == 0 && ends) return at;
  }
  return most;
}

}  // namespace

std::optional<UrlUserinfo> read_userinfo(std::string_view text) {
  const std::optional<Split> url = split(text);
  if (!url) return std::nullopt;
  const std::string_view authority = url->rest.substr(0, authority_end(url->scheme, url->rest));
  const std::size_t at_sign = authority.rfind('@');
  if (at_sign == std::string_view::npos) return std::nullopt;

  UrlUserinfo out;
  out.scheme = url->scheme;
  const std::string_view userinfo = authority.substr(0, at_sign);
  // "${USER:-app}:password": the first colon outside brackets.
  std::size_t depth = 0;
  std::size_t colon = userinfo.size();
  for (std::size_t i = 0; i < userinfo.size() && colon == userinfo.size(); ++i) {
    if (userinfo[i] == '{' || userinfo[i] == '(') ++depth;
    if ((userinfo[i] == '}' || userinfo[i] == ')') && depth > 0) --depth;
    if (userinfo[i] == ':' && depth == 0) colon = i;
  }
  out.user = userinfo.substr(0, colon);
  if (colon < userinfo.size()) out.password = userinfo.substr(colon + 1);
  const std::string_view host = authority.substr(at_sign + 1);
  out.host =
      host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return out;
}

bool is_url(std::string_view text) {
  const std::optional<Split> url = split(text);
  return url && !url->rest.empty() &&
         std::none_of(url->rest.begin(), url->rest.end(), is_ascii_space);
}

}  // namespace scan
