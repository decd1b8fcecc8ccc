// Azure Storage's shared access signatures: parameters of a URL that say what the signature is for.
// `se` is the end, `sp` what is allowed, `si` a policy stored with the service that may say both.
//
// https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas
// https://learn.microsoft.com/en-us/rest/api/storageservices/create-account-sas
// Entry point: check_azure_sas.
#include <algorithm>

#include "base/ascii.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/query.h"
#include "tokens/checks/time_text.h"

namespace scan::tokens {
namespace {

// The run of characters without blanks, quotes and brackets around the match.
std::string_view url_around(const Captured& captured) {
  constexpr std::size_t kMost = 2048;
  constexpr std::string_view kEnds = " \t\r\n\"'<>`";
  const std::string_view content = captured.content;
  std::size_t begin = captured.match.begin;
  const std::size_t first = begin - std::min(begin, kMost);
  while (begin > first && kEnds.find(content[begin - 1]) == std::string_view::npos) --begin;
  std::size_t end = captured.match.end;
  const std::size_t last = std::min(content.size(), end + kMost);
  while (end < last && kEnds.find(content[end]) == std::string_view::npos) ++end;
  return content.substr(begin, end - begin);
}

// "racwdl": each letter is an operation.
std::string permissions(std::string_view letters) {
  constexpr std::size_t kMost = 16;
  if (letters.empty() || letters.size() > kMost ||
      !std::all_of(letters.begin(), letters.end(), is_ascii_letter)) {
    return {};
  }
  const bool writes = letters.find_first_of("wcadxu") != std::string_view::npos;
  return std::string(letters) + (writes ? " (may change)" : " (may only look)");
}

}  // namespace

Verdict check_azure_sas(const Captured& captured, std::int64_t now) {
  const std::string_view url = url_around(captured);
  Verdict verdict;
  tell(verdict.facts, "permissions", permissions(query_value(url, "sp")));
  tell(verdict.facts, "stored policy", query_value(url, "si"));
  tell(verdict.facts, "addresses", query_value(url, "sip"));
  if (const auto expires = iso_time(query_value(url, "se"))) tell_expiry(verdict, *expires, now);
  return verdict;
}

}  // namespace scan::tokens
