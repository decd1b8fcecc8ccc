// A dotenv path is meant from the folder of the secretspec.toml that is used: the nearest above the
// file that names the path, else the repository's root. What git keeps of it is asked of the
// project as it stands, so that old versions are searched for tokens only.
#include "policy/checks/secretspec_provider_insecure.h"

#include <string>
#include <string_view>
#include <utility>

#include "judge/path_kind.h"
#include "judge/secret_name.h"
#include "judge/url_password.h"
#include "policy/facts/repository_path.h"
#include "policy/facts/secretspec_provider.h"
#include "policy/literal_violation.h"

namespace scan::policy {
namespace {

// Documents of every kind speak of providers, and are not parsed for that.
bool speaks_of_secretspec(std::string_view text) {
  return text.find("secretspec") != std::string_view::npos ||
         text.find("SECRETSPEC") != std::string_view::npos;
}

class SecretspecProviderInsecure : public Check {
 public:
  explicit SecretspecProviderInsecure(const CheckContext& context)
      : rule_(context.rule), mode_(context.mode) {}

  void begin(const Project& project) override { project_ = &project; }

  void file(File& file, std::vector<Violation>& out) override {
    if (file.name() != "secretspec.toml" && !speaks_of_secretspec(file.text())) return;
    for (const ProviderUse& use : provider_uses(file)) {
      userinfo(file, use, out);
      query(file, use, out);
      dotenv(file, use, out);
    }
    if (file.name() == "secretspec.toml") credentials(file, out);
  }

 private:
  static bool is_document(const ProviderUse& use) {
    return use.script != nullptr && use.script->source.origin == syntax::ScriptOrigin::kDocument;
  }

  void tell(const File& file, const ProviderUse& use, std::string_view name, std::string_view value,
            std::vector<Violation>& out) const {
    const Span place = file.bytes_of(value, use.place);
    const ValueJudgement judgement = file.judge(name, value, place);
    if (!judgement.is_secret()) return;
    // "ops_token123" is what documents show.
    constexpr std::size_t kLeastInDocument = 20;
    const bool made_up = is_document(use) && value.size() < kLeastInDocument;
    if (made_up && judgement.value != ValueClass::kStrong) return;
    if (auto violation = literal_violation(
            file, rule_,
            {use.key, "the provider URI of " + use.key + " holds a secret in plain text", value,
             place, judgement})) {
      out.push_back(std::move(*violation));
    }
  }

  // `onepassword+token://token@vault` and `…://account:token@vault`; a password of any scheme.
  void userinfo(const File& file, const ProviderUse& use, std::vector<Violation>& out) const {
    const auto url = read_userinfo(use.spec);
    if (!url) return;
    if (!url->password.empty()) {
      tell(file, use, "password", url->password, out);
    } else if (url->scheme.ends_with("+token")) {
      tell(file, use, "token", url->user, out);
    }
  }

  // `auth` names a method, not a secret.
  void query(const File& file, const ProviderUse& use, std::vector<Violation>& out) const {
    const std::size_t mark = use.spec.find('?');
    if (mark == std::string_view::npos || use.spec.find("://") > mark) return;
    std::string_view rest = std::string_view(use.spec).substr(mark + 1);
    while (!rest.empty()) {
      const std::string_view pair = rest.substr(0, rest.find('&'));
      rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos) continue;
      const std::string_view name = pair.substr(0, equals);
      if (name != "auth" && is_secret_name(name))
        tell(file, use, name, pair.substr(equals + 1), out);
    }
  }

  // A credential's value is the store it comes from, not the credential.
  void credentials(File& file, std::vector<Violation>& out) const {
    for (const syntax::Entry& entry : file.entries().entries) {
      const syntax::KeyPath& path = entry.path;
      if (path.size() != 4 || path[0].name != "providers" || path[2].name != "credentials") {
        continue;
      }
      const ValueJudgement judgement = file.judge(path[3].name, entry.value, entry.value_place);
      if (!judgement.is_secret()) continue;
      const std::string key = syntax::to_string(path);
      if (auto violation = literal_violation(
              file, rule_,
              {key, key + " holds the credential itself, not the store to take it from",
               entry.value, entry.value_place, judgement})) {
        out.push_back(std::move(*violation));
      }
    }
  }

  std::string spec_folder(std::string_view folder) const {
    while (true) {
      const std::string inside = folder.empty() ? std::string() : std::string(folder) + '/';
      if (project_->tracks(inside + "secretspec.toml")) return std::string(folder);
      if (folder.empty()) return {};
      const std::size_t slash = folder.rfind('/');
      folder = slash == std::string_view::npos ? std::string_view() : folder.substr(0, slash);
    }
  }

  // Empty where the file is kept from git, or encrypted.
  std::string_view exposure(const std::string& path) const {
    if (!project_->tracks(path)) {
      return project_->ignored(path).ignored ? "" : "which no tracked ignore file keeps out of git";
    }
    const auto text = project_->read(path);
    if (!text) return "which git keeps";
    File::Input input;
    input.path = path;
    input.text = *text;
    return File(input).is_encrypted() ? "" : "which git keeps in plain text";
  }

  void dotenv(const File& file, const ProviderUse& use, std::vector<Violation>& out) const {
    const auto named = dotenv_path(use.spec);
    if (!named || is_document(use) || mode_ == Mode::kHistory || project_ == nullptr) return;
    const auto path = repository_path(spec_folder(file.folder()), *named);
    if (!path || is_template_path(*path)) return;
    const std::string_view why = exposure(*path);
    if (why.empty()) return;
    Violation violation;
    violation.place = use.place;
    violation.key = use.key + ":" + *path;
    violation.message = use.key + " keeps secrets in " + *path + ", " + std::string(why);
    violation.severity = file.is_test() ? Severity::kInfo : lower(rule_.info.severity);
    out.push_back(std::move(violation));
  }

  const Rule& rule_;
  Mode mode_;
  const Project* project_ = nullptr;
};

}  // namespace

std::unique_ptr<Check> make_secretspec_provider_insecure(const CheckContext& context) {
  return std::make_unique<SecretspecProviderInsecure>(context);
}

}  // namespace scan::policy
