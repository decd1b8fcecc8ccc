// `[[rule.entries]]` and `[rule.file]`.
#include "policy/conditions.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "policy/message.h"
#include "syntax/key_pattern.h"

namespace scan::policy {
namespace {

using Patterns = std::vector<syntax::KeyPattern>;

Patterns parsed(Texts texts) {
  Patterns out;
  for (const std::string_view text : texts) {
    if (auto pattern = syntax::KeyPattern::parse(text)) out.push_back(std::move(*pattern));
  }
  return out;
}

bool any_matches(const Patterns& patterns, const syntax::KeyPath& path) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const syntax::KeyPattern& each) { return each.matches(path); });
}

bool same_text(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_ascii_lower(x) == to_ascii_lower(y); });
}

class EntryCheck : public Check {
 public:
  explicit EntryCheck(const Rule& rule) : rule_(rule) {
    for (const EntryCondition& condition : rule.entries) {
      prepared_.push_back({&condition, parsed(condition.at), parsed(condition.except)});
    }
  }

  void file(File& file, std::vector<Violation>& out) override {
    for (const syntax::Entry& entry : file.entries().entries) {
      for (const Prepared& each : prepared_) {
        if (!any_matches(each.at, entry.path) || any_matches(each.except, entry.path)) continue;
        if (tell(*each.condition, file, entry, out)) break;
      }
    }
  }

 private:
  struct Prepared {
    const EntryCondition* condition;
    Patterns at;
    Patterns except;
  };

  bool tell(const EntryCondition& condition, const File& file, const syntax::Entry& entry,
            std::vector<Violation>& out) const {
    const auto equals = [&](std::string_view text) { return same_text(text, entry.value); };
    if (!condition.equals.empty() &&
        std::none_of(condition.equals.begin(), condition.equals.end(), equals)) {
      return false;
    }
    const ValueJudgement value = file.judge(entry);
    const auto severity = severity_under(condition.value, rule_, value, file.is_test());
    if (!severity) return false;
    Violation violation;
    violation.place = entry.value_place;
    violation.key = syntax::to_string(entry.path);
    violation.message = filled_in(rule_.message, violation.key, file.path());
    violation.severity = severity;
    if (value.is_literal()) violation.secret = file.bytes_of(entry.value, entry.value_place);
    violation.chosen = value.value == ValueClass::kWeak;
    out.push_back(std::move(violation));
    return true;
  }

  const Rule& rule_;
  std::vector<Prepared> prepared_;
};

class FileCheck : public Check {
 public:
  explicit FileCheck(const Rule& rule) : rule_(rule) {}

  void file(File& file, std::vector<Violation>& out) override {
    const FileCondition& condition = rule_.file_conditions.front();
    if (!file.tracked()) return;
    if (condition.unless_empty && file.text().empty()) return;
    if (condition.unless_template && file.is_template()) return;
    if (condition.unless_encrypted && file.is_encrypted()) return;
    Violation violation;
    violation.message = filled_in(rule_.message, file.name(), file.path());
    violation.whole_file = true;
    out.push_back(std::move(violation));
  }

 private:
  const Rule& rule_;
};

}  // namespace

std::unique_ptr<Check> make_entry_check(const CheckContext& context) {
  return std::make_unique<EntryCheck>(context.rule);
}

std::unique_ptr<Check> make_file_check(const CheckContext& context) {
  return std::make_unique<FileCheck>(context.rule);
}

}  // namespace scan::policy
