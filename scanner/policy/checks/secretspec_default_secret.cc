// A default is judged under the name of its secret, never under "default". Profiles for development
// are meant to have defaults that open nothing, so that what is only likely weighs less there.
#include "policy/checks/secretspec_default_secret.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "judge/name_words.h"
#include "judge/secret_name.h"
#include "policy/literal_violation.h"

namespace scan::policy {
namespace {

using syntax::Entry;

bool speaks_of_development(std::string_view text) {
  constexpr std::array<std::string_view, 9> kWords = {
      "dev", "development", "local", "test", "testing", "tests", "demo", "ci", "insecure"};
  for (const std::string& word : name_words(text)) {
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
  }
  return false;
}

class SecretspecDefaultSecret : public Check {
 public:
  explicit SecretspecDefaultSecret(const CheckContext& context) : rule_(context.rule) {}

  void file(File& file, std::vector<Violation>& out) override {
    const Names supplied = supplied_elsewhere(file.entries());
    for (const Entry& entry : file.entries().entries) {
      if (entry.path.size() != 4 || entry.path[0].name != "profiles") continue;
      const std::string_view field = entry.path[3].name;
      if (field == "default" || field == "composed") literal(file, entry, out);
      if (field == "required" && entry.value == "false") optional_secret(entry, supplied, out);
    }
  }

 private:
  using Names = std::set<std::pair<std::string_view, std::string_view>>;  // profile and secret

  // Secrets that have a value without anybody's doing.
  static Names supplied_elsewhere(const syntax::Document& document) {
    constexpr std::array<std::string_view, 4> kFields = {"default", "composed", "generate",
                                                         "prompt"};
    Names out;
    for (const Entry& entry : document.entries) {
      if (entry.path.size() < 4 || entry.path[0].name != "profiles") continue;
      if (std::find(kFields.begin(), kFields.end(), entry.path[3].name) == kFields.end()) continue;
      out.emplace(entry.path[1].name, entry.path[2].name);
    }
    return out;
  }

  void literal(const File& file, const Entry& entry, std::vector<Violation>& out) const {
    const std::string_view profile = entry.path[1].name;
    const std::string_view name = entry.path[2].name;
    // `defaults.default` is every secret's of the profile.
    const std::string_view judged_as = name == "defaults" ? "token" : name;
    const ValueJudgement judgement = file.judge(judged_as, entry.value, entry.value_place);
    if (!judgement.is_secret()) return;
    const std::string key = syntax::to_string(entry.path);
    std::string message = key + " " + std::string(holds_literal(judgement)) +
                          "; secretspec.toml is for names, not for values";
    auto violation = literal_violation(
        file, rule_, {key, std::move(message), entry.value, entry.value_place, judgement});
    if (!violation) return;
    if (judgement.value == ValueClass::kLikely) {
      if (speaks_of_development(entry.value)) {
        violation->severity = Severity::kInfo;
      } else if (speaks_of_development(profile)) {
        violation->severity = lower(violation->severity.value_or(rule_.info.severity));
      }
    }
    out.push_back(std::move(*violation));
  }

  static void optional_secret(const Entry& entry, const Names& supplied,
                              std::vector<Violation>& out) {
    const std::string& profile = entry.path[1].name;
    const std::string& name = entry.path[2].name;
    if (!is_secret_name(name) || speaks_of_development(profile)) return;
    if (supplied.count({profile, name}) > 0) return;
    Violation violation;
    violation.place = entry.value_place;
    violation.key = syntax::to_string(entry.path);
    violation.message = name + " may be missing, so that a program starts without it";
    violation.severity = Severity::kInfo;
    out.push_back(std::move(violation));
  }

  const Rule& rule_;
};

}  // namespace

std::unique_ptr<Check> make_secretspec_default_secret(const CheckContext& context) {
  return std::make_unique<SecretspecDefaultSecret>(context);
}

}  // namespace scan::policy
