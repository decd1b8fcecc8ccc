// Discord's bot tokens: the bot's id in base64, `.`, when it was made, `.`, an HMAC; webhooks: an
// id,
// `/` and a token. An id is a snowflake: 42 bits of milliseconds since 2015, then who made it.
//
// https://discord.com/developers/docs/reference#snowflakes
// https://discord.com/developers/docs/resources/webhook
// Entry points: check_discord_bot, check_discord_webhook.
#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/base64.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/time_text.h"

namespace scan::tokens {
namespace {

void tell_snowflake(Verdict& verdict, std::string_view name, std::string_view digits) {
  constexpr std::int64_t kEpoch = 1420070400;  // 2015-01-01
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_ascii_digit)) return;
  const auto id = whole_number(digits);
  if (!id) return;
  tell(verdict.facts, name, digits);
  tell_date(verdict.facts, "created", (*id >> 22) / 1000 + kEpoch);
}

}  // namespace

Verdict check_discord_bot(std::string_view secret) {
  constexpr std::size_t kMostId = 32;
  Verdict verdict;
  const std::string_view part = secret.substr(0, std::min(secret.find('.'), kMostId));
  if (const auto digits = base64_decode(part, Base64::kUrl)) {
    tell_snowflake(verdict, "bot", *digits);
  }
  return verdict;
}

Verdict check_discord_webhook(std::string_view secret) {
  Verdict verdict;
  tell_snowflake(verdict, "webhook", secret.substr(0, secret.find('/')));
  return verdict;
}

}  // namespace scan::tokens
