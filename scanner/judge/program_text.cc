// One predicate a kind; the first that fits is told. Entry points: what_program_text_it_is,
// is_uuid_shaped.
#include "judge/program_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "judge/char_model.h"

namespace scan {
namespace {

constexpr std::size_t kUuid = 36;

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  return lower;
}

// The runs of letters of `text`, lowered. Digits and signs between them are left out.
template <typename Each>
bool all_letter_runs(std::string_view text, Each each) {
  const std::string lower = lowered(text);
  std::size_t runs = 0;
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t end = at;
    while (end < lower.size() && is_ascii_letter(lower[end])) ++end;
    if (end > at) {
      ++runs;
      if (!each(std::string_view(lower).substr(at, end - at))) return false;
    }
    at = std::max(end, at + 1);
  }
  return runs > 0;
}

// Names of ciphers, digests, signatures, encodings and types are these words, sizes and signs.
bool is_algorithm_or_type(std::string_view value) {
  constexpr std::size_t kLongest = 40;
  constexpr std::size_t kLongestNumber = 5;
  constexpr std::array<std::string_view, 118> kWords = {
      "sha",    "md",      "aes",       "cbc",    "gcm",     "ctr",     "ecb",        "ccm",
      "hs",     "rs",      "es",        "ps",     "rsa",     "dsa",     "ecdsa",      "ecdh",
      "dh",     "ssh",     "dss",       "ed",     "curve",   "x",       "nistp",      "secp",
      "prime",  "v",       "k",         "r",      "hmac",    "cram",    "scram",      "plus",
      "pbkdf",  "with",    "and",       "bcrypt", "scrypt",  "argon",   "id",         "i",
      "d",      "a",       "kw",        "oaep",   "pkcs",    "pss",     "mgf",        "xoauth",
      "oauth",  "ntlm",    "gssapi",    "digest", "plain",   "utf",     "iso",        "latin",
      "base",   "hex",     "int",       "uint",   "float",   "array",   "str",        "string",
      "bytes",  "byte",    "char",      "bool",   "double",  "long",    "murmur",     "hash",
      "crc",    "blake",   "b",         "s",      "siphash", "xxh",     "xxhash",     "chacha",
      "poly",   "xchacha", "blowfish",  "des",    "ede",     "rc",      "encryption", "padding",
      "gpgsig", "rsassa",  "dilithium", "ml",     "kem",     "ripemd",  "whirlpool",  "tls",
      "ssl",    "none",    "mqttv",     "httpv",  "ipv",     "pem",     "der",        "wpa",
      "eap",    "psk",     "dhe",       "ecdhe",  "sae",     "wep",     "ocb",        "siv",
      "cfb",    "ofb",     "camellia",  "aria",   "eddsa",   "password"};
  if (value.size() > kLongest) return false;
  std::size_t digits = 0;
  std::size_t most = 0;
  for (const char c : value) {
    digits = is_ascii_digit(c) ? digits + 1 : 0;
    most = std::max(most, digits);
  }
  const bool joined = value.find_first_of("-_") != value.npos;
  if ((most == 0 && !joined) || most > kLongestNumber) return false;
  std::size_t longest = 0;  // run of letters: single letters are in every random text
  // Where the case says that a word begins there is one: "Uint8Array", "sha256WithRSAEncryption".
  std::string cut;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (begins_word(value, at)) cut += ' ';
    cut += value[at];
  }
  const bool known = all_letter_runs(cut, [&](std::string_view run) {
    longest = std::max(longest, run.size());
    return std::find(kWords.begin(), kWords.end(), run) != kWords.end();
  });
  const bool short_name = longest == 2 && most >= 3 && value.size() <= 7;  // "rs256", "ed25519"
  return known && (longest >= 3 || short_name);
}

// OpenPGP messages (RFC 9580 section 5.1) begin with the packet of an encrypted session key; Amazon
// signs requests with the name of a key and the place it is for.
bool is_sealed_or_signed(std::string_view value) {
  constexpr std::array<std::string_view, 10> kBegins = {"wcFMA", "wcBMA", "hQIMA", "hQEMA", "hQGMA",
                                                        "hF4D",  "wV4D",  "jA0E",  "wYwD",  "hIwD"};
  constexpr std::size_t kShortest = 64;
  const bool sealed = value.size() >= kShortest &&
                      std::any_of(kBegins.begin(), kBegins.end(),
                                  [&](std::string_view begin) { return value.starts_with(begin); });
  return sealed || value.find("/aws4_request") != value.npos;
}

bool is_public_reference(std::string_view value) {
  constexpr std::array<std::string_view, 17> kBegins = {
      "arn:",       "acs:", "ext:",    "npm:",     "workspace:", "urn:",
      "file:",      "git+", "github:", "link:",    "pkg:",       "docker:",
      "container:", "../",  "./",      "catalog:", "portal:"};
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return value.starts_with(begin); });
}

// "github.com/a/b": what Go imports, a page without its scheme.
bool is_host_and_path(std::string_view value) {
  constexpr std::array<std::string_view, 8> kEnds = {".com", ".org", ".net", ".io",
                                                     ".dev", ".in",  ".us",  ".co"};
  const std::string_view host = value.substr(0, value.find('/'));
  return host.size() < value.size() &&
         host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == host.npos &&
         std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
           return host.size() > end.size() && host.ends_with(end);
         });
}

bool is_marked_digest(std::string_view value) {
  constexpr std::array<std::string_view, 14> kBegins = {
      "sha1:",   "sha256:", "sha384:", "sha512:", "sha1-", "sha256-", "sha384-",
      "sha512-", "sha256/", "md5:",    "zh:",     "h1:",   "blake3:", "blake2b:"};
  const std::string lower = lowered(value.substr(0, 8));
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return lower.starts_with(begin); });
}

bool in_name(char c) { return is_ascii_alnum(c) || c == '_' || c == '.' || c == '-' || c == '?'; }

// "a.b=c": a name of words and what it is set to. Base64 has its `=` at the end.
bool is_setting(std::string_view value) {
  const std::size_t equals = value.find('=');
  if (equals == value.npos || equals < 2 || equals + 1 >= value.size()) return false;
  if (value[equals + 1] == '=' || !is_ascii_letter(value[0])) return false;
  const std::string_view name = value.substr(0, equals);
  return std::all_of(name.begin(), name.end(), in_name) &&
         std::none_of(name.begin(), name.end(), is_ascii_digit) && strangeness(name) <= 0;
}

// Words with bars between them, of which some take a number: the rules of a form's validator.
bool is_list(std::string_view value) {
  if (value.find('|') == value.npos) return false;
  std::size_t begin = 0;
  std::size_t items = 0;
  while (begin <= value.size()) {
    const std::size_t end = std::min(value.find('|', begin), value.size());
    std::string_view item = value.substr(begin, end - begin);
    item = item.substr(0, item.find(':'));
    constexpr std::size_t kShortestWord = 3;
    if (item.size() < kShortestWord || !is_ascii_lower(item[0]) || strangeness(item) > 0) {
      return false;
    }
    ++items;
    begin = end + 1;
  }
  return items >= 2;
}

// "file.0.id", "org.apache.BasicDataSource#getUser": words joined by dots, some of them numbers.
bool is_member(std::string_view value) {
  constexpr std::size_t kLeastNames = 2;
  if (strangeness(value) > 0) return false;
  std::size_t parts = 0;
  std::size_t names = 0;
  for (std::size_t begin = 0; begin <= value.size(); ++parts) {
    const std::size_t end = std::min(value.find_first_of(".#", begin), value.size());
    const std::string_view part = value.substr(begin, end - begin);
    const bool number = std::all_of(part.begin(), part.end(), is_ascii_digit);
    const bool name = std::all_of(part.begin(), part.end(),
                                  [](char c) { return is_ascii_alnum(c) || c == '_' || c == '%'; });
    if (part.empty() || !name || (!number && is_ascii_digit(part[0]))) return false;
    names += number ? 0 : 1;
    begin = end + 1;
  }
  return parts > kLeastNames && names >= kLeastNames;
}

// "::fd87:20d6:a932:6605", "4A:2B:69:D6:31:1D": an address of IPv6 or of a network card, the bytes
// of a fingerprint.
bool is_colon_separated(std::string_view value) {
  constexpr std::ptrdiff_t kLeastColons = 3;
  return std::count(value.begin(), value.end(), ':') >= kLeastColons &&
         value.find_first_not_of("0123456789abcdefABCDEF:") == value.npos;
}

// A name in braces that something else fills in, anywhere: "a{signature}b", "{user.id}".
bool has_named_hole(std::string_view value) {
  constexpr std::size_t kShortest = 3;
  for (std::size_t open = value.find('{'); open != value.npos; open = value.find('{', open + 1)) {
    const std::size_t close = value.find('}', open);
    if (close == value.npos) return false;
    const std::string_view inner = value.substr(open + 1, close - open - 1);
    if (inner.size() >= kShortest && is_ascii_letter(inner[0]) &&
        std::all_of(inner.begin(), inner.end(), in_name) && strangeness(inner) <= 0) {
      return true;
    }
  }
  return false;
}

// Words and UUIDs: the key of an entry in a cache, the name of a resource.
bool is_around_uuid(std::string_view value) {
  if (value.size() <= kUuid) return false;
  std::string rest;
  bool any = false;
  for (std::size_t at = 0; at < value.size();) {
    const bool begins = at == 0 || !is_ascii_alnum(value[at - 1]);
    if (begins && is_uuid_shaped(value.substr(at, kUuid))) {
      any = true;
      at += kUuid;
    } else {
      rest += value[at++];
    }
  }
  constexpr double kMostOfWords = 10;
  return any && strangeness(rest) <= kMostOfWords;
}

}  // namespace

bool is_uuid_shaped(std::string_view value) {
  if (value.size() != kUuid) return false;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
    if (dash ? value[at] != '-' : !is_ascii_alnum(value[at])) return false;
  }
  return true;
}

std::string_view what_program_text_it_is(std::string_view value) {
  if (is_algorithm_or_type(value)) return "an algorithm or a type";
  if (is_public_reference(value) || is_host_and_path(value))
    return "a reference to something public";
  if (is_marked_digest(value)) return "a marked digest";
  if (is_sealed_or_signed(value)) return "encrypted, or signed";
  if (is_setting(value)) return "a setting";
  if (value.starts_with("--") && strangeness(value) <= 0) return "an option of a command";
  if (is_list(value)) return "a list of words";
  if (is_member(value)) return "a member of something";
  if (is_colon_separated(value)) return "an address or a fingerprint";
  if (has_named_hole(value)) return "filled in elsewhere";
  if (is_around_uuid(value)) return "an identifier around a UUID";
  return {};
}

}  // namespace scan
