// One walk a shape, all from the end of the name. Entry point: value_places.
#include "tokens/assigned/value_places.h"

#include <algorithm>

#include "tokens/assigned/core.h"
#include "tokens/assigned/text_walk.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kLongestRest = 32;  // of a name behind the word
constexpr std::size_t kMostClosers = 3;
constexpr std::string_view kCode = "<code>";
constexpr std::string_view kValue = "<value>";
constexpr std::string_view kCdata = "<![CDATA[";

class Walk {
 public:
  Walk(std::string_view content, std::size_t word)
      : text_(content.substr(0, std::min(content.size(), word + kFarthestValue))), word_(word) {}

  ValuePlaces run() {
    if (word_ > 0 && text_[word_ - 1] == ' ') return of_scheme();
    if (text_.substr(0, word_).ends_with("chpass")) return of_chpasswd();
    if (goes_on_as_other_word()) return {};
    const std::size_t name = after_name();
    const std::size_t closed = after_subscripts(after_closers(name));
    // "tokens.", "key's": nothing is assigned behind a letter.
    if (closed == text_.size() || is_ascii_alnum(text_[closed])) return {};
    find_strings(closed);
    find_word_behind_sign(closed);
    find_element(name);
    find_value_key(closed);
    find_item(closed);
    find_options(name);
    return places_;
  }

 private:
  // "author", "passed", "keyboard": what most of the words in a text turn out to be.
  bool goes_on_as_other_word() const {
    const std::string_view rest = text_.substr(word_);
    const char first = to_ascii_lower(at(word_));
    if (first == 'o') return is_word(rest.substr(0, 2), "or") && !is_any_of(at(word_ + 2), "iI");
    if (first == 'e' || first == 'i') {
      for (const std::string_view end : {"ed", "es", "ing", "ize"}) {
        const bool whole = is_word(rest.substr(0, end.size()), end);
        if (whole && !is_any_of(at(word_ + end.size()), "_=:")) return true;
      }
    }
    return first == 'b' && is_word(rest.substr(0, 5), "board");
  }

  // "Basic dTpw": the whole string.
  ValuePlaces of_scheme() {
    std::size_t begin = word_ - 1;
    while (begin > 0 && !is_quote(text_[begin - 1])) --begin;
    if (begins_value(word_, "$%", "\"'`<>(){}")) places_.add(begin);
    return places_;
  }

  // `echo "root:v" | chpasswd`: before the word.
  ValuePlaces of_chpasswd() {
    const std::size_t pipe = find_before(text_, word_, "|");
    const std::size_t line = line_begin(text_, word_);
    if (pipe == text_.npos || pipe < line) return places_;
    const std::size_t colon = find_before(text_, pipe, ":");
    if (colon != text_.npos && colon > line && begins_value(colon + 1, "$%", "`<>(){}")) {
      places_.add(colon + 1);
    }
    return places_;
  }

  char at(std::size_t place) const { return place < text_.size() ? text_[place] : '\n'; }

  std::size_t after_name() const {
    constexpr CharSet kInName = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
    const std::size_t most = std::min(text_.size(), word_ + kLongestRest);
    std::size_t end = word_;
    while (end < most && is_any_of(text_[end], kInName)) ++end;
    return end;
  }

  std::size_t after_closers(std::size_t place) const {
    if (at(place) == '\\') ++place;
    std::size_t count = 0;
    while (count++ < kMostClosers && is_any_of(at(place), "\"'`])}*")) ++place;
    return std::min(place, text_.size());
  }

  // `["prod"]` behind `passwords`.
  std::size_t after_subscripts(std::size_t place) const {
    constexpr std::size_t kLongest = 40;
    for (int i = 0; i < 2 && at(place) == '[' && is_any_of(at(place + 1), "\"':"); ++i) {
      const std::string_view rest = text_.substr(place, kLongest);
      const std::size_t close = rest.find(']');
      if (close == rest.npos || rest.substr(0, close).find('\n') != rest.npos) return place;
      place += close + 1;
    }
    return place;
  }

  std::size_t after_blanks(std::size_t place, std::size_t most) const {
    while (most-- > 0 && is_blank(at(place))) ++place;
    return place;
  }

  std::size_t after_space(std::size_t place, std::size_t most) const {
    while (most-- > 0 && place < text_.size() && is_ascii_space(text_[place])) ++place;
    return place;
  }

  // A value needs a few characters that are no end of it.
  bool begins_value(std::size_t place, CharSet never_first, CharSet never) const {
    if (place + kAssignedLeast > text_.size() || is_any_of(text_[place], never_first)) return false;
    for (std::size_t i = 0; i < kAssignedLeast; ++i) {
      if (is_ascii_space(text_[place + i]) || is_any_of(text_[place + i], never)) return false;
    }
    return true;
  }

  void add_string(std::size_t quote) {
    std::size_t begin = quote;
    if (at(quote + 1) == '\\' && is_quote(at(quote + 2))) begin += 2;  // "\"v\""
    while (begin - quote < 3 && at(begin) == text_[quote]) ++begin;
    if (begin_is_empty(begin - quote) || !begins_value(begin, "\\", "\"'`")) return;
    if (!is_sentence(begin, text_[quote])) places_.add(begin);
  }
  // A word, a blank and more, if the word is not a scheme's: "Token abc".
  bool is_sentence(std::size_t begin, char quote) const {
    constexpr std::size_t kLongestWord = 48;
    const std::size_t most = std::min(text_.size(), begin + kLongestWord);
    std::size_t end = begin;
    while (end < most && text_[end] != ' ' && text_[end] != quote) ++end;
    if (end == most || text_[end] != ' ') return false;
    const std::string_view word = text_.substr(begin, end - begin);
    return !is_word(word, "basic") && !is_word(word, "bearer") && !is_word(word, "token") &&
           !is_word(word, "apikey");
  }

  static bool begin_is_empty(std::size_t quotes) { return quotes == 2; }

  // Does what stands before the quote assign, or pass an argument?
  bool is_given(std::size_t from, std::size_t quote) const {
    std::size_t end = quote;
    if (end > from && text_[end - 1] == '\\') --end;
    while (end > from && quote - end < 3 && is_any_of(text_[end - 1], "bBfFrRuULlnN@$")) --end;
    const std::size_t before = before_space(text_, end, 24);
    if (before <= from) return end > from || is_any_of(text_[from - 1], "=:,(");
    if (is_any_of(text_[before - 1], "=:,(|?<>-[")) return true;
    if (is_block(before - 1)) return true;
    const std::string_view text = text_.substr(0, before);
    for (const std::string_view word :
         {" or", " is", " as", " was", " with", " -String", " -string"}) {
      if (text.ends_with(word)) return true;
    }
    return false;
  }

  // "v" behind `=`, `:`, `(` and their like; of arguments, those behind it too.
  void find_strings(std::size_t from) {
    constexpr std::size_t kFarthestString = 40;
    constexpr std::size_t kLongestArgument = 96;
    const bool prose = is_blank(at(from)) && is_ascii_letter(at(from + 1));
    const std::size_t farthest = prose ? kFarthestString / 2 : kFarthestString;
    std::size_t least = from;
    for (std::size_t i = from; i < text_.size() && i - least < farthest; ++i) {
      const char c = text_[i];
      if (!is_any_of(c, "\"'`;{}\n=:") || (c == '{' && is_block(i))) continue;
      if (c == '{' && after_accessors(i) > i) {
        i = after_accessors(i);
        continue;
      }
      // Behind the first string, arguments only: `password: "a", iv: "b"` names what follows.
      if (c == '=' || c == ':') {
        if (least > from && at(i + 1) != ':' && at(i - 1) != ':') return;
        continue;
      }
      if (c == '\n' && goes_on_in_next_line(i)) continue;
      if (!is_quote(c) || !is_given(least, i)) return;
      add_string(i);
      const std::size_t end =
          text_.substr(0, std::min(text_.size(), i + kLongestArgument)).find(c, i + 1);
      if (end == text_.npos || places_.full()) return;
      i = end;
      least = end + 1;
      if (at(after_blanks(least, 4)) != ',') return;
    }
  }

  // The last brace of `{ get; set; }`; `open` where it is something else.
  std::size_t after_accessors(std::size_t open) const {
    constexpr std::size_t kLongest = 40;
    const std::size_t close =
        text_.substr(0, std::min(text_.size(), open + kLongest)).find('}', open);
    return close != text_.npos && before_accessors(text_, close + 1) == open ? close : open;
  }

  // The brace of `fetch("X") { "v" }`, `password{"v"}`, `password={"v"}`.
  bool is_block(std::size_t brace) const {
    const std::size_t quote = after_blanks(brace + 1, 2);
    if (text_[brace] != '{' || !is_quote(at(quote))) return false;
    if (text_.substr(0, before_blanks(text_, brace)).ends_with(')')) return true;
    const bool adjacent = quote == brace + 1 && brace > 0 &&
                          (in_identifier(text_[brace - 1]) || text_[brace - 1] == '=');
    const std::size_t end = adjacent ? text_.find(text_[quote], quote + 1) : text_.npos;
    return end != text_.npos && at(end + 1) == '}';
  }

  bool goes_on_in_next_line(std::size_t line) const {
    return is_any_of(text_[before_blanks(text_, line) - 1], "=:(,[|>");
  }

  // `: v`, `=v`, `:=v`, `?= v`, `${X:-v}`, `: Bearer v`, `: &anchor v`.
  void find_word_behind_sign(std::size_t from) {
    std::size_t i = after_blanks(from, 4);
    while (is_any_of(at(i), "?+|") && i - from < 8) ++i;
    if (at(i) == ':') {
      ++i;
      if (is_any_of(at(i), "=-")) ++i;
    } else if (at(i) == '=') {
      ++i;
      if (at(i) == '>') ++i;
    } else {
      return;
    }
    i = after_blanks(i, 8);
    if (is_any_of(at(i), "&!")) {
      const bool type = at(i) == '!' && at(i + 1) == '!';
      i = after_blanks(after_word(i + (type ? 2 : 1)), 2);
    }
    const std::size_t word = after_word(i);
    const std::string_view scheme = text_.substr(i, word - i);
    const bool has_scheme =
        is_blank(at(word)) &&
        (is_word(scheme, "basic") || is_word(scheme, "bearer") || is_word(scheme, "token"));
    if (has_scheme) i = after_blanks(word, 2);
    // KEY=value of a shell or an .env file takes nearly everything; elsewhere signs mean something.
    const bool taken = at(i - 1) == '=' ? begins_value(i, "=:(){}<>[],;|\\&", "\"'`")
                                        : begins_value(i, "=:(){}<>[],;%*!|\\&-", "\"'`(){}<>,;");
    const bool variable = at(i) == '$' && !is_ascii_digit(at(i + 1));  // a hash begins "$2b$"
    if (taken && !variable) places_.add(i);
  }

  std::size_t after_word(std::size_t place) const {
    constexpr std::size_t kLongestWord = 20;
    std::size_t end = place;
    while (end - place < kLongestWord && (is_ascii_alnum(at(end)) || is_any_of(at(end), "_.-"))) {
      ++end;
    }
    return end;
  }

  // `>v<`, `</name><value>v`, `<![CDATA[v`.
  void find_element(std::size_t from) {
    constexpr std::size_t kFarthestTag = 24;
    std::size_t i = from;
    if (at(i) == ':' || at(i) == '<') {
      const std::size_t code = after_blanks(i + (at(i) == ':' ? 1 : 0), 2);
      if (text_.substr(code).starts_with(kCode)) i = code;
    }
    if (!is_any_of(at(i), "<>\"'")) return;
    if (text_.substr(i).starts_with(kCode)) {
      ++i;
    } else if (text_.substr(i).starts_with("</")) {
      while (i < text_.size() && i - from < 16 && text_[i] != '>') ++i;
      i = after_space(i + 1, 24);
      if (at(i) != '<') return;
      ++i;
    }
    const std::size_t begin = i;
    while (i < text_.size() && i - begin < kFarthestTag && !is_any_of(text_[i], "<>\n")) ++i;
    if (at(i) != '>' || is_any_of(text_[i - 1], "=-")) return;
    ++i;
    const std::size_t inner = after_space(i, 32);  // <property name="password"><value>v
    if (text_.substr(inner).starts_with(kValue)) i = inner + kValue.size();
    if (text_.substr(i).starts_with(kCdata)) i += kCdata.size();
    if (begins_value(i, "$%", "\"'`<>(){}")) places_.add(i);
  }

  // `- name: X` and `value: v` in the next line, `"X": {"value": "v"}`, `variable "x" {` and, some
  // lines below, `default = "v"`.
  void find_value_key(std::size_t from) {
    constexpr std::size_t kMostLines = 5;
    std::size_t i = after_blanks(from, 4);
    if (is_any_of(at(i), ",:=")) i = after_blanks(i + 1, 4);
    const bool block = at(i) == '{';
    if (block) ++i;
    if (!block && i == from && at(i) != '\n' && at(i) != '\r' && !is_quote(at(i))) return;
    for (std::size_t lines = 0; lines < (block ? kMostLines : 1); ++lines) {
      i = after_space(i, 40);
      std::size_t key = i + (is_quote(at(i)) ? 1 : 0);
      const std::size_t end = after_word(key);
      if (end == key) return;
      const std::string_view word = text_.substr(key, end - key);
      if (ends_in_word(word, "value") || is_word(word, "default")) {
        std::size_t sign = after_blanks(end + (is_quote(at(end)) ? 1 : 0), 8);
        if (at(sign) != ':' && at(sign) != '=') return;
        sign = after_blanks(sign + 1, 4);
        if (is_quote(at(sign))) ++sign;
        if (begins_value(sign, "$", "\"'`<>(){}")) places_.add(sign);
        return;
      }
      i = text_.find('\n', end);
      if (i == text_.npos) return;
    }
  }

  // `--password v`, `requirepass v`, and in the next item of a list.
  void find_item(std::size_t from) {
    std::size_t i = from;
    if (!is_blank(at(i)) && at(i) != '\n' && at(i) != '\r') return;
    if (!is_option_or_first()) return;
    i = after_blanks(i, 8);
    if (at(i) == '\n' || at(i) == '\r') {
      i = after_space(i, 24);
      if (at(i) != '-' || at(i + 1) != ' ') return;
      i += 2;
    }
    if (is_quote(at(i))) ++i;
    if (begins_value(i, "$=,.:-", "\"'`<>(){}")) places_.add(i);
  }

  // Is the name an option, or the first word of its line?
  bool is_option_or_first() const {
    const Span name = identifier_before(text_, word_);
    if (at(name.begin) == '-') return true;
    return opens_line(text_, name.begin);
  }

  bool is_program() const {
    const std::string_view text = text_.substr(0, word_);
    const char last = to_ascii_lower(text.back());
    if (!is_any_of(last, "lboidptns")) return false;
    for (const std::string_view program :
         {"curl", "mysql", "mariadb", "mongo", "redis-cli", "ldap", "sqlcmd", "unzip", "smbclient",
          "openssl", "kinit", "login", "sshpass"}) {
      if (ends_in_word(text, program)) return true;
    }
    return false;
  }

  // `mysql -pv`, `curl -u user:v`: behind the options of the rest of the line.
  void find_options(std::size_t from) {
    constexpr std::size_t kFarthestOption = 100;
    if (!is_blank(at(from)) && !is_quote(at(from))) return;
    if (!is_program()) return;
    const std::size_t most = std::min(text_.size(), from + kFarthestOption);
    for (std::size_t i = from; i + 1 < most && !is_any_of(text_[i], "\n;|"); ++i) {
      if (text_[i] != '-' || !is_any_of(text_[i - 1], " \"'")) continue;
      const std::size_t end = after_option(i);
      if (end == i) continue;
      if (begins_value(end, "$=,-", "\"'`<>(){}")) places_.add(end);
    }
  }

  std::size_t after_option(std::size_t dash) const {
    std::size_t end = dash;
    const std::string_view rest = text_.substr(dash);
    if (rest.starts_with("--user")) {
      end = dash + 6;
    } else if (rest.size() > 2 && is_any_of(rest[1], "upPaw")) {
      end = dash + 2;
    } else {
      return dash;
    }
    if (is_any_of(at(end), " =")) ++end;
    if (is_quote(at(end))) ++end;
    return end;
  }

  std::string_view text_;
  std::size_t word_;
  ValuePlaces places_;
};

}  // namespace

ValuePlaces value_places(std::string_view content, std::size_t word) {
  return Walk(content, word).run();
}

}  // namespace scan::tokens
