// Finds the directives near a secret, reads each, and lets the first that holds decide.
#include "config/inline_allow.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace scan::config {
namespace {

constexpr std::string_view kWord = "scan:allow";
constexpr std::string_view kUntil = "until=";
constexpr std::size_t kReach = 4096;
constexpr std::size_t kLongestId = 64;
constexpr std::size_t kMostOnALine = 8;  // directives; each reads the rest of its line
constexpr std::chrono::days kWarnAhead{14};

// A comment that ends on the same line ends the reason, so that code after it is not read as one.
constexpr std::array<std::string_view, 6> kClosers = {"*/", "-->", "#}", "*)", "%>", "--}}"};

// One directive. Offsets are into the content.
struct Directive {
  Span ids;
  Span until;  // without "until="; empty where there is none
  bool has_until = false;
  Span reason;
  std::string_view mistake;  // static text; empty where the form is right
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_word(char c) { return is_letter_or_digit(c) || c == '_' || c == '-'; }

Span trimmed(std::string_view content, Span span) {
  while (span.begin < span.end && is_blank(content[span.begin])) ++span.begin;
  while (span.begin < span.end && is_blank(content[span.end - 1])) --span.end;
  return span;
}

std::string_view text_of(std::string_view content, Span span) {
  return content.substr(span.begin, span.size());
}

Span secret_line(std::string_view content, Span secret) {
  const std::size_t low = secret.begin > kReach ? secret.begin - kReach : 0;
  const std::size_t before = content.substr(low, secret.begin - low).rfind('\n');
  const std::size_t high = secret.end + std::min(kReach, content.size() - secret.end);
  const std::size_t after = content.substr(0, high).find('\n', secret.begin);
  return {before == std::string_view::npos ? low : low + before + 1,
          after == std::string_view::npos ? high : after};
}

// Nothing where there is no such line or it holds a secret.
std::optional<Span> line_above(const AllowQuestion& question, Span line) {
  if (line.begin == 0 || question.content[line.begin - 1] != '\n') return std::nullopt;
  const std::size_t end = line.begin - 1;
  const std::size_t low = end > kReach ? end - kReach : 0;
  const std::size_t newline = question.content.substr(low, end - low).rfind('\n');
  const Span above = {newline == std::string_view::npos ? low : low + newline + 1, end};
  if (!question.secrets->within(above).empty()) return std::nullopt;
  return above;
}

Span reason_within(std::string_view content, Span rest) {
  std::string_view text = text_of(content, rest);
  std::size_t end = std::min(text.find(kWord), text.size());
  for (std::string_view closer : kClosers) end = std::min(end, text.find(closer));
  return trimmed(content, {rest.begin, rest.begin + end});
}

// `rest` begins after "scan:allow".
Directive read_directive(std::string_view content, Span rest) {
  Directive out;
  const std::string_view text = text_of(content, rest);
  const std::size_t close = text.find(']');
  if (!text.starts_with('[') || close == std::string_view::npos) {
    out.mistake = "scan:allow names no rule: write scan:allow[rule-id] and a reason";
    return out;
  }
  out.ids = {rest.begin + 1, rest.begin + close};
  out.reason = reason_within(content, {rest.begin + close + 1, rest.end});
  if (text_of(content, out.reason).starts_with(kUntil)) {
    out.has_until = true;
    out.until = {out.reason.begin + kUntil.size(), out.reason.begin + kUntil.size()};
    while (out.until.end < out.reason.end && !is_blank(content[out.until.end])) ++out.until.end;
    out.reason = trimmed(content, {out.until.end, out.reason.end});
  }
  const std::string_view reason = text_of(content, out.reason);
  if (!std::any_of(reason.begin(), reason.end(), is_letter_or_digit)) {
    out.mistake = "scan:allow gives no reason: write one after the rules";
  } else if (reason.find(kUntil) != std::string_view::npos) {
    out.mistake = "scan:allow has its until=YYYY-MM-DD in the reason: it stands before the reason";
  }
  return out;
}

std::vector<Directive> directives_in(std::string_view content, Span line) {
  std::vector<Directive> out;
  const std::string_view searched = content.substr(0, line.end);
  for (std::size_t at = searched.find(kWord, line.begin); at != std::string_view::npos;
       at = searched.find(kWord, at + 1)) {
    if (out.size() == kMostOnALine) break;
    const std::size_t after = at + kWord.size();
    if (at > line.begin && is_word(content[at - 1])) continue;
    if (after < line.end && is_word(content[after])) continue;
    out.push_back(read_directive(content, {after, line.end}));
  }
  return out;
}

class Judge {
 public:
  Judge(const AllowQuestion& question, const KnownRules& rules, Span near)
      : question_(question), rules_(rules), near_(near) {}

  void judge(const Directive& directive) {
    if (!directive.mistake.empty()) return refuse(std::string(directive.mistake));
    if (!names_the_rule(directive.ids)) return;
    std::string until;
    if (directive.has_until) {
      const std::optional<Date> last = parse_date(text_of(question_.content, directive.until));
      if (!last) {
        return refuse("scan:allow has until=\"" + shown(directive.until) +
                      "\", which is no date: write until=YYYY-MM-DD");
      }
      until = date_text(*last);
      if (*last < question_.today) {
        return refuse("scan:allow[" + std::string(question_.rule) + "] expired on " + until);
      }
      warn_ahead(*last, until);
    }
    answer_.allow = Allow::kSuppresses;
    answer_.at = directive.ids.begin;
    answer_.reason = redact_range(question_.content, directive.reason, near_, *question_.secrets);
    answer_.until = until;
  }

  AllowAnswer take() {
    const bool only_elsewhere = answer_.allow == Allow::kAbsent && !elsewhere_.empty();
    if (only_elsewhere) refuse(std::move(elsewhere_));
    return std::move(answer_);
  }

  bool decided() const { return answer_.allow == Allow::kSuppresses; }

 private:
  void refuse(std::string notice) {
    answer_.allow = Allow::kRefused;
    answer_.notices.push_back(std::move(notice));
  }

  // A piece of the directive as it may be told: short and without secrets.
  std::string shown(Span piece) const {
    const bool long_one = piece.size() > kLongestId;
    if (long_one) piece.end = piece.begin + kLongestId;
    return redact_range(question_.content, piece, near_, *question_.secrets) +
           (long_one ? "…" : "");
  }

  bool names_the_rule(Span ids) {
    bool named = false;
    for (std::size_t at = ids.begin; at <= ids.end;) {
      const std::size_t comma =
          std::min(question_.content.substr(0, ids.end).find(',', at), ids.end);
      const Span piece = trimmed(question_.content, {at, comma});
      const std::string_view id = text_of(question_.content, piece);
      if (id == question_.rule) {
        named = true;
      } else if (!rules_.has(id)) {
        refuse("scan:allow names no known rule with \"" + shown(piece) + "\"");
      } else {
        tell_elsewhere(id);
      }
      at = comma + 1;
    }
    return named;
  }

  void tell_elsewhere(std::string_view id) {
    const bool also =
        std::find(question_.also.begin(), question_.also.end(), id) != question_.also.end();
    elsewhere_ = "scan:allow[" + std::string(id) + "] does not allow " +
                 std::string(question_.rule) +
                 (also ? ", under which this secret is reported: name that rule" : "");
  }

  void warn_ahead(Date last, const std::string& until) {
    const std::chrono::days left = last - question_.today;
    if (left > kWarnAhead) return;
    answer_.notices.push_back("scan:allow[" + std::string(question_.rule) + "] ends on " + until +
                              (left.count() == 0 ? ", today"
                               : left.count() == 1
                                   ? ", tomorrow"
                                   : ", in " + std::to_string(left.count()) + " days"));
  }

  const AllowQuestion& question_;
  const KnownRules& rules_;
  Span near_;  // whose secrets may be repeated in the directive
  AllowAnswer answer_;
  std::string elsewhere_;
};

}  // namespace

AllowAnswer judge_allow(const AllowQuestion& question, const KnownRules& rules) {
  const Span line = secret_line(question.content, question.secret);
  const std::optional<Span> above = line_above(question, line);
  Judge judge(question, rules, {above ? above->begin : line.begin, line.end});
  for (const Directive& directive : directives_in(question.content, line)) {
    if (!judge.decided()) judge.judge(directive);
  }
  if (above && !judge.decided()) {
    for (const Directive& directive : directives_in(question.content, *above)) {
      if (!judge.decided()) judge.judge(directive);
    }
  }
  return judge.take();
}

}  // namespace scan::config
