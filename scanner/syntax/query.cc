// Compiling queries, and deciding predicates on what a match captured.
#include "syntax/query.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "syntax/grammar.h"

namespace scan::syntax {
namespace {

constexpr std::size_t kMostSource = std::size_t{64} << 10;

using Clock = std::chrono::steady_clock;

std::string_view what_is_wrong(TSQueryError error) {
  switch (error) {
    case TSQueryErrorSyntax:
      return "syntax error";
    case TSQueryErrorNodeType:
      return "the grammar has no such node";
    case TSQueryErrorField:
      return "the grammar has no such field";
    case TSQueryErrorCapture:
      return "no capture of that name";
    case TSQueryErrorStructure:
      return "no tree can look like that";
    default:
      return "the grammar cannot be used";
  }
}

struct FreeCursor {
  void operator()(TSQueryCursor* cursor) const { ts_query_cursor_delete(cursor); }
};

bool late(TSQueryCursorState* state) {
  return Clock::now() > *static_cast<const Clock::time_point*>(state->payload);
}

// The library reads a query by recursion.
bool is_too_deep(std::string_view source) {
  constexpr int kMost = 200;
  int depth = 0;
  for (const char c : source) {
    depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
    if (depth > kMost) return true;
  }
  return false;
}

}  // namespace

struct Query::Predicate {
  enum class Kind : std::uint8_t { kEqual, kAnyOf, kMatch };
  Kind kind = Kind::kEqual;
  bool negated = false;
  std::uint32_t capture = 0;
  std::optional<std::uint32_t> other;  // the second capture of #eq?
  std::vector<std::string> texts;
  std::size_t pattern = 0;  // of the matcher
};

void Query::Free::operator()(TSQuery* query) const { ts_query_delete(query); }

Query::Query(TSQuery* query, Language language, TextMatcher* matcher)
    : query_(query), language_(language), matcher_(matcher) {}
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;
Query::~Query() = default;

Result<Query> Query::compile(Language language, std::string_view source, TextMatcher* matcher) {
  if (source.size() > kMostSource || is_too_deep(source)) {
    return Error{"query for " + std::string(syntax::name_of(language)) +
                 ": it is longer than 64 KiB or nests deeper than 200"};
  }
  std::uint32_t offset = 0;
  TSQueryError error = TSQueryErrorNone;
  TSQuery* raw = ts_query_new(grammar_of(language), source.data(),
                              static_cast<std::uint32_t>(source.size()), &offset, &error);
  if (raw == nullptr) {
    return Error{"query for " + std::string(syntax::name_of(language)) + ": " +
                 std::string(what_is_wrong(error)) + " at character " + std::to_string(offset + 1)};
  }
  Query query(raw, language, matcher);
  if (Status read = query.read_predicates(); !read) return read.error();
  return query;
}

Status Query::read_predicates() {
  const std::uint32_t patterns = ts_query_pattern_count(query_.get());
  for (std::uint32_t pattern = 0; pattern < patterns; ++pattern) {
    std::vector<Predicate>& out = predicates_.emplace_back();
    std::uint32_t count = 0;
    const TSQueryPredicateStep* steps =
        ts_query_predicates_for_pattern(query_.get(), pattern, &count);
    for (std::uint32_t begin = 0, i = 0; i < count; ++i) {
      if (steps[i].type != TSQueryPredicateStepTypeDone) continue;
      Result<Predicate> predicate = read_predicate(steps + begin, i - begin);
      begin = i + 1;
      if (!predicate) {
        const std::uint32_t at = ts_query_start_byte_for_pattern(query_.get(), pattern);
        return Error{"query for " + std::string(syntax::name_of(language_)) +
                     ", pattern at character " + std::to_string(at + 1) + ": " +
                     predicate.error().message};
      }
      out.push_back(std::move(*predicate));
    }
  }
  return {};
}

Result<Query::Predicate> Query::read_predicate(const void* opaque, std::size_t count) const {
  const auto* steps = static_cast<const TSQueryPredicateStep*>(opaque);
  const auto text = [&](std::size_t i) {
    std::uint32_t size = 0;
    const char* data = ts_query_string_value_for_id(query_.get(), steps[i].value_id, &size);
    return std::string(data, size);
  };
  const auto is_text = [&](std::size_t i) {
    return steps[i].type == TSQueryPredicateStepTypeString;
  };
  if (count == 0 || !is_text(0)) return Error{"a predicate begins with its name"};
  std::string name = text(0);
  Predicate out;
  out.negated = name.starts_with("not-");
  const std::string plain = out.negated ? name.substr(4) : name;
  if (plain != "eq?" && plain != "any-of?" && plain != "match?") {
    return Error{"no predicate is called #" + name};
  }
  if (count < 3 || is_text(1) || (plain != "any-of?" && count != 3)) {
    return Error{"#" + name + " takes a capture and then what it is compared with"};
  }
  out.capture = steps[1].value_id;
  if (plain == "eq?" && !is_text(2)) {
    out.other = steps[2].value_id;
    return out;
  }
  for (std::size_t i = 2; i < count; ++i) {
    if (!is_text(i)) return Error{"#" + name + " compares with strings"};
    out.texts.push_back(text(i));
  }
  if (plain == "any-of?") out.kind = Predicate::Kind::kAnyOf;
  if (plain != "match?") return out;
  out.kind = Predicate::Kind::kMatch;
  if (matcher_ == nullptr) return Error{"#" + name + " is not available here"};
  const Result<std::size_t> pattern = matcher_->add(out.texts[0]);
  if (!pattern) return pattern.error();
  out.pattern = *pattern;
  return out;
}

std::string_view Query::name_of(std::uint32_t capture) const {
  std::uint32_t size = 0;
  const char* name = ts_query_capture_name_for_id(query_.get(), capture, &size);
  return {name, size};
}

// Of a capture that a quantifier repeats, every node must hold; one that captured nothing holds.
bool Query::holds(const Predicate& predicate, const QueryMatch& match,
                  std::string_view text) const {
  const auto text_at = [&](const Capture& capture) {
    return text.substr(capture.place.begin, capture.place.size());
  };
  return std::all_of(match.captures.begin(), match.captures.end(), [&](const Capture& capture) {
    if (capture.name != predicate.capture) return true;
    const std::string_view own = text_at(capture);
    bool holds = false;
    if (predicate.kind == Predicate::Kind::kMatch) {
      holds = matcher_->matches(predicate.pattern, own);
    } else if (predicate.other) {
      holds = std::any_of(match.captures.begin(), match.captures.end(), [&](const Capture& other) {
        return other.name == *predicate.other && text_at(other) == own;
      });
    } else {
      holds =
          std::find(predicate.texts.begin(), predicate.texts.end(), own) != predicate.texts.end();
    }
    return holds != predicate.negated;
  });
}

bool Query::holds(const QueryMatch& match, std::string_view text) const {
  const std::vector<Predicate>& predicates = predicates_[match.pattern];
  return std::all_of(predicates.begin(), predicates.end(),
                     [&](const Predicate& predicate) { return holds(predicate, match, text); });
}

QueryResult Query::run(const Tree& tree, const QueryLimits& limits) const {
  QueryResult out;
  const std::unique_ptr<TSQueryCursor, FreeCursor> cursor(ts_query_cursor_new());
  ts_query_cursor_set_match_limit(cursor.get(), limits.max_open);
  Clock::time_point deadline = Clock::now() + limits.max_time;
  const TSQueryCursorOptions options{&deadline, late};
  ts_query_cursor_exec_with_options(cursor.get(), query_.get(), ts_tree_root_node(tree.raw()),
                                    &options);
  TSQueryMatch raw;
  while (ts_query_cursor_next_match(cursor.get(), &raw)) {
    if (out.matches.size() >= limits.max_matches) {
      out.incomplete = true;
      return out;
    }
    QueryMatch match;
    match.pattern = raw.pattern_index;
    for (std::uint16_t i = 0; i < raw.capture_count; ++i) {
      const TSQueryCapture& capture = raw.captures[i];
      match.captures.push_back({capture.index, span_of(capture.node), ts_node_type(capture.node)});
    }
    if (holds(match, tree.text())) out.matches.push_back(std::move(match));
  }
  out.incomplete = ts_query_cursor_did_exceed_match_limit(cursor.get()) || Clock::now() > deadline;
  return out;
}

}  // namespace scan::syntax
