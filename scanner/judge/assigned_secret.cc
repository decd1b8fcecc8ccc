// The name, then everything else that the value could be, then what the character model says of it.
#include "judge/assigned_secret.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/ascii.h"
#include "base/base64.h"
#include "base/utf8.h"
#include "judge/assigned_value.h"
#include "judge/char_model.h"
#include "judge/mere_name.h"
#include "judge/placeholder.h"
#include "judge/predictable.h"
#include "judge/program_text.h"
#include "judge/public_value.h"
#include "judge/reference.h"
#include "judge/secret_pointer.h"
#include "judge/sops_value.h"
#include "judge/url_password.h"
#include "judge/word_shape.h"

namespace scan {
namespace {

constexpr std::size_t kLongest = 2048;
constexpr std::size_t kLeastPassword = 4;
constexpr std::size_t kLeastText = 6;  // shorter bytes are printable by chance
constexpr std::size_t kLeastOther = 8;
constexpr std::size_t kLong = 16;  // from here on chance makes no word
// Bits of strangeness: unlikely in words; certain not to be any.
constexpr double kStrange = 3;
constexpr double kVeryStrange = 10;

// Which kinds of characters a value has.
struct Classes {
  explicit Classes(std::string_view value) {
    for (const char c : value) {
      lower |= is_ascii_lower(c);
      upper |= is_ascii_upper(c);
      digit |= is_ascii_digit(c);
      sign |= !is_ascii_alnum(c);
    }
  }
  int count() const { return int{lower} + int{upper} + int{digit} + int{sign}; }
  bool letters() const { return lower || upper; }

  bool lower = false;
  bool upper = false;
  bool digit = false;
  bool sign = false;
};

AssignedJudgement none(SecretKind kind, std::string_view why) { return {std::nullopt, kind, why}; }
AssignedJudgement low(SecretKind kind, std::string_view why) {
  return {Confidence::kLow, kind, why};
}

bool is_printable(std::string_view text) {
  return is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
         });
}

// `echo secret | base64` encodes the end of the line too.
std::string without_newline(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

// RFC 3986 section 2.1; what is no escape stays as it is.
std::string percent_decoded(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    unsigned char byte = 0;
    const char* digits = value.data() + i + 1;
    const bool escape = value[i] == '%' && i + 2 < value.size() &&
                        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    text += escape ? static_cast<char>(byte) : value[i];
    i += escape ? 2 : 0;
  }
  return text;
}

// The text that a value is another way of writing: base64 of printable characters, percent escapes.
std::optional<std::string> decoded_text(std::string_view value) {
  if (const auto bytes = base64_decode(value)) {
    std::string text = without_newline(*bytes);
    const std::size_t least = value.ends_with('=') ? kLeastPassword : kLeastText;
    if (text.size() >= least && is_printable(text)) return text;
  }
  if (value.find('%') == value.npos) return std::nullopt;
  std::string text = percent_decoded(value);
  const bool decoded = text != value && text.find('%') == text.npos && is_printable(text);
  return decoded ? std::optional(std::move(text)) : std::nullopt;
}

// In the form of a vendor or a standard whose own rule has looked at it.
bool has_form_of_its_own(std::string_view value) {
  constexpr std::array<std::string_view, 11> kBegins = {
      "eyJ", "xox", "ghp_", "gho_", "ghs_", "sk-", "glpat-", "AKIA", "phc_", "pk_", "pk."};
  return value.find(".eyJ") != value.npos ||
         std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return value.starts_with(begin); });
}

// What people type when they need something that looks like a key: "abc123def456", "1111-jane".
bool is_typed_at_random(std::string_view value) {
  constexpr double kMostForetold = 0.5;  // random letters and digits: 0.15
  constexpr std::size_t kLongestRun = 4;
  std::size_t run = 1;
  for (std::size_t i = 1; i < value.size(); ++i) {
    run = value[i] == value[i - 1] ? run + 1 : 1;
    if (run > kLongestRun) return true;
  }
  return foretold_share(value) >= kMostForetold;
}

// What is known of a value without its name.
std::string_view known_value(const AssignedValue& assigned, SecretKind kind) {
  const std::string_view value = assigned.value;
  if (is_placeholder(value)) return "a placeholder";
  if (is_reference(value) || is_secret_pointer(value)) return "a reference";
  if (is_sops_value(value)) return "encrypted";
  if (is_url(value)) return "an address";
  const bool password = kind == SecretKind::kPassword;
  if (is_public_value(value, {true, password})) return "public";
  return what_else_it_is(assigned.name, value, assigned.shape == AssignedShape::kQuoted);
}

// "Import_0_from_1_90013", "tls-1-2-only": three parts or more, each of letters or of digits alone.
bool is_of_plain_parts(std::string_view value) {
  std::size_t parts = 0;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of("_-. "), value.size());
    const std::string_view part = value.substr(0, end);
    const bool plain = std::all_of(part.begin(), part.end(), is_ascii_letter) ||
                       std::all_of(part.begin(), part.end(), is_ascii_digit);
    if (!plain) return false;
    ++parts;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return parts >= 3;
}

// A weak name promises nothing: only long values of a machine's making count.
AssignedJudgement judge_weakly_named(const AssignedValue& assigned, SecretKind kind,
                                     double strange) {
  const std::string_view value = assigned.value;
  const Classes classes(value);
  const std::size_t least = kind == SecretKind::kSalt ? kLeastOther : kLong;
  if (is_typed_at_random(value)) return none(kind, "typed");
  if (is_of_plain_parts(value)) return none(kind, "reads like words");
  const bool varied = classes.digit || (classes.lower && classes.upper);
  if (value.size() < least || strange < kVeryStrange || !varied || !classes.letters()) {
    return none(kind, "its name promises no secret");
  }
  const bool hex = !classes.sign && alphabet_size(value) == 16;
  const bool likely =
      kind == SecretKind::kSalt || (!hex && classes.lower && classes.upper && value.size() >= 20);
  return {likely ? Confidence::kMedium : Confidence::kLow, kind, "machine-made"};
}

// What OpenPGP tells its keys apart by, as it prints it.
bool is_key_fingerprint(std::string_view value) {
  return value.size() == 40 && value.find_first_not_of("0123456789ABCDEF") == value.npos;
}

// "river-copper-lantern-maple": as many words as programs that make pass phrases give.
bool is_pass_phrase(std::string_view value) {
  constexpr std::size_t kLeastWords = 4;
  constexpr std::size_t kLeastLetters = 3;
  const std::size_t joint = value.find_first_of("-_.");
  if (joint == value.npos) return false;
  std::size_t words = 0;
  for (std::string_view rest = value;; ++words) {
    const std::size_t end = std::min(rest.find(value[joint]), rest.size());
    const std::string_view word = rest.substr(0, end);
    if (end < kLeastLetters || !std::all_of(word.begin(), word.end(), is_ascii_lower)) return false;
    if (end == rest.size()) return words + 1 >= kLeastWords;
    rest.remove_prefix(end + 1);
  }
}

// Chosen by people, who remember it.
AssignedJudgement judge_password(std::string_view value, double strange) {
  const SecretKind kind = SecretKind::kPassword;
  const Classes classes(value);
  if (value.size() < 6) {
    const bool low = classes.letters() && classes.digit && strange > 0;
    return low ? AssignedJudgement{Confidence::kLow, kind, "short"} : none(kind, "too short");
  }
  if (is_pass_phrase(value)) return low(kind, "perhaps a pass phrase");
  if (!classes.digit && strange <= 0 && is_mere_name(value)) return none(kind, "a name");
  if (!classes.digit && !classes.sign && strange <= 0 && !is_made_of_common_words(value))
    return none(kind, "reads like words");
  if (is_typed_at_random(value)) return low(kind, "typed");
  if (is_joined_parts(value)) return low(kind, "words and numbers joined");
  if (is_made_of_common_words(value)) return low(kind, "a common word in disguise");
  if (is_name_shaped(value)) {
    return strange > 0 || classes.digit ? low(kind, "perhaps a word or an identifier")
                                        : none(kind, "an identifier");
  }
  if (strange > kVeryStrange && value.size() >= kLeastOther) {
    return {Confidence::kHigh, kind, "machine-made"};
  }
  if (strange > kStrange) return {Confidence::kMedium, kind, "no word of a language"};
  // "Boston#Dragon792": signs that no identifier has, or a number behind words with capitals.
  const bool signs = value.find_first_of("#@!?*%&$+^=~") != value.npos;
  const bool mixed = classes.digit && classes.count() >= 3 && value.size() >= kLeastOther;
  if (mixed && (signs || !is_mere_name(value) || is_ascii_digit(value.back()))) {
    return {Confidence::kMedium, kind, "words with digits and signs in them"};
  }
  if (classes.letters() && (classes.digit || classes.sign) && !is_mere_name(value)) {
    // "summer2019" is how people choose; shorter is as often an expression ("5.days") or a joke of
    // the documentation.
    const bool chosen = classes.digit && classes.lower && value.size() >= kLeastOther;
    return {chosen ? Confidence::kMedium : Confidence::kLow, kind, "a word with a digit or a sign"};
  }
  return none(kind, "reads like words");
}

AssignedJudgement judge_key(std::string_view value, SecretKind kind, double strange) {
  const Classes classes(value);
  if (value.size() < kLeastOther) return none(kind, "too short");
  if (!classes.letters()) return none(kind, "a number");
  if (strange < kStrange) return none(kind, "reads like words");
  if (is_typed_at_random(value) || is_made_of_common_words(value) || is_words_and_number(value)) {
    return low(kind, "made up");
  }
  if (is_joined_parts(value)) return low(kind, "words and numbers joined");
  if (is_name_shaped(value)) {
    return low(kind, "perhaps a word or an identifier");
  }
  if (kind == SecretKind::kKey && is_key_fingerprint(value)) return low(kind, "a fingerprint");
  const bool parts = value.find_first_of("-_.") != value.npos && !classes.upper;
  if (parts && value.size() < kLong) return low(kind, "short parts, as names have");
  if (!classes.digit && value.size() < kLong && strange < kVeryStrange) {
    return {Confidence::kLow, kind, "letters only"};
  }
  if (value.size() >= kLong && strange > kVeryStrange) {
    return {Confidence::kHigh, kind, "machine-made"};
  }
  return {Confidence::kMedium, kind, "no word of a language"};
}

// "{noop}secret" of Spring Security: the password as it is.
std::string_view without_encoder(std::string_view value) {
  constexpr std::string_view kNone = "{noop}";
  return value.starts_with(kNone) ? value.substr(kNone.size()) : value;
}

AssignedJudgement judge_value_of(const AssignedValue& given, AssignedName name) {
  const SecretKind kind = name.kind;
  const AssignedValue assigned = {given.name, without_encoder(given.value), given.shape};
  const std::string_view value = assigned.value;
  const bool password = kind == SecretKind::kPassword;
  if (value.size() < (password ? kLeastPassword : kLeastOther)) return none(kind, "too short");
  const double strange = strangeness(value);
  // Most values are words, which only a password may be: told before anything dearer is asked.
  const bool weak = name.strength == NameStrength::kWeak;
  if ((weak && strange < kVeryStrange) ||
      (!password && !is_uuid_shaped(value) && strange < kStrange)) {
    return none(kind, "reads like words");
  }
  if (const std::string_view known = known_value(assigned, kind); !known.empty()) {
    return none(kind, known);
  }
  if (is_password_hash(value)) return low(kind, "the hash of a password");
  if (has_form_of_its_own(value)) return none(kind, "for the rule of its form");
  if (is_digest_name(assigned.name) && is_digest_shaped(value)) return none(kind, "a digest");
  if (name.strength == NameStrength::kWeak) return judge_weakly_named(assigned, kind, strange);
  if (is_uuid_shaped(value)) return {Confidence::kMedium, kind, "a UUID"};
  return password ? judge_password(value, strange) : judge_key(value, kind, strange);
}

// What HTTP's Basic scheme holds (RFC 7617): the name of a user, a colon, the password.
bool is_user_and_password(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != text.npos && colon > 0 && colon + kLeastPassword < text.size() &&
         text.substr(0, colon).find_first_of(" \"'{}[]<>=,;") == text.npos;
}

AssignedJudgement judge_decoded(const AssignedValue& assigned, AssignedName name,
                                std::string_view text) {
  if (name.kind != SecretKind::kPassword && is_user_and_password(text)) {
    const AssignedName password = {NameStrength::kStrong, SecretKind::kPassword};
    AssignedJudgement inner = judge_value_of(
        {"password", text.substr(text.find(':') + 1), AssignedShape::kQuoted}, password);
    inner.kind = name.kind;
    return inner;
  }
  return judge_value_of({assigned.name, text, assigned.shape}, name);
}

}  // namespace

AssignedJudgement judge_assigned(const AssignedValue& assigned) {
  const AssignedName name = read_assigned_name(assigned.name);
  const SecretKind kind = name.kind;
  if (name.strength == NameStrength::kNone) return none(kind, "its name is none of a secret");
  const std::string_view value = assigned.value;
  if (value.size() > kLongest) return none(kind, "too long");
  AssignedJudgement judged = judge_value_of(assigned, name);
  if (!judged.confidence && kind != SecretKind::kToken) return judged;
  // What stands behind an encoding is what counts, if it says less.
  if (const auto text = decoded_text(value)) {
    const AssignedJudgement inner = judge_decoded(assigned, name, *text);
    if (is_user_and_password(*text) && kind == SecretKind::kToken) return inner;
    if (!judged.confidence) return judged;
    if (!inner.confidence || *inner.confidence < *judged.confidence) judged = inner;
  }
  return judged;
}

bool reads_like_key(std::string_view value) {
  const auto confidence = judge_assigned({"api_key", value}).confidence;
  return has_form_of_its_own(value) || (confidence && *confidence > Confidence::kLow);
}

bool reads_like_words(std::string_view value) {
  std::string text = percent_decoded(value);
  if (const auto decoded = decoded_text(value); decoded && is_user_and_password(*decoded)) {
    text = decoded->substr(decoded->find(':') + 1);
  }
  return !judge_assigned({"password", text}).confidence || is_made_of_common_words(text);
}

}  // namespace scan
