// One predicate a kind; the first that fits is told. Entry points: what_else_it_is, is_digest_name,
// is_digest_shaped, is_made_of_common_words.
#include "judge/assigned_value.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "judge/char_model.h"
#include "judge/name_words.h"
#include "judge/program_text.h"
#include "judge/secret_pointer.h"

namespace scan {
namespace {

// Bits of strangeness that words and identifiers hardly have (judge/char_model.h).
constexpr double kMostOfWords = 3;
constexpr double kMostOfCode = 10;

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

bool is_all_of(std::string_view text, std::string_view set) {
  return text.find_first_not_of(set) == text.npos;
}

bool is_any(char c, std::string_view set) { return set.find(c) != set.npos; }

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_letter);
}

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_ascii_alnum(c)) out += to_ascii_lower(c);
  }
  return out;
}

// "name}", " user.id }}-7": a name in front of a closing bracket.
bool begins_with_name(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" =-");
  if (begin == text.npos) return false;
  std::size_t end = begin;
  while (end < text.size() && (is_ascii_alnum(text[end]) || is_any(text[end], "_.-"))) ++end;
  const std::string_view name = text.substr(begin, end - begin);
  constexpr std::size_t kShortest = 2;
  return name.size() >= kShortest && text.find_first_of("})]%", end) != text.npos &&
         strangeness(name) <= 0;
}

// "%s", "user-%d", "0x%08x": a conversion of printf among words, not in what a machine made.
bool is_format(std::string_view value) {
  for (std::size_t at = value.find('%'); at != value.npos; at = value.find('%', at + 1)) {
    const std::size_t verb = value.find_first_not_of("0123456789.#-+", at + 1);
    if (verb == value.npos || !is_any(value[verb], "sdvxXuqfg@")) continue;
    std::string rest(value);
    rest.erase(at, verb + 1 - at);
    constexpr std::size_t kNothing = 3;  // "0x%08x"
    if (rest.size() <= kNothing || strangeness(rest) <= kMostOfWords) return true;
  }
  return false;
}

// An opening bracket of a template. A machine makes these too: there a name must stand behind it.
// "0x%08x", "%02d": what printf pads with zeros.
bool has_padded_number(std::string_view value) {
  const std::size_t percent = value.find("%0");
  if (percent == value.npos || percent + 3 >= value.size()) return false;
  return is_ascii_digit(value[percent + 2]) && is_any(value[percent + 3], "dxXul");
}

bool has_hole(std::string_view value) {
  constexpr std::array<std::string_view, 12> kOpens = {"${", "#{",  "$(", "{{", "<%", "%(",
                                                       "@{", "\\(", "{}", "{0", "{1", "[["};
  const std::size_t doubled = value.find("{{");
  if (doubled != value.npos && value.find("}}", doubled) != value.npos) return true;
  const bool among_words = strangeness(value) <= kMostOfCode;
  return std::any_of(kOpens.begin(), kOpens.end(), [&](std::string_view open) {
    const std::size_t at = value.find(open);
    return at != value.npos && (among_words || begins_with_name(value.substr(at + open.size())));
  });
}

// Filled in, or computed: "{0}", "{name}", "${X}", "#{x}", "$(x)", "<%= x %>", "@Value@".
bool is_filled_in(std::string_view value) {
  if (is_format(value) || has_hole(value)) return true;
  const bool braces = value.starts_with('{') && value.ends_with('}');
  const bool angles = value.starts_with('<') && value.ends_with('>');
  const bool percents = value.size() > 2 && value.starts_with('%') && value.ends_with('%');
  const bool dollar =
      value.size() > 1 && value[0] == '$' && (is_ascii_letter(value[1]) || value[1] == '_') &&
      strangeness(value) <= kMostOfWords && std::all_of(value.begin() + 1, value.end(), [](char c) {
        return is_ascii_alnum(c) || c == '_' || c == '-' || c == '>' || c == '.';
      });
  return braces || angles || percents || dollar;
}

// The identifier of a function or an array: words, of which a machine makes none before a bracket.
bool ends_in_identifier(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  std::size_t begin = text.size();
  while (begin > 0 && (is_ascii_alnum(text[begin - 1]) || text[begin - 1] == '_')) --begin;
  const std::string_view name = text.substr(begin);
  return name.size() >= kShortest && strangeness(name) <= 0;
}

// A call, a member, an index: what a program computes.
bool is_expression(std::string_view value) {
  constexpr std::array<std::string_view, 6> kOperators = {"->", "::", "=>", "=~", "&&", "||"};
  if (std::any_of(kOperators.begin(), kOperators.end(),
                  [&](std::string_view sign) { return holds(value, sign); }) &&
      strangeness(value) <= kMostOfCode) {
    return true;
  }
  for (std::size_t open = value.find_first_of("(["); open != value.npos;
       open = value.find_first_of("([", open + 1)) {
    if (ends_in_identifier(value.substr(0, open)) &&
        value.find(value[open] == '(' ? ')' : ']', open) != value.npos) {
      return true;
    }
  }
  return false;
}

// "a.b.c", "self.token", "config.password": members joined by dots, each an identifier that begins
// with a letter.
bool is_member_path(std::string_view value) {
  bool any = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= value.size(); ++at) {
    if (at < value.size() && value[at] != '.') {
      if (!is_ascii_alnum(value[at]) && value[at] != '_' && value[at] != '$') return false;
      continue;
    }
    if (at == begin || is_ascii_digit(value[begin])) return false;
    any |= at < value.size();
    begin = at + 1;
  }
  return any;
}

// SubjectPublicKeyInfo of DER in base64 (RFC 5280 section 4.1.2.7): of P-256, P-384, P-521,
// Ed25519, and RSA of the usual sizes. A public key of minisign: "Ed", its id, 32 bytes.
bool is_public_key(std::string_view value) {
  constexpr std::array<std::string_view, 6> kBegins = {"MFkwEwYHKoZIzj0C", "MHYwEAYHKoZIzj0C",
                                                       "MIGbMBAGByqGSM49", "MCowBQYDK2Vw",
                                                       "MIIBIjANBgkqhkiG", "MIICIjANBgkqhkiG"};
  constexpr std::size_t kMinisign = 56;
  if (value.size() == kMinisign && value.starts_with("RW")) return true;
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return value.starts_with(begin); });
}

// "5\\340+z\\363": bytes as C writes them.
bool has_octal_escapes(std::string_view value) {
  std::size_t count = 0;
  for (std::size_t at = value.find('\\'); at != value.npos; at = value.find('\\', at + 1)) {
    const std::string_view digits = value.substr(at + 1, 3);
    count += digits.size() == 3 && is_all_of(digits, "01234567") ? 1 : 0;
  }
  return count >= 2;
}

bool is_file_name(std::string_view value) {
  constexpr std::array<std::string_view, 42> kEnds = {
      ".c",    ".h",    ".cc",         ".cpp",  ".rs",  ".rb",   ".cs",   ".pyi", ".pem",
      ".key",  ".json", ".yml",        ".yaml", ".txt", ".crt",  ".cer",  ".p12", ".pfx",
      ".jks",  ".js",   ".ts",         ".py",   ".go",  ".java", ".html", ".css", ".md",
      ".conf", ".cfg",  ".ini",        ".env",  ".sh",  ".xml",  ".png",  ".jpg", ".svg",
      ".log",  ".pub",  ".properties", ".toml", ".php", ".bin"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return value.size() > end.size() && value.ends_with(end);
  });
}

bool is_path(std::string_view value) {
  if (is_plain_path(value) || is_file_name(value)) return true;
  if (value.starts_with("../") || value.starts_with("./") || holds(value, ".html#")) return true;
  // "a/b/c" of words is for the character model; a random value has no such many slashes.
  return std::count(value.begin(), value.end(), '/') * 5 >
         static_cast<std::ptrdiff_t>(value.size());
}

// "required|min:6", "nullable|string|max:255": what a validator asks.
bool is_rule_of_form(std::string_view value) {
  const std::size_t bar = value.find('|');
  if (bar == value.npos || bar < 3) return false;
  return value.find_first_not_of("abcdefghijklmnopqrstuvwxyz_|:,0123456789") == value.npos &&
         std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(bar),
                     [](char c) { return is_ascii_lower(c) || c == '_'; });
}

bool is_pattern(std::string_view value) {
  if (is_rule_of_form(value)) return true;
  constexpr std::array<std::string_view, 13> kParts = {"(?",     "\\d",    "\\w",   "\\s", "[a-z",
                                                       "[A-Z",   "[0-9",   "[^",    ".*",  ".+",
                                                       "A-Za-z", "a-zA-Z", "a-z0-9"};
  if (value.starts_with('^') && (value.ends_with('$') || strangeness(value) <= 0)) return true;
  constexpr double kMostOfPatterns = 30;  // above it their signs stand there by chance
  if (value.size() <= 24 && strangeness(value) > kMostOfPatterns) return false;
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](std::string_view part) { return holds(value, part); });
}

// "Uint8Array", "SecureString": what ends so is a type of some language.
bool is_type(std::string_view value) {
  constexpr std::array<std::string_view, 9> kEnds = {
      "Array", "String", "Buffer", "Bytes", "Type", "Secret", "Key", "Token", "Password"};
  return std::all_of(value.begin(), value.end(), is_ascii_alnum) &&
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return value.ends_with(end); });
}

// "<b>", "</td>", "<br/>", "<a href=x>"
bool is_markup(std::string_view value) {
  for (std::size_t open = value.find('<'); open != value.npos; open = value.find('<', open + 1)) {
    std::size_t end = open + 1;
    if (end < value.size() && is_any(value[end], "/!")) ++end;
    const std::size_t name = end;
    while (end < value.size() && (is_ascii_alnum(value[end]) || value[end] == '-')) ++end;
    if (end == name || end == value.size() || !is_ascii_letter(value[name])) continue;
    if (is_any(value[end], ">/ ") && value.find('>', end) != value.npos) return true;
  }
  return false;
}

// "^5.1.1", "13.0.0-next-8.7", "~> 2.4", "<2.0.5|>=3,<3.0.3"
bool is_version(std::string_view value) {
  if (is_any(value[0], "<>=^~") && is_all_of(value, "0123456789.<>=^~|,- ")) return true;
  const std::size_t begin = value.find_first_not_of("^~<>=v ");
  if (begin == value.npos) return false;
  std::size_t dots = 0;
  std::size_t at = begin;
  while (at < value.size() && (is_ascii_digit(value[at]) || value[at] == '.')) {
    dots += value[at++] == '.' ? 1 : 0;
  }
  return dots >= 2 && (at == value.size() || is_any(value[at], "-+rab(|,<>"));
}

// Dates, times, numbers, addresses, colours: digits and signs.
bool is_numeric(std::string_view value) {
  if (is_all_of(value, "0123456789.,:/- +TZ%()")) return true;
  if (holds(value, "0x") && value.size() <= 24 && is_all_of(value, "0123456789abcdefABCDEFx:")) {
    return true;
  }
  if (value.starts_with("0x") && value.size() <= 18 &&
      is_all_of(value.substr(2), "0123456789abcdefABCDEF")) {
    return true;
  }
  return value.starts_with('#') && value.size() <= 9 &&
         is_all_of(value.substr(1), "0123456789abcdefABCDEF");
}

// Of an account or a contract of Ethereum and its kin: the end of a public key's hash.
bool is_chain_address(std::string_view value) {
  constexpr std::size_t kSize = 42;
  return value.size() == kSize && value.starts_with("0x") &&
         is_all_of(value.substr(2), "0123456789abcdefABCDEF");
}

bool is_host(std::string_view value) {
  const std::size_t colon = value.find(':');
  if (colon != value.npos && colon > 0 && value.size() - colon <= 6 &&
      is_all_of(value.substr(colon + 1), "0123456789") &&
      is_all_of(value.substr(0, colon), "abcdefghijklmnopqrstuvwxyz.-")) {
    return true;
  }
  if (!is_all_of(value, "abcdefghijklmnopqrstuvwxyz0123456789.-:")) return false;
  const std::string_view host = value.substr(0, value.find(':'));
  constexpr std::array<std::string_view, 14> kEnds = {
      ".com", ".org",     ".net",  ".io",    ".local", ".dev", ".internal",
      ".svc", ".example", ".test", ".cloud", ".app",   ".co",  ".eu"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return host.ends_with(end); });
}

// Nothing but one or two different characters; "--------", "........".
bool is_ornament(std::string_view value) {
  std::string seen;
  for (const char c : value) {
    if (seen.find(c) == seen.npos) seen += c;
    if (seen.size() > 3) return false;
  }
  return true;
}

bool is_text(std::string_view value) {
  return std::any_of(value.begin(), value.end(), [](char c) {
    return is_ascii_space(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

// The value says its name again: `password = "password1"`, `"apiKey": "api_key"`.
bool is_name_again(std::string_view name, std::string_view value) {
  std::string text = folded(value);
  while (!text.empty() && is_ascii_digit(text.back())) text.pop_back();
  if (text.empty()) return false;
  const std::string whole = folded(name);
  if (whole == text || (text.size() >= 4 && whole.ends_with(text))) return true;
  const std::vector<std::string> words = name_words(name);
  return !words.empty() &&
         (words.back() == text || "my" + words.back() == text || "the" + words.back() == text ||
          "new" + words.back() == text || "old" + words.back() == text);
}

char without_disguise(char c) {
  constexpr std::string_view kFrom = "0134578@$!";
  constexpr std::string_view kTo = "oleastbasi";
  const std::size_t at = kFrom.find(c);
  return at == kFrom.npos ? to_ascii_lower(c) : kTo[at];
}

std::string undisguised(std::string_view value) {
  while (!value.empty() && !is_ascii_letter(value.back())) value.remove_suffix(1);
  std::string text;
  for (const char c : value) text += without_disguise(c);
  return text;
}

}  // namespace

bool is_digest_name(std::string_view name) {
  constexpr std::array<std::string_view, 30> kWords = {
      "hash",      "hashes", "hashed",     "sha",      "sha1",       "sha256",
      "sha512",    "md5",    "md",         "digest",   "crc",        "checksum",
      "integrity", "commit", "rev",        "revision", "etag",       "fingerprint",
      "oid",       "blob",   "tree",       "ref",      "cid",        "hexdigest",
      "signature", "sig",    "thumbprint", "narhash",  "vendorhash", "cargohash"};
  const std::vector<std::string> words = name_words(name);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  });
}

bool is_digest_shaped(std::string_view value) {
  constexpr std::array<std::size_t, 6> kSizes = {32, 40, 56, 64, 96, 128};
  return std::find(kSizes.begin(), kSizes.end(), value.size()) != kSizes.end() &&
         is_all_of(value, "0123456789abcdefABCDEF");
}

bool is_made_of_common_words(std::string_view value) {
  constexpr std::array<std::string_view, 25> kWords = {
      "password", "passwd", "passwort", "secret",   "token",   "default", "sample",
      "example",  "fake",   "dummy",    "foobar",   "apikey",  "qwerty",  "letmein",
      "abcd",     "xxx",    "1234",     "changeme", "testing", "refresh", "iloveyou",
      "test",     "guest",  "mypass",   "userpass"};
  constexpr std::array<std::string_view, 7> kShortValuesWords = {"pass", "admin", "root",   "user",
                                                                 "demo", "login", "welcome"};
  constexpr std::size_t kLongest = 24;  // longer ones of a machine hold a word by chance
  constexpr std::size_t kShort = 12;
  if (value.size() > kLongest && strangeness(value) > 0) return false;
  const std::string text = undisguised(value);
  std::string lower(value);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  const auto is_in = [&](std::string_view word) { return holds(text, word) || holds(lower, word); };
  return std::any_of(kWords.begin(), kWords.end(), is_in) ||
         (value.size() <= kShort &&
          std::any_of(kShortValuesWords.begin(), kShortValuesWords.end(), is_in));
}

std::string_view what_else_it_is(std::string_view name, std::string_view value, bool quoted) {
  if (is_filled_in(value) || has_padded_number(value)) return "filled in elsewhere";
  if (is_text(value)) return "a text for people";
  if (!has_letter(value) && is_numeric(value)) return "a number or a date";
  if (is_numeric(value)) return "a number";
  if (is_version(value)) return "a version";
  if (holds(value, "://") || value.starts_with("//")) return "an address";
  if (is_type(value)) return "a type";
  if (is_public_key(value)) return "a public key";
  if (value.starts_with('?') && strangeness(value) <= kMostOfCode) return "a query";
  if (holds(value, "\\x") || holds(value, "\\u") || has_octal_escapes(value) || holds(value, "\\n"))
    return "binary";
  if (is_ornament(value)) return "a few characters repeated";
  if (is_expression(value)) return "an expression";
  if (is_pattern(value)) return "a pattern";
  if (is_markup(value)) return "markup";
  if (const std::string_view text = what_program_text_it_is(value); !text.empty()) return text;
  if (is_path(value)) return "a path";
  if (is_host(value)) return "a host";
  if (is_chain_address(value)) return "an address of a chain";
  if (is_member_path(value) && strangeness(value) <= (quoted ? 0 : kMostOfCode)) {
    return "a member of something";
  }
  if (is_name_again(name, value)) return "its own name";
  return {};
}

}  // namespace scan
