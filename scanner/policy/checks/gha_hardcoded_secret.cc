// Values by their names; of a registry's password any text at all.
#include "policy/checks/gha_hardcoded_secret.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "policy/literal_violation.h"
#include "policy/lookalike.h"
#include "policy/workflow_keys.h"
#include "syntax/github_expression.h"

namespace scan::policy {
namespace {

// The input, of `inputs.token.default`.
std::string_view name_of(const syntax::Entry& entry) {
  const syntax::KeyPath& path = entry.path;
  const bool standard = path.back().name == "default" && path.size() > 2;
  return standard ? path[path.size() - 2].name : path.back().name;
}

class GhaHardcodedSecret : public Check {
 public:
  explicit GhaHardcodedSecret(const CheckContext& context) : rule_(context.rule) {}

  void file(File& file, std::vector<Violation>& out) override {
    const std::set<std::string_view> of_services = service_values(file);
    for (const syntax::Entry& entry : file.entries().entries) {
      const bool text =
          entry.kind == syntax::ValueKind::kString || entry.kind == syntax::ValueKind::kInteger;
      if (!text || entry.value.empty()) continue;
      if (workflow_registry_passwords().match(entry.path)) {
        registry_password(file, entry, out);
      } else if (workflow_values().match(entry.path)) {
        value(file, entry, of_services, out);
      }
    }
  }

 private:
  static std::set<std::string_view> service_values(File& file) {
    std::set<std::string_view> values;
    for (const syntax::Entry& entry : file.entries().entries) {
      if (workflow_service_variables().match(entry.path)) values.insert(entry.value);
    }
    return values;
  }

  // With `${{ secrets.X || 'literal' }}` it is the literal that counts, and is shown.
  void value(File& file, const syntax::Entry& entry, const std::set<std::string_view>& of_services,
             std::vector<Violation>& out) const {
    const std::string_view name = name_of(entry);
    const ValueJudgement judged = file.judge(name, entry.value, entry.value_place);
    if (!judged.is_literal()) return;
    const bool number = entry.kind == syntax::ValueKind::kInteger;
    if (number && judged.value != ValueClass::kStrong) return;
    const std::string literal = literal_of(file, name, entry);
    if (judged.value == ValueClass::kLikely && only_looks_secret(name, literal)) return;
    const std::string key = syntax::to_string(entry.path);
    auto violation = literal_violation(
        file, rule_,
        {key, key + " " + std::string(holds_literal(judged)), literal, entry.value_place, judged});
    if (!violation) return;
    // The password of a database that lives as long as the job, also where it is handed to others.
    if (judged.value == ValueClass::kWeak && of_services.count(entry.value) > 0) {
      violation->severity = Severity::kInfo;
    }
    out.push_back(std::move(*violation));
  }

  void registry_password(const File& file, const syntax::Entry& entry,
                         std::vector<Violation>& out) const {
    ValueJudgement judged = file.judge(entry);
    if (judged.value == ValueClass::kReference || judged.value == ValueClass::kEmpty ||
        judged.value == ValueClass::kPlaceholder) {
      return;
    }
    const std::string key = syntax::to_string(entry.path);
    Violation violation;
    violation.place = entry.value_place;
    violation.secret = file.bytes_of(entry.value, entry.value_place);
    violation.key = key;
    violation.message = key + " holds the password of a registry in plain text";
    violation.chosen = judged.value != ValueClass::kStrong;
    out.push_back(std::move(violation));
  }

  static std::string literal_of(const File& file, std::string_view name,
                                const syntax::Entry& entry) {
    for (const syntax::ExpressionPlace& place : syntax::find_expressions(entry.value)) {
      for (const auto& each : syntax::parse_expression(entry.value, place.body).literals) {
        const bool counts = each.is_string && each.result;
        if (counts && file.judge(name, each.value, {}).is_literal()) return each.value;
      }
    }
    return entry.value;
  }

  const Rule& rule_;
};

}  // namespace

std::unique_ptr<Check> make_gha_hardcoded_secret(const CheckContext& context) {
  return std::make_unique<GhaHardcodedSecret>(context);
}

}  // namespace scan::policy
