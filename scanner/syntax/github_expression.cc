// A machine with two states, before an operand and after one, and a stack of open brackets: every
// operator of the language is infix save `!`, so no tree is needed to know what is used. Entry
// points: find_expressions, parse_expression.
#include "syntax/github_expression.h"

#include <algorithm>

#include "base/ascii.h"
#include "syntax/github_expression_lexer.h"

namespace scan::syntax {
namespace {

using Token = ExpressionToken;

constexpr std::size_t kMostBytes = 65536;
constexpr std::size_t kMostOpen = 1000;
constexpr std::size_t kMostFound = 10000;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

std::string unquoted(std::string_view text) {
  std::string out;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    out += text[at];
    if (text[at] == '\'') ++at;
  }
  return out;
}

class Parser {
 public:
  Parser(std::string_view text, Span body) : text_(text), tokens_(lex_expression(text, body)) {}

  Expression parse() {
    bool good = !tokens_.empty();
    for (at_ = 0; good && at_ < tokens_.size(); ++at_) {
      good = operand_next_ ? operand(tokens_[at_]) : after_operand(tokens_[at_]);
    }
    if (!good && !tokens_.empty())
      out_.error = tokens_[std::min(at_ - 1, tokens_.size() - 1)].place;
    if (good && (operand_next_ || !open_.empty())) {
      good = false;
      out_.error = tokens_.back().place;
    }
    out_.valid = good;
    return std::move(out_);
  }

 private:
  enum class Bracket : std::uint8_t { kGroup, kCall, kIndex };
  struct Open {
    Bracket kind;
    std::size_t use = kNone;  // of an index: the context that it goes into
    std::string call;
    std::size_t first = 0;  // the token after it
  };

  std::string_view text_of(Span place) const { return text_.substr(place.begin, place.size()); }
  bool next_is(Token token) const {
    return at_ + 1 < tokens_.size() && tokens_[at_ + 1].token == token;
  }

  bool operand(const ExpressionLexeme& lexeme) {
    switch (lexeme.token) {
      case Token::kString:
      case Token::kNumber:
        add_literal(lexeme);
        return true;
      case Token::kName:
        name(lexeme);
        return true;
      case Token::kStar:
        // `[*]`
        return !open_.empty() && open_.back().kind == Bracket::kIndex &&
               open_.back().first == at_ && next_is(Token::kCloseIndex) && end_operand(kNone);
      case Token::kNot:
        return true;
      case Token::kOpen:
        return push({Bracket::kGroup, kNone, {}, at_ + 1});
      case Token::kClose:
        // `always()`
        return !open_.empty() && open_.back().kind == Bracket::kCall && open_.back().first == at_ &&
               pop();
      default:
        return false;
    }
  }

  bool after_operand(const ExpressionLexeme& lexeme) {
    switch (lexeme.token) {
      case Token::kDot:
        return property();
      case Token::kOpenIndex:
        return push({Bracket::kIndex, use_, {}, at_ + 1});
      case Token::kCloseIndex:
        return close_index(lexeme);
      case Token::kClose:
        return pop();
      case Token::kComma:
        operand_next_ = true;
        return !open_.empty() && open_.back().kind == Bracket::kCall;
      case Token::kCompare:
      case Token::kLogical:
        operand_next_ = true;
        return true;
      default:
        return false;
    }
  }

  bool end_operand(std::size_t use) {
    operand_next_ = false;
    use_ = use;
    return true;
  }

  bool push(Open open) {
    operand_next_ = true;
    open_.push_back(std::move(open));
    return open_.size() <= kMostOpen;
  }

  // Closes a call or a group. What comes after cannot be told: `fromJSON(x).y`.
  bool pop() {
    if (open_.empty() || open_.back().kind == Bracket::kIndex) return false;
    open_.pop_back();
    return end_operand(kNone);
  }

  void name(const ExpressionLexeme& lexeme) {
    const std::string_view text = text_of(lexeme.place);
    if (next_is(Token::kOpen)) {
      out_.calls.push_back({lower(text), lexeme.place});
      ++at_;
      push({Bracket::kCall, kNone, out_.calls.back().name, at_ + 1});
      return;
    }
    if (text == "true" || text == "false" || text == "null" || text == "NaN" ||
        text == "Infinity") {
      add_literal(lexeme);
      return;
    }
    out_.contexts.push_back({std::string(text), lexeme.place, innermost_call()});
    end_operand(out_.contexts.size() - 1);
  }

  std::string innermost_call() const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      if (open->kind == Bracket::kCall) return open->call;
    }
    return {};
  }

  bool property() {
    if (at_ + 1 >= tokens_.size()) return false;
    const ExpressionLexeme& part = tokens_[++at_];
    if (part.token != Token::kName && part.token != Token::kStar) return false;
    extend(use_, text_of(part.place), part.place.end);
    return true;
  }

  void extend(std::size_t use, std::string_view part, std::size_t end) {
    if (use == kNone) return;
    out_.contexts[use].path += '.';
    out_.contexts[use].path += part;
    out_.contexts[use].place.end = end;
  }

  bool close_index(const ExpressionLexeme& lexeme) {
    if (open_.empty() || open_.back().kind != Bracket::kIndex) return false;
    const Open open = std::move(open_.back());
    open_.pop_back();
    std::string part = "*";
    if (open.first + 1 == at_ && tokens_[open.first].token != Token::kName) {
      const std::string_view text = text_of(tokens_[open.first].place);
      part = tokens_[open.first].token == Token::kString ? unquoted(text) : std::string(text);
    }
    extend(open.use, part, lexeme.place.end);
    return end_operand(open.use);
  }

  void add_literal(const ExpressionLexeme& lexeme) {
    ExpressionLiteral literal;
    literal.is_string = lexeme.token == Token::kString;
    literal.place = lexeme.place;
    const std::string_view text = text_of(lexeme.place);
    literal.value = literal.is_string ? unquoted(text) : std::string(text);
    const bool compared =
        next_is(Token::kCompare) || (at_ > 0 && (tokens_[at_ - 1].token == Token::kCompare ||
                                                 tokens_[at_ - 1].token == Token::kNot));
    literal.result = !compared && std::all_of(open_.begin(), open_.end(), [](const Open& open) {
      return open.kind == Bracket::kGroup;
    });
    out_.literals.push_back(std::move(literal));
    end_operand(kNone);
  }

  std::string_view text_;
  std::vector<ExpressionLexeme> tokens_;
  std::size_t at_ = 0;
  bool operand_next_ = true;
  std::size_t use_ = kNone;  // the context that a `.` or `[` would go into
  std::vector<Open> open_;
  Expression out_;
};

// The `}}` that closes what opens at `begin`, npos where none does. Strings cannot hold it.
std::size_t closing(std::string_view text, std::size_t begin) {
  bool in_string = false;
  const std::size_t end = std::min(text.size(), begin + kMostBytes);
  for (std::size_t at = begin; at < end; ++at) {
    if (text[at] == '\'') in_string = !in_string;
    if (!in_string && text[at] == '}' && at + 1 < end && text[at + 1] == '}') return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<ExpressionPlace> find_expressions(std::string_view text) {
  constexpr std::string_view kOpen = "${{";
  // Each try may read 64 KiB in vain.
  constexpr std::size_t kMostFailures = 100;
  std::vector<ExpressionPlace> out;
  std::size_t failures = 0;
  for (std::size_t at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at)) {
    const std::size_t body = at + kOpen.size();
    const std::size_t close = closing(text, body);
    if (close == std::string_view::npos) {
      if (++failures > kMostFailures) break;
      at = body;
      continue;
    }
    out.push_back({{at, close + 2}, {body, close}});
    if (out.size() >= kMostFound) break;
    at = close + 2;
  }
  return out;
}

Expression parse_expression(std::string_view text, Span body) {
  if (body.size() <= kMostBytes) return Parser(text, body).parse();
  Expression out;
  out.valid = false;
  out.error = body;
  return out;
}

std::string context_name(const ContextUse& use) {
  return lower(std::string_view(use.path).substr(0, use.path.find('.')));
}

}  // namespace scan::syntax
