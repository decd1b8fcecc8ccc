// What a configuration value is, seen by a policy rule: a secret for certain, perhaps, or not.
#pragma once

#include <cstdint>
#include <string_view>

namespace scan {

// In the order in which they are asked; the first that fits is it.
enum class ValueClass : std::uint8_t {
  kEmpty,        // nothing, blanks, null
  kStrong,       // proved by itself: a provider's token, a private key, a password in a URL
  kReference,    // the secret stands elsewhere: "${X}", "op://…", "/run/secrets/x", "ENC[…]"
  kPlaceholder,  // "changeme", "<your token>", "xxxx"
  kPublic,       // secret to nobody: numbers, durations, URLs, public keys
  kLikely,       // eight characters or more that are no words of a language
  kWeak,         // the rest: "postgres", "hunter2"
};

// A decoded scalar of a configuration file.
struct Scalar {
  std::string_view key;    // the name it stands under, perhaps a dotted path
  std::string_view value;  // escapes and quotes undone
  // A token rule has found a provider's token here. Only the caller can know: see tokens/.
  bool provider_token = false;
};

// The default of a reference is judged in its place: "${X:-d}" is what "d" is, unless "d" is
// nothing, public or a reference again; of several defaults the worst counts. Linear in the
// value's size.
ValueClass value_class(const Scalar& scalar);

struct ValueJudgement {
  ValueClass value = ValueClass::kEmpty;
  bool secret_name = false;
  // Something to revoke.
  bool is_secret() const {
    return value == ValueClass::kStrong || (secret_name && value == ValueClass::kLikely);
  }
  // That, or a weak value under a secret's name; a rule tells the latter one severity lower.
  bool is_literal() const { return is_secret() || (secret_name && value == ValueClass::kWeak); }
};

ValueJudgement judge_value(const Scalar& scalar);

// The same for who only asks whether it is a secret: what cannot be one is called kWeak unread.
ValueJudgement judge_secret(const Scalar& scalar);

}  // namespace scan
