// One small reader for each kind of value. Entry point: is_public_value.
#include "judge/public_value.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/bech32.h"
#include "judge/url_password.h"

namespace scan {
namespace {

constexpr std::size_t kLongestShort = 64;

bool is_switch(std::string_view value) {
  constexpr std::array<std::string_view, 6> kSwitches = {"true", "false", "yes", "no", "on", "off"};
  if (value.size() > 5) return false;
  std::string lower(value);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  return std::find(kSwitches.begin(), kSwitches.end(), lower) != kSwitches.end();
}

std::size_t digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_ascii_digit) -
                                  text.begin());
}

// "-12", "3.5", "1_000".
bool is_number(std::string_view value) {
  if (value.starts_with('-') || value.starts_with('+')) value.remove_prefix(1);
  return !value.empty() && value.size() <= 40 && is_ascii_digit(value[0]) &&
         value.find_first_not_of("0123456789_.") == std::string_view::npos &&
         std::count(value.begin(), value.end(), '.') <= 1;
}

// "30s", "1h30m", "10 minutes", "512MB"
bool is_quantity(std::string_view value) {
  if (value.empty() || value.size() > 24 || !is_ascii_digit(value[0])) return false;
  constexpr std::array<std::string_view, 34> kUnits = {
      "ns",   "us",   "ms",     "s",       "sec", "secs", "second", "seconds", "m",
      "min",  "mins", "minute", "minutes", "h",   "hour", "hours",  "d",       "day",
      "days", "w",    "week",   "weeks",   "b",   "k",    "kb",     "mb",      "gb",
      "tb",   "ki",   "mi",     "gi",      "kib", "mib",  "gib"};
  std::string lower(value);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  for (std::string_view rest = lower; !rest.empty();) {
    const std::size_t number = digits(rest);
    if (number == 0) return false;
    rest.remove_prefix(number);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    const std::size_t unit = static_cast<std::size_t>(
        std::find_if_not(rest.begin(), rest.end(), is_ascii_letter) - rest.begin());
    if (std::find(kUnits.begin(), kUnits.end(), rest.substr(0, unit)) == kUnits.end()) return false;
    rest.remove_prefix(unit);
  }
  return true;
}

// "2016-11-06T15:32:17.000Z" (RFC 3339): a point in time.
bool is_time(std::string_view value) {
  constexpr std::string_view kForm = "0000-00-00T00:00";
  if (value.size() < kForm.size() || value.size() > 40) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool fits = kForm[i] == '0'   ? is_ascii_digit(value[i])
                      : kForm[i] == 'T' ? value[i] == 'T' || value[i] == ' '
                                        : value[i] == kForm[i];
    if (!fits) return false;
  }
  return value.find_first_not_of("0123456789:.+-Z", kForm.size()) == value.npos;
}

bool is_email(std::string_view value) {
  const std::size_t at = value.find('@');
  if (at == 0 || at == std::string_view::npos || value.size() > 254) return false;
  const std::string_view host = value.substr(at + 1);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  const auto good = [](char c) {
    return is_ascii_alnum(c) || c == '.' || c == '-' || c == '_' || c == '+';
  };
  return std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(at), good) &&
         std::all_of(host.begin(), host.end(), good) &&
         std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(),
                     is_ascii_letter);
}

bool is_uuid(std::string_view value) {
  if (value.size() != 36) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = to_ascii_lower(value[i]);
    if (dash ? c != '-' : !is_ascii_digit(c) && !(c >= 'a' && c <= 'f')) return false;
  }
  return true;
}

// "1.2.3", "v2.0.0-rc.1+build5", "1.2"
bool is_version(std::string_view value) {
  if (value.starts_with('v')) value.remove_prefix(1);
  for (int part = 0; part < 3; ++part) {
    const std::size_t number = digits(value);
    if (number == 0 || number > 9) return false;
    value.remove_prefix(number);
    if (value.empty()) return part > 0;
    if (value[0] != '.' || part == 2) break;
    value.remove_prefix(1);
  }
  return (value[0] == '-' || value[0] == '+') && value.size() <= 24;
}

// OpenSSH's public keys (RFC 4253 section 6.6) as in authorized_keys.
bool is_ssh_public_key(std::string_view value) {
  constexpr std::array<std::string_view, 8> kKinds = {"ssh-ed25519 ",
                                                      "ssh-rsa ",
                                                      "ssh-dss ",
                                                      "ecdsa-sha2-nistp256 ",
                                                      "ecdsa-sha2-nistp384 ",
                                                      "ecdsa-sha2-nistp521 ",
                                                      "sk-ssh-ed25519@openssh.com ",
                                                      "sk-ecdsa-sha2-nistp256@openssh.com "};
  return std::any_of(kKinds.begin(), kKinds.end(),
                     [&](std::string_view kind) { return value.starts_with(kind); });
}

bool is_age_recipient(std::string_view value) {
  return value.starts_with("age1") && value.size() <= 4096 && bech32_decode(value).has_value();
}

bool is_public_block(std::string_view value) {
  constexpr std::string_view kBegin = "-----BEGIN ";
  if (!value.starts_with(kBegin)) return false;
  const std::string_view label = value.substr(kBegin.size(), kLongestShort);
  const std::string_view name = label.substr(0, label.find("-----"));
  return name.ends_with("PUBLIC KEY") || name.ends_with("PUBLIC KEY BLOCK") ||
         name.ends_with("CERTIFICATE") || name == "CERTIFICATE REQUEST" || name == "PGP MESSAGE" ||
         name == "PGP SIGNATURE" || name == "AGE ENCRYPTED FILE" || name == "DH PARAMETERS" ||
         name == "EC PARAMETERS";
}

}  // namespace

bool is_public_value(std::string_view value, ValueName name) {
  if (is_switch(value) || is_quantity(value) || is_time(value) || is_email(value) ||
      is_ssh_public_key(value) || is_age_recipient(value) || is_public_block(value)) {
    return true;
  }
  // crypt(3)'s marks for "no password opens this account".
  if (value == "!" || value == "*" || value == "!!" || value == "!*") return true;
  if (value.starts_with("pk_live_") || value.starts_with("pk_test_")) return true;
  if (is_url(value) && !read_userinfo(value)) return true;
  if (is_number(value)) return !name.password;
  return !name.secret && (is_uuid(value) || is_version(value));
}

}  // namespace scan
