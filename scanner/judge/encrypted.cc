// sops: https://github.com/getsops/sops (sops.go Metadata, stores/dotenv, stores/ini, stores/json);
// age: https://github.com/C2SP/C2SP/blob/main/age.md; git-crypt: commands.cpp; ansible-vault:
// https://docs.ansible.com/ansible/latest/vault_guide/vault_using_encrypted_content.html;
// SealedSecret: https://github.com/bitnami-labs/sealed-secrets. Entry points: encryption_of_bytes,
// encryption_of_entries.
#include "judge/encrypted.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "judge/sops_value.h"

namespace scan {
namespace {

// `$ANSIBLE_VAULT;1.2;AES256;label`, then lines of hexadecimal.
bool is_ansible_vault(std::string_view content) {
  constexpr std::string_view kMark = "$ANSIBLE_VAULT;";
  constexpr std::size_t kLongestHead = 256;
  if (!content.starts_with(kMark)) return false;
  const std::size_t end = content.substr(0, kLongestHead).find('\n');
  if (end == std::string_view::npos || end + 1 >= content.size()) return false;
  std::string_view body = content.substr(end + 1);
  while (!body.empty() && is_ascii_space(body.back())) body.remove_suffix(1);
  return !body.empty() && std::all_of(body.begin(), body.end(), [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || c == '\n' || c == '\r';
  });
}

bool has_block(std::string_view content, std::string_view begin, std::string_view end) {
  while (!content.empty() && is_ascii_space(content.front())) content.remove_prefix(1);
  return content.starts_with(begin) && content.find(end) != std::string_view::npos;
}

// What stands under the metadata's own name, in either way of writing it: "sops.age[0].recipient"
// and ini's "sops.age__list_0__map_recipient" come as "age…", dotenv's "sops_mac" as "mac".
std::string_view metadata_name(std::string_view path) {
  constexpr std::size_t kName = 5;
  return path.starts_with("sops.") || path.starts_with("sops_") ? path.substr(kName)
                                                                : std::string_view();
}

bool is_recipient(std::string_view name) {
  constexpr std::array<std::string_view, 11> kWho = {
      "recipient",     "fp",     "arn", "resource_id", "vault_url", "vaultUrl",
      "vault_address", "key_id", "enc", "engine_path", "key_name"};
  constexpr std::array<std::string_view, 8> kKinds = {
      "age", "pgp", "kms", "gcp_kms", "azure_kv", "hc_vault", "hckms", "key_groups"};
  const bool kind = std::any_of(kKinds.begin(), kKinds.end(), [&](std::string_view each) {
    return name.starts_with(each) && name.size() > each.size() &&
           (name[each.size()] == '[' || name.substr(each.size()).starts_with("__list_"));
  });
  return kind && std::any_of(kWho.begin(), kWho.end(),
                             [&](std::string_view who) { return name.ends_with(who); });
}

Encryption sops(std::span<const PathValue> entries) {
  bool mac = false;
  bool stamp = false;
  bool recipient = false;
  bool binary = false;
  bool others = false;
  for (const PathValue& entry : entries) {
    const std::string_view name = metadata_name(entry.path);
    if (name.empty()) {
      if (entry.path == "data" && is_sops_value(entry.value)) {
        binary = true;
      } else {
        others = true;
      }
      continue;
    }
    mac |= name == "mac" && is_sops_value(entry.value);
    stamp |= (name == "version" || name == "lastmodified") && !entry.value.empty();
    recipient |= !entry.value.empty() && is_recipient(name);
  }
  if (!mac || !stamp || !recipient) return Encryption::kNone;
  return binary && !others ? Encryption::kSopsBinary : Encryption::kSops;
}

bool is_sealed_secret(std::span<const PathValue> entries) {
  bool kind = false;
  bool data = false;
  for (const PathValue& entry : entries) {
    kind |= entry.path == "kind" && entry.value == "SealedSecret";
    data |= entry.path.starts_with("spec.encryptedData.") && entry.value.size() >= 64;
    // The template may carry labels, but a value here would be in clear.
    if (entry.path.starts_with("spec.template.data.") ||
        entry.path.starts_with("spec.template.stringData.")) {
      return false;
    }
  }
  return kind && data;
}

bool is_dotenvx(std::span<const PathValue> entries) {
  std::size_t encrypted = 0;
  for (const PathValue& entry : entries) {
    if (entry.path.starts_with("DOTENV_PUBLIC_KEY") || entry.value.empty()) continue;
    if (!entry.value.starts_with("encrypted:") || entry.value.size() < 98) return false;
    ++encrypted;
  }
  return encrypted > 0;
}

}  // namespace

Encryption encryption_of_bytes(std::string_view content) {
  if (content.starts_with(std::string_view("\0GITCRYPT\0", 10))) return Encryption::kGitCrypt;
  if (content.starts_with("age-encryption.org/v1\n")) return Encryption::kAge;
  if (content.starts_with(kUtf8Bom)) content.remove_prefix(kUtf8Bom.size());
  if (has_block(content, "-----BEGIN AGE ENCRYPTED FILE-----",
                "-----END AGE ENCRYPTED FILE-----")) {
    return Encryption::kAge;
  }
  if (has_block(content, "-----BEGIN PGP MESSAGE-----", "-----END PGP MESSAGE-----")) {
    return Encryption::kPgp;
  }
  return is_ansible_vault(content) ? Encryption::kAnsibleVault : Encryption::kNone;
}

Encryption encryption_of_entries(std::span<const PathValue> entries) {
  const Encryption by_sops = sops(entries);
  if (by_sops != Encryption::kNone) return by_sops;
  if (is_sealed_secret(entries)) return Encryption::kSealedSecret;
  return is_dotenvx(entries) ? Encryption::kDotenvx : Encryption::kNone;
}

}  // namespace scan
