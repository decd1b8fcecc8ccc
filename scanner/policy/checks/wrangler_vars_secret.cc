// `vars`, `env.*.vars`, `previews.vars` and `env.*.previews.vars` are all read by wrangler, and
// hold strings or JSON of any depth. A string is judged under its own name and under its dotted
// key; a name that `secrets.required` lists must not be a variable at all. Wrangler expands nothing
// in them, so that a reference reaches the Worker as it is written: no leak, but told.
#include "policy/checks/wrangler_vars_secret.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "judge/name_words.h"
#include "judge/secret_name.h"
#include "policy/facts/wrangler_config.h"
#include "policy/literal_violation.h"

namespace scan::policy {
namespace {

// AUTH0_AUDIENCE, AUTH_REALM: settings of a login, where only a random value is a secret.
bool is_about_auth(std::string_view name) {
  const std::vector<std::string> words = name_words(name);
  bool auth = false;
  for (const std::string& word : words) {
    if (word == "auth") {
      auth = true;
    } else if (word == "key" || is_secret_name(word)) {
      return false;
    }
  }
  return auth && words.back() != "auth";
}

class WranglerVarsSecret : public Check {
 public:
  explicit WranglerVarsSecret(const CheckContext& context) : rule_(context.rule) {}

  void file(File& file, std::vector<Violation>& out) override {
    const Required required = required_secrets(file.entries());
    for (const syntax::Entry& entry : file.entries().entries) {
      const WranglerSetting setting = read_wrangler_setting(entry.path);
      if (setting.name != "vars" || setting.below >= entry.path.size()) continue;
      const std::string& name = entry.path[setting.below].name;
      const bool is_required = required.count({std::string(setting.environment), name}) > 0 ||
                               required.count({std::string(), name}) > 0;
      tell(file, entry, setting, is_required, out);
    }
  }

 private:
  // Environment and name.
  using Required = std::set<std::pair<std::string, std::string>>;

  static Required required_secrets(const syntax::Document& document) {
    Required out;
    for (const syntax::Entry& entry : document.entries) {
      const WranglerSetting setting = read_wrangler_setting(entry.path);
      if (setting.name != "secrets" || setting.below >= entry.path.size()) continue;
      if (entry.path[setting.below].name != "required" || entry.value.empty()) continue;
      out.emplace(setting.environment, entry.value);
    }
    return out;
  }

  // The better of the judgements under the last name and under the dotted key; a weak value counts
  // only where the last name is a secret's, for `auth.realm` is not.
  static ValueJudgement judge(const File& file, const syntax::Entry& entry,
                              const WranglerSetting& setting, bool is_required) {
    const Span place = entry.value_place;
    const ValueJudgement by_name = file.judge(entry);
    if (by_name.value == ValueClass::kStrong) return by_name;
    if (by_name.secret_name &&
        (!is_about_auth(last_name(entry.path)) || looks_generated(entry.value))) {
      return by_name;
    }
    if (is_required) return {file.judge("token", entry.value, place).value, true};
    const std::string dotted = dotted_key(entry.path, setting.below);
    const ValueJudgement by_key = file.judge(dotted, entry.value, place);
    const bool nested = setting.below + 1 < entry.path.size();
    if (nested && by_key.is_secret() && !is_about_auth(dotted)) return by_key;
    return {by_name.value, false};
  }

  void tell(const File& file, const syntax::Entry& entry, const WranglerSetting& setting,
            bool is_required, std::vector<Violation>& out) const {
    if (entry.kind != syntax::ValueKind::kString && !is_required) return;
    const std::string key = syntax::to_string(entry.path);
    const ValueJudgement judgement = judge(file, entry, setting, is_required);
    std::string message = key + " " + std::string(holds_literal(judgement)) +
                          ", which the dashboard and the uploaded bundle show";
    auto violation = literal_violation(
        file, rule_, {key, std::move(message), entry.value, entry.value_place, judgement});
    if (!violation && is_required) {
      violation = plain(entry, key, key + " is listed in secrets.required and a variable as well");
      violation->severity = lower(rule_.info.severity);
    } else if (!violation && judgement.value == ValueClass::kReference && judgement.secret_name &&
               !file.is_template() && entry.value.find("{{") == std::string_view::npos) {
      violation = plain(entry, key,
                        key +
                            " is the text of a reference, which wrangler does not resolve: the "
                            "Worker gets it as it is written");
      violation->severity = Severity::kInfo;
    }
    if (violation) out.push_back(std::move(*violation));
  }

  static Violation plain(const syntax::Entry& entry, const std::string& key, std::string message) {
    Violation violation;
    violation.place = entry.value_place;
    violation.key = key;
    violation.message = std::move(message);
    return violation;
  }

  const Rule& rule_;
};

}  // namespace

std::unique_ptr<Check> make_wrangler_vars_secret(const CheckContext& context) {
  return std::make_unique<WranglerVarsSecret>(context);
}

}  // namespace scan::policy
