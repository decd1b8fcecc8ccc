// Try cheaply, then join the lines, then decode. Entry point: read_run.
#include "decode/encoded_run.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "decode/readable.h"
#include "decode/sites.h"

namespace scan::decode {
namespace {

constexpr std::uint8_t kForeign = 0xff;
constexpr std::size_t kTried = 16;        // digits looked at first
constexpr std::size_t kLeastTried = 8;    // bytes that these must give
constexpr std::size_t kLeastLine = 40;    // digits of a line that may go on in the next
constexpr std::size_t kLongestGap = 160;  // bytes between two lines of a run
constexpr std::size_t kLongestWord = 16;  // before a run, glued to it
constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";

using Table = std::array<std::uint8_t, 256>;

constexpr Table make_table(std::string_view digits) {
  Table table{};
  table.fill(kForeign);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    table[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
  }
  return table;
}

constexpr Table make_hex_table() {
  Table table = make_table("0123456789abcdef");
  for (std::size_t i = 0; i < 6; ++i) {
    table[static_cast<std::size_t>('A') + i] = static_cast<std::uint8_t>(10 + i);
  }
  return table;
}

// How digits become bytes: `bits` of each, a whole number of bytes from every `group` of them.
struct Alphabet {
  Table table;
  unsigned bits;
  std::size_t group;
  std::size_t least;  // digits of a run that is looked at
  std::string_view how;

  bool has(char c) const { return table[static_cast<unsigned char>(c)] != kForeign; }
};

constexpr Alphabet kStandard = {
    make_table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"), 6, 4, kLeastRun,
    "base64"};
constexpr Alphabet kUrl = {
    make_table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), 6, 4, kLeastRun,
    "base64"};
// Both of base64: a first look need not know which one it is.
constexpr Table make_either_table() {
  Table table = kStandard.table;
  table['-'] = 62;
  table['_'] = 63;
  return table;
}

constexpr Alphabet kEither = {make_either_table(), 6, 4, kLeastRun, "base64"};
constexpr Alphabet kHex = {make_hex_table(), 4, 2, 32, "hex"};

// Turns digits into bytes; keeps the bits of an incomplete one between calls.
class Decoder {
 public:
  explicit Decoder(const Alphabet& alphabet) : alphabet_(alphabet) {}

  void add(std::string_view digits, std::string& out) {
    for (char c : digits) {
      value_ = (value_ << alphabet_.bits) | alphabet_.table[static_cast<unsigned char>(c)];
      held_ += alphabet_.bits;
      if (held_ < 8) continue;
      held_ -= 8;
      out += static_cast<char>((value_ >> held_) & 0xff);
      value_ &= (1U << held_) - 1;
    }
  }

 private:
  const Alphabet& alphabet_;
  std::uint32_t value_ = 0;
  unsigned held_ = 0;
};

bool is_worthwhile(std::string_view head) {
  return begins_text(head) || begins_utf16(head) || head.starts_with(kGzipMagic);
}

constexpr std::array<bool, 256> make_text_bytes() {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = i >= 0x80   ? i < 0xf5
               : i >= 0x20 ? i != 0x7f
                           : i == 9 || i == 10 || i == 13 || i == 27;
  }
  return table;
}
constexpr std::array<bool, 256> kTextBytes = make_text_bytes();

constexpr bool is_text_byte(char c) { return kTextBytes[static_cast<unsigned char>(c)]; }

// False where no text in UTF-8 or UTF-16 and no gzip begins so.
constexpr bool may_begin(char a, char b, char c) {
  const auto first = static_cast<unsigned char>(a);
  const auto second = static_cast<unsigned char>(b);
  const auto third = static_cast<unsigned char>(c);
  const bool continued = (second & 0xc0) == 0x80;
  if (first >= 0x80) return first >= 0xfe || (first >= 0xc2 && continued && is_text_byte(c));
  if (first == 0) return is_text_byte(b) && c == 0;
  if (!is_text_byte(a)) return first == 0x1f && second == 0x8b;
  if (second >= 0x80) return second >= 0xc2 && (third & 0xc0) == 0x80;
  if (second == 0) return is_text_byte(c);
  return is_text_byte(b) && is_text_byte(c) && (third < 0x80 || third >= 0xc2);
}

// Bit `second` of element `first`: whether two digits of base64 with these values may begin what
// may_begin, which they leave 12 bits of open. They tell one byte and half of the next, which is
// enough to dismiss two thirds of all names and paths.
constexpr std::array<std::uint64_t, 64> make_beginning_pairs() {
  constexpr std::array<char, 4> kThird = {0, 'a', '\x80', '\xc2'};  // one of each kind
  std::array<std::uint64_t, 64> pairs{};
  for (unsigned pair = 0; pair < 64 * 64; ++pair) {
    for (unsigned low = 0; low < 16; ++low) {
      const char second = static_cast<char>(((pair & 15) << 4) | low);
      for (const char third : kThird) {
        if (!may_begin(static_cast<char>(pair >> 4), second, third)) continue;
        pairs[pair >> 6] |= std::uint64_t{1} << (pair & 63);
      }
    }
  }
  return pairs;
}
constexpr std::array<std::uint64_t, 64> kBeginningPairs = make_beginning_pairs();

// By the first group of digits at `at`; false where there are not even kLeastTried.
bool may_begin_at(std::string_view text, std::size_t at) {
  if (at + kLeastTried > text.size()) return false;
  const auto digit = [&](std::size_t i) -> std::uint32_t {
    return kEither.table[static_cast<unsigned char>(text[at + i])];
  };
  const std::uint32_t first = digit(0);
  const std::uint32_t second = digit(1);
  if (first == kForeign || second == kForeign) return false;
  if (((kBeginningPairs[first] >> second) & 1) == 0) return false;
  const std::uint32_t third = digit(2);
  const std::uint32_t fourth = digit(3);
  if (third == kForeign || fourth == kForeign) return false;
  const std::uint32_t bytes = first << 18 | second << 12 | third << 6 | fourth;
  return may_begin(static_cast<char>(bytes >> 16), static_cast<char>(bytes >> 8),
                   static_cast<char>(bytes));
}

bool begins_well_in(std::string_view text, std::size_t at, const Alphabet& alphabet) {
  std::array<char, kTried * 6 / 8> bytes{};
  std::size_t count = 0;
  std::uint32_t value = 0;
  unsigned held = 0;
  const std::size_t end = std::min(text.size(), at + kTried);
  for (std::size_t i = at; i < end && alphabet.has(text[i]); ++i) {
    value = (value << alphabet.bits) | alphabet.table[static_cast<unsigned char>(text[i])];
    held += alphabet.bits;
    if (held < 8) continue;
    held -= 8;
    bytes[count++] = static_cast<char>((value >> held) & 0xff);
    if (count == 3 && !may_begin(bytes[0], bytes[1], bytes[2])) return false;
  }
  return count >= kLeastTried && is_worthwhile({bytes.data(), count});
}

// Whether the digits at `at` begin something readable. Two of them dismiss most, the first group
// nearly all.
bool begins_well(std::string_view text, std::size_t at) {
  return may_begin_at(text, at) && begins_well_in(text, at, kEither);
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_quote(char c) { return c == '"' || c == '\''; }

// Where the next line of a run that ends at `at` begins: past a line end with its indentation, past
// `\n` or `\r\n` written as escapes, or past the end of one string literal and the begin of the
// next. Nothing where there is none.
std::optional<std::size_t> next_line(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.size(), at + kLongestGap);
  const auto skip = [&](auto holds) {
    while (at < end && holds(text[at])) ++at;
  };
  if (text.substr(at, 2) == "\\r") at += 2;
  if (text.substr(at, 2) == "\\n") {
    at += 2;
    if (at < end && !is_quote(text[at])) return at;
  }
  const bool quoted = at < end && is_quote(text[at]);
  if (quoted) ++at;
  skip([](char c) {
    return is_blank(c) || c == '+' || c == '.' || c == ',' || c == '&' || c == '\\' || c == '\r';
  });
  if (at >= end || text[at] != '\n') return std::nullopt;
  ++at;
  skip([quoted](char c) { return is_blank(c) || (quoted && (c == '+' || c == '.' || c == '&')); });
  if (quoted) {
    if (at >= end || !is_quote(text[at])) return std::nullopt;
    ++at;
  }
  return at < end ? std::optional(at) : std::nullopt;
}

// Whether a line of a run may end before `c`.
bool ends_line(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  return c == '\n' || c == '\r' || c == '=' || c == '\\' || is_quote(c) || is_blank(c) || c == '<';
}

class Reader {
 public:
  Reader(std::string_view text, const Alphabet& alphabet) : text_(text), alphabet_(alphabet) {}

  EncodedRun read(Span run) {
    run_.how = alphabet_.how;
    run_.group_digits = alphabet_.group;
    run_.group_bytes = alphabet_.group * alphabet_.bits / 8;
    run_.place = run;
    std::size_t digits = 0;
    Span line = run;
    while (true) {
      add(line);
      digits += line.size();
      const std::optional<Span> next = following(line, digits);
      if (!next) break;
      line = *next;
    }
    run_.place.end = line.end;
    for (int i = 0; i < 2 && alphabet_.group == 4 && run_.place.end < text_.size() &&
                    text_[run_.place.end] == '=';
         ++i) {
      ++run_.place.end;
    }
    if (!is_wanted()) run_.bytes.clear();
    return std::move(run_);
  }

 private:
  void add(Span line) {
    const std::size_t before = run_.bytes.size();
    decoder_.add(text_.substr(line.begin, line.size()), run_.bytes);
    run_.lines.push_back({line, run_.bytes.size() - before});
  }

  // The line after `line`, the last of `digits` digits so far.
  std::optional<Span> following(Span line, std::size_t digits) const {
    if (line.size() < kLeastLine) return std::nullopt;
    if (run_.lines.size() > 2 && line.size() != run_.lines[1].place.size()) return std::nullopt;
    const std::optional<std::size_t> at = next_line(text_, line.end);
    if (!at) return std::nullopt;
    Span next{*at, *at};
    while (next.end < text_.size() && alphabet_.has(text_[next.end])) ++next.end;
    if (next.empty() || !ends_line(text_, next.end)) return std::nullopt;
    if (run_.lines.size() > 1 && next.size() > line.size()) return std::nullopt;
    const bool last = next.size() < kLeastLine || next.size() < line.size();
    const bool padded = next.end < text_.size() && text_[next.end] == '=';
    if (last && !padded && (digits + next.size()) % alphabet_.group != 0) return std::nullopt;
    return next;
  }

  bool is_wanted() const {
    const std::string_view bytes = run_.bytes;
    return bytes.starts_with(kGzipMagic) || begins_utf16(bytes.substr(0, 64)) ||
           is_mostly_text(bytes);
  }

  std::string_view text_;
  const Alphabet& alphabet_;
  Decoder decoder_{alphabet_};
  EncodedRun run_;
};

// What stands before the digits and looks like one: the letter of `\n`, the digits of `%20`, `0x`.
void drop_prefix(std::string_view text, Span& run) {
  const char before = run.begin > 0 ? text[run.begin - 1] : ' ';
  const char first = text[run.begin];
  if (before == '\\' && (first == 'n' || first == 'r' || first == 't')) run.begin += 1;
  if (before == '%') run.begin += 2;
  if (run.size() < 2 || text[run.begin] != '0') return;
  if (text[run.begin + 1] == 'x' || text[run.begin + 1] == 'X') run.begin += 2;
}

bool is_hex(std::string_view text) { return std::all_of(text.begin(), text.end(), is_hex_byte); }

struct Start {
  std::size_t at;
  const Alphabet* alphabet;
};

// Of base64 at `at`, by the first digit that only one alphabet has.
Start start_at(std::string_view text, std::size_t at) {
  for (std::size_t i = at; i < text.size() && kEither.has(text[i]); ++i) {
    if (text[i] == '-' || text[i] == '_') return {at, &kUrl};
    if (text[i] == '+' || text[i] == '/') break;
  }
  return {at, &kStandard};
}

// What words of names and paths are made of; digits are of neither case.
enum WordKind : std::uint8_t { kDigit = 0, kLower = 1, kUpper = 2, kSeparator = 4 };

constexpr Table make_word_kinds() {
  Table kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kLower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = kUpper;
  for (const char c : std::string_view("-_+/")) kinds[static_cast<unsigned char>(c)] = kSeparator;
  return kinds;
}
constexpr Table kWordKinds = make_word_kinds();

// Where in `run` something readable begins: with it, at one of the first `phases` places, or after
// the words of a path or a name, each in one case, that are glued to it by a letter of one
// alphabet. What would leave less than kLeastRun of the run is not tried: most names end there.
std::optional<Start> first_start(std::string_view text, Span run, std::size_t phases) {
  drop_prefix(text, run);
  if (run.begin >= run.end) return std::nullopt;
  const std::string_view digits = text.substr(run.begin, kLeastRun);
  if (digits.size() == kLeastRun && is_hex(digits)) {
    for (std::size_t phase = 0; phase < std::min(phases, kHex.group); ++phase) {
      if (begins_well_in(text, run.begin + phase, kHex)) return Start{run.begin + phase, &kHex};
    }
  }
  for (std::size_t phase = 0; phase < phases; ++phase) {
    if (begins_well(text, run.begin + phase)) return start_at(text, run.begin + phase);
  }
  unsigned cases = 0;
  std::size_t word = 0;
  const std::size_t end = run.end - std::min(run.end, kLeastRun);
  for (std::size_t at = run.begin; at < end && word < kLongestWord; ++at, ++word) {
    const char c = text[at];
    const std::uint8_t kind = kWordKinds[static_cast<unsigned char>(c)];
    if (kind != kSeparator) {
      cases |= kind;
      if (cases == (kLower | kUpper)) break;
      continue;
    }
    if (begins_well(text, at + 1)) return start_at(text, at + 1);
    word = cases = 0;
  }
  return std::nullopt;
}

}  // namespace

bool may_hold_text(std::string_view text, std::size_t at) {
  const std::size_t most = std::min(text.size(), at + 2 * kLeastRun);
  std::size_t end = std::min(most, at + kLeastRun);
  while (end < most && is_run_byte(text[end])) ++end;
  return first_start(text, {at, end}, 1).has_value();
}

std::optional<EncodedRun> read_run(std::string_view text, Span run, bool any_phase) {
  const auto start = first_start(text, run, any_phase ? kStandard.group : 1);
  if (!start) return std::nullopt;
  const Alphabet& alphabet = *start->alphabet;
  Span part{start->at, start->at};
  while (part.end < run.end && alphabet.has(text[part.end])) ++part.end;
  if (part.size() < alphabet.least) return std::nullopt;
  return Reader(text, alphabet).read(part);
}

}  // namespace scan::decode
