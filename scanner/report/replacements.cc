// git-filter-repo replaces all literals, in the order of the file, before all expressions. So a
// literal that stands in a secret of several lines, too, is written as an expression behind it.
#include "report/replacements.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace scan::report {
namespace {

constexpr std::string_view kRemoved = "==>***REMOVED***\n";

bool is_of_lines(std::string_view secret) {
  return secret.find_first_of("\r\n") != std::string_view::npos;
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("/=_-: ,").find(c) != std::string_view::npos;
}

// Line ends of both kinds, since one key may be stored with either.
std::string expression(std::string_view secret) {
  std::string out;
  for (std::size_t at = 0; at < secret.size(); ++at) {
    const char c = secret[at];
    if (c == '\r' && at + 1 < secret.size() && secret[at + 1] == '\n') continue;
    if (c == '\n') {
      out += "\\r?\\n";
    } else if (is_plain(c)) {
      out += c;
    } else {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

bool is_to_be_removed(const Finding& finding) { return finding.confidence >= Confidence::kMedium; }

Replacements make_replacements(const std::vector<Finding>& findings) {
  std::vector<std::string_view> secrets;
  for (const Finding& finding : findings) {
    if (!is_to_be_removed(finding)) continue;
    secrets.insert(secrets.end(), finding.plain.begin(), finding.plain.end());
  }
  std::sort(secrets.begin(), secrets.end(), [](std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  secrets.erase(std::unique(secrets.begin(), secrets.end()), secrets.end());

  Replacements out;
  std::string expressions;
  std::vector<std::string_view> of_lines;
  for (std::string_view secret : secrets) {
    if (secret.size() < kLeastReplaced) {
      ++out.too_short;
      continue;
    }
    ++out.secrets;
    const bool within = std::any_of(of_lines.begin(), of_lines.end(), [&](std::string_view other) {
      return other.find(secret) != std::string_view::npos;
    });
    if (is_of_lines(secret)) of_lines.push_back(secret);
    if (within || is_of_lines(secret)) {
      expressions += "regex:" + expression(secret) + std::string(kRemoved);
    } else {
      out.text += "literal:" + std::string(secret) + std::string(kRemoved);
    }
  }
  out.text += expressions;
  return out;
}

}  // namespace scan::report
