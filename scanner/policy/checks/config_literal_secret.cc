// What proves itself is an error wherever it stands. What is only likely, by its characters under
// the name of a secret, is a warning, and told quietly where it is made up: in tests and templates.
#include "policy/checks/config_literal_secret.h"

#include <set>
#include <utility>

#include "policy/facts/secret_settings.h"

namespace scan::policy {
namespace {

class ConfigLiteralSecret : public Check {
 public:
  explicit ConfigLiteralSecret(const CheckContext& context) : rule_(context.rule) {}

  void file(File& file, std::vector<Violation>& out) override {
    if (!file.format() || !file.may_set_secrets() || file.is_encrypted()) return;
    const JudgeSetting judge = [&](std::string_view name, std::string_view value, Span place) {
      return file.judge_secret(name, value, place);
    };
    std::set<Span> told;  // an alias is the same text once more
    for (const SecretSetting& each : secret_settings(file.entries(), file.text(), judge)) {
      for (const Span secret : secrets_of(file, each)) {
        if (told.insert(secret).second) out.push_back(violation(file, each, secret));
      }
    }
  }

 private:
  // A script in a value may hold several tokens.
  static std::vector<Span> secrets_of(const File& file, const SecretSetting& setting) {
    std::vector<Span> out;
    for (const TokenPlace& token : file.tokens()) {
      if (token.strong && token.secret.overlaps(setting.place)) out.push_back(token.secret);
    }
    if (out.empty()) out.push_back(setting.place);
    return out;
  }

  Violation violation(const File& file, const SecretSetting& setting, Span secret) const {
    const bool strong = setting.judged.value == ValueClass::kStrong;
    const bool made_up = file.is_test() || file.is_template() || setting.hashed;
    Violation violation;
    violation.place = secret;
    violation.secret = secret;
    violation.key = setting.key;
    violation.message = setting.key + (setting.hashed ? " holds a password's hash"
                                                      : " holds a secret in plain text");
    if (!strong) {
      violation.severity = made_up ? Severity::kInfo : lower(rule_.info.severity);
      violation.confidence = Confidence::kMedium;
    }
    return violation;
  }

  const Rule& rule_;
};

}  // namespace

std::unique_ptr<Check> make_config_literal_secret(const CheckContext& context) {
  return std::make_unique<ConfigLiteralSecret>(context);
}

}  // namespace scan::policy
