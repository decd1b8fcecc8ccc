// Each query runs over the file's own tree; one in bash over every shell script in the file.
#include "policy/queries.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "match/regex.h"
#include "policy/message.h"
#include "syntax/query.h"
#include "syntax/tree.h"

namespace scan::policy {
namespace {

using syntax::Language;

constexpr std::array kLanguages = {Language::kToml,       Language::kYaml,       Language::kJson,
                                   Language::kJsonc,      Language::kNix,        Language::kHcl,
                                   Language::kBash,       Language::kJavascript, Language::kTsx,
                                   Language::kTypescript, Language::kPython};

std::optional<Language> language_called(std::string_view name) {
  for (const Language language : kLanguages) {
    if (syntax::name_of(language) == name) return language;
  }
  return std::nullopt;
}

class Patterns : public syntax::TextMatcher {
 public:
  Result<std::size_t> add(std::string_view pattern) override {
    auto compiled = match::Regex::compile(pattern);
    if (!compiled) return compiled.error();
    patterns_.push_back(std::move(*compiled));
    return patterns_.size() - 1;
  }
  bool matches(std::size_t pattern, std::string_view text) const override {
    return patterns_[pattern].finds(text);
  }

 private:
  std::vector<match::Regex> patterns_;
};

Result<syntax::Query> compile(const QueryCondition& condition, Patterns& patterns) {
  const std::optional<Language> language = language_called(condition.language);
  if (!language) return Error{"no language is called '" + std::string(condition.language) + "'"};
  return syntax::Query::compile(*language, condition.source, &patterns);
}

struct Prepared {
  const QueryCondition* condition;
  std::unique_ptr<Patterns> patterns;
  syntax::Query query;
};

class QueryCheck : public Check {
 public:
  explicit QueryCheck(const Rule& rule) : rule_(rule) {
    for (const QueryCondition& condition : rule.queries) {
      auto patterns = std::make_unique<Patterns>();
      auto query = compile(condition, *patterns);
      if (query) prepared_.push_back({&condition, std::move(patterns), std::move(*query)});
    }
  }

  void file(File& file, std::vector<Violation>& out) override {
    for (const Prepared& each : prepared_) {
      if (each.query.language() == Language::kBash) {
        for (const Script& script : file.scripts()) in_script(each, file, script, out);
      } else if (const syntax::Tree* tree = file.tree();
                 tree != nullptr && tree->language() == each.query.language()) {
        for (const Place& place : places(each.query, *tree)) tell(each, file, place, out);
      }
    }
  }

 private:
  struct Place {
    Span value;        // in the file
    std::string text;  // of the value, as the language writes it
    std::string key;   // of @key, else empty
  };

  static std::vector<Place> places(const syntax::Query& query, const syntax::Tree& tree) {
    std::vector<Place> out;
    for (const syntax::QueryMatch& match : query.run(tree).matches) {
      Place place;
      bool found = false;
      for (const syntax::Capture& capture : match.captures) {
        const std::string_view text = tree.text().substr(capture.place.begin, capture.place.size());
        if (query.name_of(capture.name) == "value") {
          place.value = capture.place;
          place.text = text;
          found = true;
        } else if (query.name_of(capture.name) == "key") {
          place.key = text;
        }
      }
      if (found) out.push_back(std::move(place));
    }
    return out;
  }

  void in_script(const Prepared& each, File& file, const Script& script,
                 std::vector<Violation>& out) const {
    const auto tree = syntax::parse(Language::kBash, script.source.text.text, {});
    if (!tree) return;
    for (Place& place : places(each.query, *tree)) {
      place.value = script.place(place.value);
      tell(each, file, place, out);
    }
  }

  void tell(const Prepared& each, File& file, const Place& place,
            std::vector<Violation>& out) const {
    const ValueJudgement value = file.judge(place.key, unquoted(place.text), place.value);
    const auto severity = severity_under(each.condition->value, rule_, value, file.is_test());
    if (!severity) return;
    Violation violation;
    violation.place = place.value;
    violation.message = filled_in(rule_.message, place.key, file.path());
    violation.severity = severity;
    if (value.is_literal()) violation.secret = file.bytes_of(unquoted(place.text), place.value);
    violation.chosen = value.value == ValueClass::kWeak;
    out.push_back(std::move(violation));
  }

  // Code writes its strings in quotes.
  static std::string_view unquoted(std::string_view text) {
    const bool quoted = text.size() >= 2 && text.front() == text.back() &&
                        (text.front() == '"' || text.front() == '\'' || text.front() == '`');
    return quoted ? text.substr(1, text.size() - 2) : text;
  }

  const Rule& rule_;
  std::vector<Prepared> prepared_;
};

}  // namespace

Status try_query(const QueryCondition& condition) {
  Patterns patterns;
  const auto query = compile(condition, patterns);
  if (!query) return query.error();
  return {};
}

std::unique_ptr<Check> make_query_check(const CheckContext& context) {
  return std::make_unique<QueryCheck>(context.rule);
}

}  // namespace scan::policy
