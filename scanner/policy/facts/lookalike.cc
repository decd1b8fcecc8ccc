// Entry point: only_looks_secret.
#include "policy/facts/lookalike.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "judge/char_model.h"
#include "judge/mere_name.h"
#include "judge/name_words.h"
#include "judge/secret_name.h"

namespace scan::policy {
namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_ascii_alnum(c)) out += to_ascii_lower(c);
  }
  return out;
}

// In a language of more letters than a password has.
bool is_typed_text(std::string_view value) {
  return std::any_of(value.begin(), value.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_pattern(std::string_view value) { return value.starts_with('^') && value.ends_with('$'); }

// "<<API_KEY>>", "%API_KEY%", "@@TOKEN@@", "__TOKEN__": filled in by a program of the project's
// own.
bool is_slot(std::string_view value) {
  constexpr std::string_view kMarks = "<>%@_[]{}$#";
  const std::size_t begin = value.find_first_not_of(kMarks);
  const std::size_t end = value.find_last_not_of(kMarks);
  if (begin == value.npos || begin == 0 || end + 1 == value.size()) return false;
  const std::string_view inside = value.substr(begin, end + 1 - begin);
  const auto in_name = [](char c) { return is_ascii_alnum(c) || c == '_' || c == '-' || c == '.'; };
  return std::all_of(inside.begin(), inside.end(), in_name) && is_secret_name(inside);
}

// "sk-{{ random }}", "token-{{ .Values.suffix }}-prod": made where the template is filled in.
bool is_template_text(std::string_view value) {
  const std::size_t open = value.find("{{");
  return open != value.npos && value.find("}}", open + 2) != value.npos;
}

// A list, a script: keys are told by what they begin with.
bool is_text_of_lines(std::string_view value) {
  const std::size_t end = value.find_last_not_of(" \t\r\n");
  return value.substr(0, end).find('\n') != value.npos && value.find("-----BEGIN") == value.npos;
}

// AUTH0_AUDIENCE, AUTH_REALM: settings of a login, where only a random value is a secret.
bool is_about_login(std::string_view name) {
  const std::vector<std::string> words = name_words(name);
  bool auth = false;
  for (const std::string& word : words) {
    if (word == "auth") {
      auth = true;
    } else if (word == "key" || is_secret_name(word)) {
      return false;
    }
  }
  return auth && words.back() != "auth";
}

// "10.0.0.0/8,192.168.0.0/16": no password has nothing but these.
bool is_address_list(std::string_view value) {
  return value.find('.') != value.npos && value.find_first_not_of("0123456789./,: ") == value.npos;
}

}  // namespace

bool looks_random(std::string_view value) {
  constexpr std::size_t kLeast = 16;
  bool letter = false;
  bool digit = false;
  for (const char c : value) {
    if (!is_ascii_alnum(c) && std::string_view("-_+/=").find(c) == std::string_view::npos) {
      return false;
    }
    letter |= is_ascii_letter(c);
    digit |= is_ascii_digit(c);
  }
  return letter && digit && value.size() >= kLeast;
}

bool only_looks_secret(std::string_view name, std::string_view value) {
  if (name.size() > kLongestSettingName) return true;
  // "secret.reloader.stakater.com/reload": whose annotation it is says nothing of the value.
  const std::size_t slash = name.rfind('/');
  if (slash != name.npos && name.substr(0, slash).find('.') != name.npos) {
    return !is_secret_name(name.substr(slash + 1)) ||
           only_looks_secret(name.substr(slash + 1), value);
  }
  if (name.ends_with("_unencrypted")) return true;  // sops leaves it in plain text on purpose
  if (is_typed_text(value) || is_pattern(value) || is_slot(value) || is_address_list(value) ||
      is_template_text(value)) {
    return true;
  }
  if (folded(value) == folded(name) || is_text_of_lines(value)) return true;
  if (is_about_login(name) && !looks_random(value)) return true;
  if (value.find("-----BEGIN") != value.npos) return false;
  // "glassfish5" may be a password; tokens and keys are made by machines.
  constexpr std::size_t kLongestWords = 24;
  if (!is_password_name(name) && value.size() < kLongestWords && strangeness(value) <= 0) {
    return true;
  }
  // What a person typed is made of words as a name is; a name has marks between them.
  const bool chosen = is_password_name(name) && value.find_first_of("-_./: ") == value.npos;
  return !chosen && is_mere_name(value.starts_with('$') ? value.substr(1) : value);
}

}  // namespace scan::policy
