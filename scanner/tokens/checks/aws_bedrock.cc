// Amazon Bedrock's API keys. Long-term: `ABSK` and, in base64, the name of a user of IAM that ends
// in
// `-at-` and the account, a colon and a secret. Short-term: `bedrock-api-key-` and a presigned URL
// (Signature Version 4) in base64.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_bedrock.html
// https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
// Entry point: check_bedrock.
#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/base64.h"
#include "tokens/checks/aws_key_id.h"
#include "tokens/checks/date.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/query.h"
#include "tokens/checks/time_text.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kMostText = 16384;

// Of "BedrockAPIKey-x1y2-at-111122223333:secret".
Verdict long_term(std::string_view text) {
  Verdict verdict;
  constexpr std::string_view kBefore = "-at-";
  const std::string_view user = text.substr(0, text.find(':'));
  const std::size_t at = user.rfind(kBefore);
  if (!user.starts_with("BedrockAPIKey") || at == std::string_view::npos) return verdict;
  const std::string_view account = user.substr(at + kBefore.size());
  if (account.size() != 12 || !std::all_of(account.begin(), account.end(), is_ascii_digit)) {
    return verdict;
  }
  tell(verdict.facts, "account", account);
  return verdict;
}

Verdict short_term(std::string_view url, std::int64_t now) {
  Verdict verdict;
  // KEYID/20250708/us-east-1/bedrock/aws4_request
  const std::string credential = query_value(url, "X-Amz-Credential");
  tell(verdict.facts, "account", aws_account(std::string_view(credential).substr(0, 20)));
  const std::size_t day = credential.find('/');
  if (day != std::string::npos) {
    const std::size_t region = credential.find('/', day + 1);
    if (region != std::string::npos) {
      tell(verdict.facts, "region",
           std::string_view(credential)
               .substr(region + 1)
               .substr(0,
                       std::min(credential.find('/', region + 1), credential.size()) - region - 1));
    }
  }
  const auto made = compact_time(query_value(url, "X-Amz-Date"));
  const auto lasts = whole_number(query_value(url, "X-Amz-Expires"));
  constexpr std::int64_t kMostSeconds = 7 * 86400;
  if (!made || !lasts || *lasts < 0 || *lasts > kMostSeconds) return verdict;
  tell_expiry(verdict, *made + *lasts, now);
  return verdict;
}

}  // namespace

Verdict check_bedrock(std::string_view secret, std::int64_t now) {
  constexpr std::string_view kShort = "bedrock-api-key-";
  if (secret.size() > kMostText) return {};
  if (secret.starts_with(kShort)) {
    const auto url = base64_decode(secret.substr(kShort.size()));
    return url ? short_term(*url, now) : Verdict{};
  }
  const auto text = base64_decode(secret.substr(std::min<std::size_t>(4, secret.size())));
  return text ? long_term(*text) : Verdict{};
}

}  // namespace scan::tokens
