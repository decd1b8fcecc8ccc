// Tables of the ways in which secret stores are addressed. Entry points: is_secret_pointer,
// is_plain_path.
#include "judge/secret_pointer.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace scan {
namespace {

// Each is followed by something.
constexpr std::array<std::string_view, 49> kBeginnings = {"op://",
                                                          "ref+",
                                                          "keyring://",
                                                          "keychain://",
                                                          "secret://",
                                                          "secrets://",
                                                          "vault://",
                                                          "bao://",
                                                          "gcpsm://",
                                                          "gsm://",
                                                          "sm://",
                                                          "akv://",
                                                          "azurekeyvault://",
                                                          "awssm://",
                                                          "awsssm://",
                                                          "ssm://",
                                                          "doppler://",
                                                          "infisical://",
                                                          "bws://",
                                                          "pass://",
                                                          "onepassword://",
                                                          "lastpass://",
                                                          "env://",
                                                          "file:",
                                                          "env:",
                                                          "vault:",
                                                          "secretref:",
                                                          "ssm:/",
                                                          "awssm:",
                                                          "resolve:",
                                                          "arn:aws:secretsmanager:",
                                                          "arn:aws:ssm:",
                                                          "arn:aws-cn:secretsmanager:",
                                                          "arn:aws-us-gov:secretsmanager:",
                                                          "arn:aws:kms:",
                                                          "arn:aws:iam:",
                                                          "@Microsoft.KeyVault(",
                                                          "sops.placeholder.",
                                                          "config.sops.",
                                                          "config.age.",
                                                          "process.env.",
                                                          "import.meta.env.",
                                                          "os.environ",
                                                          "os.getenv(",
                                                          "System.getenv(",
                                                          "Deno.env.",
                                                          "$ANSIBLE_VAULT;",
                                                          "{cipher}",
                                                          "/run/secrets/"};

bool is_path_character(char c) {
  return is_ascii_alnum(c) || std::string_view("/._-+@ ~%{}$:\\").find(c) != std::string_view::npos;
}

bool is_wrapped(std::string_view value, std::string_view open, char close) {
  return value.starts_with(open) && value.ends_with(close);
}

// dotenvx writes `encrypted:` and base64 of an ephemeral key, nonce and tag: 81 bytes at least.
bool is_dotenvx(std::string_view value) {
  constexpr std::string_view kMark = "encrypted:";
  constexpr std::size_t kLeast = 88;
  return value.starts_with(kMark) && value.size() >= kMark.size() + kLeast;
}

// "projects/my-project/secrets/my-secret/versions/latest"
bool is_google_name(std::string_view value) {
  return value.starts_with("projects/") && value.find("/secrets/") != std::string_view::npos;
}

// "@./body.json", "@/run/x", "@key.pem"; a password may well begin with an `@`.
bool is_file_argument(std::string_view value) {
  if (!value.starts_with('@') || value.size() < 3) return false;
  const std::string_view path = value.substr(1);
  if (is_plain_path(path)) return true;
  const std::size_t dot = path.rfind('.');
  return dot != std::string_view::npos && dot > 0 && path.size() - dot >= 3 &&
         path.size() - dot <= 6 && std::all_of(path.begin(), path.end(), is_path_character) &&
         std::all_of(path.begin() + static_cast<std::ptrdiff_t>(dot) + 1, path.end(),
                     is_ascii_lower);
}

// The length of `$NAME`, `${NAME}` or `%NAME%` before a slash, 0 if there is none.
bool begins_with_folder_variable(std::string_view value) {
  const std::size_t slash = value.find_first_of("/\\");
  if (slash == std::string_view::npos || slash < 2) return false;
  std::string_view head = value.substr(0, slash);
  if (head.front() == '%' && head.back() == '%') {
    head = head.substr(1, head.size() - 2);
  } else if (head.starts_with("${") && head.ends_with('}')) {
    head = head.substr(2, head.size() - 3);
  } else if (head.front() == '$') {
    head.remove_prefix(1);
  } else {
    return false;
  }
  return !head.empty() && std::all_of(head.begin(), head.end(), [](char c) {
    return is_ascii_upper(c) || is_ascii_digit(c) || c == '_';
  });
}

}  // namespace

bool is_plain_path(std::string_view value) {
  if (value.size() < 3 || !std::all_of(value.begin(), value.end(), is_path_character)) return false;
  if (value.starts_with("~/") || value.starts_with("./") || value.starts_with("../")) return true;
  if (begins_with_folder_variable(value)) return true;
  if (is_ascii_letter(value[0]) &&
      (value.substr(1).starts_with(":\\") || value.substr(1).starts_with(":/"))) {
    return value.substr(2).find("//") != 0;
  }
  if (value[0] != '/') return false;
  // Base64 may begin with a slash. Folders at the root have short names in one case.
  const std::size_t end = value.find('/', 1);
  if (end == std::string_view::npos || end + 1 == value.size()) return false;
  const std::string_view root = value.substr(1, end - 1);
  const bool known = root == "Users" || root == "Volumes" || root == "Library";
  return known || (root.size() >= 2 && root.size() <= 16 &&
                   std::all_of(root.begin(), root.end(), is_ascii_lower));
}

bool is_secret_pointer(std::string_view value) {
  while (!value.empty() && is_ascii_space(value.front())) value.remove_prefix(1);
  while (!value.empty() && is_ascii_space(value.back())) value.remove_suffix(1);
  const bool begins =
      std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](std::string_view beginning) {
        return value.size() > beginning.size() && value.starts_with(beginning);
      });
  return begins || is_wrapped(value, "ENC[", ']') || is_wrapped(value, "ENC(", ')') ||
         is_dotenvx(value) || is_google_name(value) || is_file_argument(value) ||
         is_plain_path(value);
}

}  // namespace scan
