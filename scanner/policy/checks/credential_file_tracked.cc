// Private keys in files of their own, key stores, and the files in which programs keep credentials.
// Path and content must agree; a path alone is told as information.
#include "policy/checks/credential_file_tracked.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "judge/keys/key_block.h"
#include "policy/facts/credential_file.h"
#include "policy/facts/key_store.h"
#include "policy/rule.h"

namespace scan::policy {
namespace {

bool ends_in_any(std::string_view name, std::span<const std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

// As ssh-keygen and sshd name a private key: "id_ed25519", "ssh_host_rsa_key".
bool is_ssh_key_name(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {"id_rsa",     "id_dsa",        "id_ecdsa",
                                                      "id_ed25519", "id_ed25519_sk", "id_ecdsa_sk"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() ||
         (name.starts_with("ssh_host_") && name.ends_with("_key"));
}

bool is_key_name(std::string_view name) {
  constexpr std::array<std::string_view, 8> kEnds = {".pem", ".key", ".ppk", ".p8",
                                                     ".pk8", "_rsa", "_key", "_ed25519"};
  return is_ssh_key_name(name) || ends_in_any(name, kEnds) || name.starts_with("id_");
}

bool is_private_key(const TokenPlace& token) {
  return token.strong && token.rule.starts_with("private-key-") && token.rule != "private-key-pgp";
}

// A key and nothing else to speak of.
bool is_all_of(const TokenPlace& token, std::string_view text) {
  return token.secret.size() * 4 >= text.size() * 3;
}

// 32 or 64 bytes as they are, or one line of them in base64 or hexadecimal.
bool is_raw_key(std::string_view text) {
  if (text.size() == 32 || text.size() == 64) return true;
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text.size() >= 43 && text.size() <= 128 &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_ascii_alnum(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '_';
         });
}

class CredentialFileTracked : public Check {
 public:
  explicit CredentialFileTracked(const CheckContext& context)
      : severity_(context.rule.info.severity) {}

  void file(File& file, std::vector<Violation>& out) override {
    if (!file.tracked() || file.text().empty() || file.is_encrypted()) return;
    const std::size_t before = out.size();
    add_keys(file, out);
    add_store(file, out);
    add_credentials(file, out);
    if (out.size() == before) add_path(file, out);
  }

 private:
  static Violation told(const File& file, std::string key, std::string message) {
    Violation violation;
    violation.key = std::move(key);
    violation.message = std::move(message) + " in " + std::string(file.name());
    return violation;
  }

  void add_keys(const File& file, std::vector<Violation>& out) const {
    for (const TokenPlace& token : file.tokens()) {
      if (!is_private_key(token)) continue;
      if (!is_key_name(file.name()) && !is_all_of(token, file.text())) continue;
      const std::string_view block = file.text().substr(token.secret.begin, token.secret.size());
      const bool locked = token.rule == "private-key-encrypted" ||
                          read_key_block(block).state == KeyBlockState::kEncrypted;
      Violation violation =
          told(file, std::string(token.rule),
               locked ? "git keeps a private key behind a passphrase" : "git keeps a private key");
      violation.place = token.secret;
      violation.secret = token.secret;
      if (locked) violation.severity = lower(severity_);
      out.push_back(std::move(violation));
    }
  }

  void add_store(const File& file, std::vector<Violation>& out) const {
    constexpr std::array<std::string_view, 6> kEnds = {".p12", ".pfx",   ".jks",
                                                       ".bks", ".jceks", ".keystore"};
    // Android's debug.keystore has a password that everybody knows.
    if (!ends_in_any(file.name(), kEnds) || file.name() == "debug.keystore") return;
    if (read_key_store(file.text()) != KeyStore::kKeys) return;
    Violation violation = told(file, "store", "git keeps keys");
    violation.whole_file = true;
    const bool trust = file.name().find("trust") != std::string_view::npos;
    if (trust || file.is_test()) violation.severity = Severity::kInfo;
    out.push_back(std::move(violation));
  }

  void add_credentials(File& file, std::vector<Violation>& out) const {
    for (Credential& each : read_credentials(file)) {
      const std::optional<Severity> severity =
          literal_severity(severity_, each.judgement, file.is_test());
      if (!severity || (file.is_template() && !each.judgement.is_secret())) continue;
      Violation violation = told(file, std::move(each.key), "git keeps " + each.what);
      violation.place = each.secret;
      violation.secret = each.secret;
      violation.chosen = !each.judgement.is_secret();
      violation.severity = severity;
      violation.whole_file = each.secret.empty();
      // A state says nothing by itself, so a test's may be made up.
      if (each.secret.empty() && file.is_test()) violation.severity = Severity::kInfo;
      out.push_back(std::move(violation));
    }
  }

  void add_path(const File& file, std::vector<Violation>& out) const {
    const bool signing = file.name() == "signing_key";
    const bool raw = signing && is_raw_key(file.text());
    if (!raw && !signing && !is_ssh_key_name(file.name())) return;
    if (file.text().starts_with("ssh-") || file.text().starts_with("ecdsa-")) return;
    Violation violation = raw ? told(file, "raw key", "git keeps a device's private key")
                              : told(file, "path", "git keeps something else than a private key");
    violation.whole_file = true;
    if (!raw || file.is_test()) violation.severity = Severity::kInfo;
    out.push_back(std::move(violation));
  }

  Severity severity_;
};

}  // namespace

std::unique_ptr<Check> make_credential_file_tracked(const CheckContext& context) {
  return std::make_unique<CredentialFileTracked>(context);
}

}  // namespace scan::policy
