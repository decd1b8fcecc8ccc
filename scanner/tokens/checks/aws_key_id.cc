// AWS access key ids: four letters for what it is, sixteen characters of base32. AWS documents the
// letters; of the eighty bits the first is set in ids made since about 2019, and the next forty are
// the number of the account, as several people found and `sts:GetAccessKeyInfo` confirms.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
// https://awsteele.com/blog/2020/09/26/aws-access-key-format.html
// https://labs.withsecure.com/publications/a-bitwise-analysis-of-aws-access-key-identifiers.html
// Entry points: aws_account, check_aws_key_id.
#include "tokens/checks/aws_key_id.h"

#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kPrefix = 4;
constexpr std::size_t kSize = 20;

std::string_view kind_of(std::string_view id) {
  if (id.starts_with("AKIA")) return "long-term key of a user or of the account itself";
  if (id.starts_with("ASIA")) return "temporary key, useless without its session token";
  if (id.starts_with("ABIA")) return "bearer token of STS";
  return id.starts_with("ACCA") ? "credential for one service" : "";
}

// Accounts that AWS's documentation uses, and zero, which programs that imitate AWS use.
bool is_nobodys(std::string_view account) {
  for (std::string_view each : {"123456789012", "111122223333", "444455556666", "777788889999",
                                "111111111111", "222222222222", "333333333333", "000000000000"}) {
    if (account == each) return true;
  }
  return false;
}

}  // namespace

std::string aws_account(std::string_view id) {
  constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  constexpr std::uint64_t kMostAccount = 999'999'999'999;
  if (id.size() != kSize) return {};
  std::uint64_t bits = 0;  // the first 45 of the eighty
  for (const char c : id.substr(kPrefix, 9)) {
    const std::size_t digit = kBase32.find(c);
    if (digit == std::string_view::npos) return {};
    bits = (bits << 5) | digit;
  }
  if ((bits >> 44) == 0) return {};
  const std::uint64_t account = (bits >> 4) & 0xff'ffff'ffffU;
  if (account > kMostAccount) return {};
  const std::string digits = std::to_string(account);
  return std::string(12 - digits.size(), '0') + digits;
}

Verdict check_aws_key_id(std::string_view secret) {
  Verdict verdict;
  tell(verdict.facts, "kind", kind_of(secret));
  const std::string account = aws_account(secret);
  tell(verdict.facts, "account", account);
  if (!is_nobodys(account)) return verdict;
  verdict.outcome = Outcome::kLowered;
  verdict.note = "its account is one of examples";
  return verdict;
}

}  // namespace scan::tokens
