// The documented order. A check that dismisses ends the matter; one that lowers is final too, so
// that no later proof of form makes an expired or misspelt token certain. Entry points: run_checks,
// validate_checks.
#include "tokens/checks/run_checks.h"

#include <algorithm>
#include <iterator>

#include "judge/assigned_secret.h"
#include "judge/placeholder.h"
#include "tokens/checks/alphabet.h"
#include "tokens/checks/checksum.h"
#include "tokens/checks/decode.h"
#include "tokens/checks/entropy.h"
#include "tokens/checks/shape.h"
#include "tokens/checks/url_host.h"
#include "tokens/checks/words.h"

namespace scan::tokens {
namespace {

bool passes_dismissing_checks(const Checks& checks, std::string_view secret) {
  if (!checks.alphabet.empty() && !is_of_alphabet(secret, checks.alphabet)) return false;
  if (checks.mixed && !is_mixed(secret)) return false;
  if (checks.entropy > 0 && shannon_entropy(secret) < checks.entropy) return false;
  if (checks.placeholder && is_placeholder(secret)) return false;
  if (holds_word(secret, checks.stop)) return false;
  return checks.shape.empty() || has_shape(secret, checks.shape);
}

Verdict check_nearby(const Checks& checks, const Captured& captured) {
  const Span around = lines_around(captured.content, captured.match, checks.nearby_lines);
  if (holds_word(captured.content.substr(around.begin, around.size()), checks.nearby)) return {};
  if (!checks.nearby_lowers) return {Outcome::kDismissed, ""};
  return {Outcome::kLowered, "no word near it tells what it is for"};
}

// What the verdicts came to so far.
class Tally {
 public:
  explicit Tally(Confidence before) { judgement_.confidence = before; }

  void add(Verdict verdict) {
    if (!verdict.note.empty()) judgement_.notes.push_back(std::move(verdict.note));
    judgement_.weaker |= verdict.weaker;
    if (!verdict.public_part.empty()) judgement_.public_part = std::move(verdict.public_part);
    std::move(verdict.facts.begin(), verdict.facts.end(), std::back_inserter(judgement_.facts));
    switch (verdict.outcome) {
      case Outcome::kNeutral:
        break;
      case Outcome::kProved:
        if (!lowered_) judgement_.confidence = Confidence::kCertain;
        break;
      case Outcome::kLowered:
        lowered_ = true;
        judgement_.confidence = Confidence::kLow;
        break;
      case Outcome::kDismissed:
        judgement_ = {};
        judgement_.dismissed = true;
        break;
    }
  }
  bool dismissed() const { return judgement_.dismissed; }
  Judgement take() { return std::move(judgement_); }

 private:
  Judgement judgement_;
  bool lowered_ = false;
};

}  // namespace

Judgement run_checks(const Checks& checks, const Captured& captured, Confidence before,
                     std::int64_t now) {
  Tally tally(before);
  if (!passes_dismissing_checks(checks, captured.text())) {
    tally.add({Outcome::kDismissed, ""});
    return tally.take();
  }
  if (checks.words_lower && reads_like_words(captured.text())) {
    tally.add({Outcome::kLowered, "it reads like words, not like a password"});
  }
  if (checks.names_lower && !reads_like_key(captured.text())) {
    tally.add({Outcome::kLowered, "it reads like a name, not like a key"});
  }
  if (checks.url_host) tally.add(check_url_host(captured));
  if (!tally.dismissed() && !checks.nearby.empty()) tally.add(check_nearby(checks, captured));
  if (!tally.dismissed() && !checks.checksum.empty()) {
    tally.add(check_checksum(checks.checksum, captured));
  }
  if (!tally.dismissed() && !checks.decode.empty()) {
    tally.add(check_decode(checks.decode, captured, now));
  }
  return tally.take();
}

Status validate_checks(const Checks& checks) {
  if (!checks.alphabet.empty() && !alphabet_characters(checks.alphabet)) {
    return Error{"alphabet \"" + std::string(checks.alphabet) + "\" is none of " +
                 std::string(alphabet_names())};
  }
  if (!checks.shape.empty()) {
    Status shape = validate_shape(checks.shape);
    if (!shape) return shape;
  }
  if (!checks.checksum.empty() && !known_checksum(checks.checksum)) {
    return Error{"checksum \"" + std::string(checks.checksum) + "\" is none of " +
                 checksum_names()};
  }
  if (!checks.decode.empty() && !known_decode(checks.decode)) {
    return Error{"decode \"" + std::string(checks.decode) + "\" is none of " + decode_names()};
  }
  return {};
}

}  // namespace scan::tokens
