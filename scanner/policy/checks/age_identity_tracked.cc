// Private keys of age and PGP wherever they stand, and files at places that are made for them.
#include "policy/checks/age_identity_tracked.h"

#include <algorithm>
#include <array>
#include <string>

#include "policy/rule.h"

namespace scan::policy {
namespace {

bool is_pgp(std::string_view rule) { return rule == "private-key-pgp"; }

// `age-keygen` writes `*.agekey` for clawdlets and flux; nixos-anywhere copies what is below
// extra-files/ onto a new machine, and sops-nix looks for key.txt there.
bool is_key_place(const File& file) {
  const std::string path = "/" + std::string(file.path());
  const std::string_view name = file.name();
  const bool below_keys = path.find("/.clawdlets/keys/") != path.npos;
  const bool extra = path.find("/extra-files/") != path.npos;
  return below_keys || name.ends_with(".agekey") ||
         (extra && (name == "key.txt" || name == "keys.txt"));
}

// Only public keys, comments and blank lines.
bool is_public(std::string_view text) {
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool passes = line.empty() || line.starts_with('#') || line.starts_with("age1") ||
                        line.starts_with("ssh-ed25519 ") || line.starts_with("ssh-rsa ");
    if (!passes) return false;
  }
  return true;
}

class AgeIdentityTracked : public Check {
 public:
  explicit AgeIdentityTracked(const CheckContext& context) : rule_(context.rule) {}

  void file(File& file, std::vector<Violation>& out) override {
    if (!file.tracked()) return;
    const std::size_t before = out.size();
    for (const TokenPlace& token : file.tokens()) {
      const bool ours =
          std::find(rule_.tokens.begin(), rule_.tokens.end(), token.rule) != rule_.tokens.end();
      if (ours && token.strong) add(token, out);
    }
    if (out.size() > before || !is_key_place(file)) return;
    if (file.text().empty() || is_public(file.text())) return;
    add_file(file, out);
  }

 private:
  static void add(const TokenPlace& token, std::vector<Violation>& out) {
    Violation violation;
    violation.place = token.secret;
    violation.secret = token.secret;
    violation.key = token.rule;
    violation.message = is_pgp(token.rule)
                            ? "a PGP private key is kept in git: it opens what is encrypted to it"
                            : "an age identity is kept in git: it opens every file that is "
                              "encrypted to it";
    out.push_back(std::move(violation));
  }

  static void add_file(File& file, std::vector<Violation>& out) {
    Violation violation;
    violation.key = "path";
    violation.whole_file = true;
    const bool wrapped = file.is_encrypted() || file.text().find("AGE-PLUGIN-") != file.text().npos;
    if (wrapped) violation.severity = Severity::kInfo;
    violation.message =
        wrapped ? "an identity is kept in git; only its passphrase or its hardware protects it"
                : "this file stands where private keys belong, and is kept in git unencrypted";
    out.push_back(std::move(violation));
  }

  const Rule& rule_;
};

}  // namespace

std::unique_ptr<Check> make_age_identity_tracked(const CheckContext& context) {
  return std::make_unique<AgeIdentityTracked>(context);
}

}  // namespace scan::policy
