// Tree-sitter queries with predicates, bounded in matches and time.
//
// The language: tree-sitter.github.io/tree-sitter/using-parsers/queries. Predicates read here:
// #eq?, #not-eq?, #any-of?, #not-any-of?, and #match?, #not-match?, whose patterns another folder
// understands. Any other predicate is an error, so that no rule believes in a condition that is
// none.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "syntax/tree.h"

struct TSQuery;

namespace scan::syntax {

// Decides #match? for a query. Its patterns are known when the query is compiled.
class TextMatcher {
 public:
  virtual ~TextMatcher() = default;
  // An error if `pattern` is none; else a number for matches().
  virtual Result<std::size_t> add(std::string_view pattern) = 0;
  // Called by many threads at once.
  virtual bool matches(std::size_t pattern, std::string_view text) const = 0;
};

struct Capture {
  std::uint32_t name = 0;  // Query::name_of()
  Span place;
  std::string_view kind;  // of the node, as the grammar names it; never freed
};

struct QueryMatch {
  std::uint32_t pattern = 0;  // of the query's patterns, from 0
  std::vector<Capture> captures;
};

struct QueryResult {
  std::vector<QueryMatch> matches;  // in the order of their first node
  bool incomplete = false;          // a limit cut it: matches, open matches or time
};

struct QueryLimits {
  std::size_t max_matches = 10'000;
  std::uint32_t max_open = 4096;  // begun and not yet decided at one time
  std::chrono::milliseconds max_time{2000};
};

// Immutable; one Query serves all threads.
class Query {
 public:
  // An error tells what is wrong at which character; the library loses a few bytes with each.
  // `matcher` may be null where no pattern is used, must outlive the Query, and is asked here and
  // in run().
  static Result<Query> compile(Language language, std::string_view source, TextMatcher* matcher);

  Query(Query&&) noexcept;
  Query& operator=(Query&&) noexcept;
  ~Query();

  Language language() const { return language_; }
  std::string_view name_of(std::uint32_t capture) const;

  // REQUIRES: the tree is of this query's language.
  QueryResult run(const Tree& tree, const QueryLimits& limits = {}) const;

 private:
  struct Predicate;
  struct Free {
    void operator()(TSQuery* query) const;
  };

  Query(TSQuery* query, Language language, TextMatcher* matcher);
  Status read_predicates();
  Result<Predicate> read_predicate(const void* steps, std::size_t count) const;
  bool holds(const QueryMatch& match, std::string_view text) const;
  bool holds(const Predicate& predicate, const QueryMatch& match, std::string_view text) const;

  std::unique_ptr<TSQuery, Free> query_;
  Language language_;
  TextMatcher* matcher_;
  std::vector<std::vector<Predicate>> predicates_;  // of each pattern
};

}  // namespace scan::syntax
