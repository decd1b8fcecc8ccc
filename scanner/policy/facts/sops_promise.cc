// Asks in order of certainty: what nix reads, the name, the rule, the folder.
#include "policy/facts/sops_promise.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "policy/facts/path_regex.h"
#include "policy/file.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 20;

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// `part` is in lower case. Nothing is copied: every path of a project is asked about.
bool starts_in_any_case(std::string_view text, std::string_view part) {
  return text.size() >= part.size() &&
         std::equal(part.begin(), part.end(), text.begin(),
                    [](char wanted, char c) { return to_ascii_lower(c) == wanted; });
}

bool is_named(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (std::size_t dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1)) {
    const std::string_view rest = name.substr(dot);
    if (starts_in_any_case(rest, ".sops.") || starts_in_any_case(rest, ".enc.")) return true;
    if (rest.size() == 5 && starts_in_any_case(rest, ".sops")) return true;
  }
  return false;
}

bool is_in_secrets(std::string_view path) {
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (at > 0 && path[at - 1] != '/') continue;
    const std::string_view part = path.substr(at);
    if (starts_in_any_case(part, "secret/") || starts_in_any_case(part, "secrets/")) return true;
  }
  return false;
}

// A rule that takes `secrets/…` or `*.sops.yaml` is made for secrets; one that takes
// `kubernetes/…` takes whatever lies there.
bool is_made_for_secrets(std::string_view regex) {
  constexpr std::array<std::string_view, 10> kWords = {
      "secret",  "sops",  "enc",      "encrypted", "credential",
      "private", "vault", "password", "key",       "keys"};
  const std::vector<std::string_view> words = regex_words(regex);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const std::string low = lower_case(word);
    return low.starts_with("secret") ||
           std::find(kWords.begin(), kWords.end(), low) != kWords.end();
  });
}

bool uses_sops_nix(const Project& project) {
  constexpr std::array<std::string_view, 3> kPins = {"flake.nix", "npins/sources.json",
                                                     "nix/sources.json"};
  return std::any_of(kPins.begin(), kPins.end(), [&](std::string_view pin) {
    const auto text = project.read(pin, kLargest);
    return text && holds(*text, "sops-nix");
  });
}

// A file in secrets/, or named for it, that is encrypted.
bool has_encrypted_file(const Project& project) {
  constexpr std::size_t kMostRead = 64;
  std::size_t read = 0;
  for (const std::string_view path : project.files()) {
    if (!is_in_secrets(path) && !is_named(path)) continue;
    const auto text = project.read(path, kLargest);
    if (text && holds(*text, "ENC[AES256_GCM,") && holds(*text, "sops")) return true;
    if (++read == kMostRead) break;
  }
  return false;
}

void add_nix_targets(std::string_view path, std::string_view text,
                     std::set<std::string, std::less<>>& out) {
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = slash == path.npos ? "" : path.substr(0, slash);
  for (const syntax::Entry& entry : syntax::read_document(syntax::Format::kNix, text).entries) {
    const std::string_view name = last_name(entry.path);
    if (name != "sopsFile" && name != "defaultSopsFile") continue;
    if (!entry.value.starts_with("./") && !entry.value.starts_with("../")) continue;
    std::string target = resolved_path(folder, entry.value);
    if (!target.empty()) out.insert(std::move(target));
  }
}

std::set<std::string, std::less<>> nix_targets(const Project& project) {
  constexpr std::size_t kMostRead = 1000;
  std::set<std::string, std::less<>> out;
  std::size_t read = 0;
  for (const std::string_view path : project.files()) {
    if (!path.ends_with(".nix")) continue;
    if (++read > kMostRead) break;
    const auto text = project.read(path, kLargest);
    if (text && holds(*text, "opsFile")) add_nix_targets(path, *text, out);
  }
  return out;
}

}  // namespace

std::string resolved_path(std::string_view folder, std::string_view relative) {
  std::vector<std::string_view> parts;
  const auto add = [&](std::string_view path) {
    while (!path.empty()) {
      const std::string_view part = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), part.size() + 1));
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.push_back(part);
      } else if (parts.empty()) {
        return false;
      } else {
        parts.pop_back();
      }
    }
    return true;
  };
  if (!add(folder) || !add(relative)) return {};
  std::string out;
  for (std::string_view part : parts) out.append(out.empty() ? "" : "/").append(part);
  return out;
}

SopsPromises SopsPromises::of(const Project& project) {
  SopsPromises out;
  out.configs_ = SopsConfigs::of(project);
  const bool nix = uses_sops_nix(project);
  if (nix) out.nix_files_ = nix_targets(project);
  out.used_ = !out.configs_.empty() || nix || has_encrypted_file(project);
  return out;
}

SopsPromise SopsPromises::promise(std::string_view path, const SopsRule*& rule) const {
  const SopsConfig* config = configs_.config_for(path);
  rule = config != nullptr ? config->rule_for(path) : nullptr;
  if (nix_files_.count(path) > 0) return SopsPromise::kNix;
  if (is_named(path)) return SopsPromise::kName;
  const bool says = rule != nullptr && !regex_words(rule->path_regex).empty();
  if (says && is_made_for_secrets(rule->path_regex)) return SopsPromise::kRule;
  if (used_ && is_in_secrets(path)) return SopsPromise::kFolder;
  return says ? SopsPromise::kWide : SopsPromise::kNone;
}

}  // namespace scan::policy
