// Telegram's bot tokens: the bot's id, a colon and a secret.
//
// https://core.telegram.org/bots/features#botfather
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {

Verdict check_telegram(std::string_view secret) {
  Verdict verdict;
  const std::size_t colon = secret.find(':');
  if (colon != std::string_view::npos) tell(verdict.facts, "bot", secret.substr(0, colon));
  return verdict;
}

}  // namespace scan::tokens
