// Each class is a predicate with a file of its own; here stands only their order. Entry points:
// value_class, judge_value.
#include "judge/value_class.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/trim.h"
#include "judge/host_kind.h"
#include "judge/keys/age_identity.h"
#include "judge/keys/key_block.h"
#include "judge/natural_words.h"
#include "judge/placeholder.h"
#include "judge/public_value.h"
#include "judge/reference.h"
#include "judge/secret_name.h"
#include "judge/secret_pointer.h"
#include "judge/url_password.h"

namespace scan {
namespace {

constexpr std::size_t kLikelySize = 8;

// An identity file has comments above the key.
bool holds_age_identity(std::string_view value) {
  constexpr std::string_view kMark = "AGE-SECRET-KEY-";
  constexpr std::size_t kMostLooked = 16;
  std::size_t at = value.find(kMark);
  for (std::size_t looked = 0; at != std::string_view::npos && looked < kMostLooked; ++looked) {
    std::size_t end = at;
    while (end < value.size() && (is_ascii_alnum(value[end]) || value[end] == '-')) ++end;
    if (read_age_identity(value.substr(at, end - at)) == AgeIdentity::kKey) return true;
    at = value.find(kMark, end);
  }
  return false;
}

// Holds what every URL with a password, private key or age identity holds.
bool may_prove_itself(std::string_view value) {
  return value.find("://") != value.npos || value.find("-----BEGIN ") != value.npos ||
         value.find("AGE-SECRET-KEY-") != value.npos;
}

// What the password says of a URL. A database on this machine, and the password that is the user's
// name, are everybody's: a rule may want them, but not as a leak.
ValueClass url_class(const UrlUserinfo& url) {
  if (url.password.empty()) return ValueClass::kPublic;
  if (is_reference(url.password) || is_secret_pointer(url.password)) return ValueClass::kReference;
  if (is_placeholder(url.password)) return ValueClass::kPlaceholder;
  switch (host_kind(url.host)) {
    case HostKind::kDocumentation:
      return ValueClass::kPlaceholder;
    case HostKind::kLoopback:
      return ValueClass::kWeak;
    case HostKind::kOther:
      break;
  }
  return url.password == url.user ? ValueClass::kWeak : ValueClass::kStrong;
}

bool is_secret_block(std::string_view value) {
  return value.find("-----BEGIN ") != std::string_view::npos && read_key_block(value).whole();
}

// "isAuthenticated()": what a framework computes.
bool is_call(std::string_view value) {
  return value.size() > 2 && value.ends_with("()") &&
         std::all_of(value.begin(), value.end() - 2, is_ascii_letter);
}

// Without its references.
ValueClass class_of_text(std::string_view value, ValueName name) {
  if (is_secret_pointer(value) || is_call(value)) return ValueClass::kReference;
  if (is_placeholder(value)) return ValueClass::kPlaceholder;
  if (is_public_value(value, name)) return ValueClass::kPublic;
  const bool likely = value.size() >= kLikelySize && !is_natural_words(value);
  return likely ? ValueClass::kLikely : ValueClass::kWeak;
}

int weight(ValueClass value) {
  switch (value) {
    case ValueClass::kStrong:
      return 4;
    case ValueClass::kLikely:
      return 3;
    case ValueClass::kWeak:
      return 2;
    case ValueClass::kPlaceholder:
      return 1;
    case ValueClass::kEmpty:
    case ValueClass::kReference:
    case ValueClass::kPublic:
      break;
  }
  return 0;
}

}  // namespace

ValueClass value_class(const Scalar& scalar) {
  const ValueName name{is_secret_name(scalar.key), is_password_name(scalar.key)};
  if (scalar.provider_token) return ValueClass::kStrong;
  ValueClass worst = ValueClass::kReference;
  std::vector<std::string_view> open = {scalar.value};
  constexpr std::size_t kMostJudged = 64;
  for (std::size_t judged = 0; !open.empty() && judged < kMostJudged; ++judged) {
    const std::string_view value = trimmed(open.back());
    open.pop_back();
    ValueClass here = ValueClass::kReference;
    const References references = read_references(value);
    if (value.empty() || value == "null" || value == "~") {
      here = ValueClass::kEmpty;
    } else if (is_secret_block(value) || holds_age_identity(value)) {
      here = ValueClass::kStrong;
    } else if (const auto url = read_userinfo(value)) {
      here = url_class(*url);
    } else if (!references.only) {
      here = class_of_text(value, name);
    }
    open.insert(open.end(), references.defaults.begin(), references.defaults.end());
    if (judged == 0 && !references.only) worst = here;
    if (weight(here) > weight(worst)) worst = here;
  }
  return worst;
}

ValueJudgement judge_value(const Scalar& scalar) {
  return {value_class(scalar), is_secret_name(scalar.key)};
}

ValueJudgement judge_secret(const Scalar& scalar) {
  const bool judged =
      scalar.provider_token || may_prove_itself(scalar.value) || is_secret_name(scalar.key);
  return judged ? judge_value(scalar) : ValueJudgement{ValueClass::kWeak, false};
}

}  // namespace scan
