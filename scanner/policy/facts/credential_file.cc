// One function for each kind of file; the first whose paths fit reads it.
//
// npm: docs.npmjs.com/cli/configuring-npm/npmrc; netrc: gnu.org/software/inetutils/manual;
// Docker: cli/config/configfile; Kubernetes: client-go/tools/clientcmd/api/v1; Terraform:
// developer.hashicorp.com/terraform/language/state; ccflux: docs/src/configuration.md.
#include "policy/facts/credential_file.h"

#include <algorithm>
#include <array>

#include "judge/url_password.h"
#include "syntax/ini_entries.h"

namespace scan::policy {
namespace {

using Credentials = std::vector<Credential>;

bool is_any(std::string_view text, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool ends_path(std::string_view path, std::string_view end) {
  return path.ends_with(end) &&
         (path.size() == end.size() || path[path.size() - end.size() - 1] == '/');
}

// Under the name of a secret, whatever the file calls it.
void add_secret(const File& file, std::string_view value, Span place, std::string what,
                std::string key, Credentials& out) {
  const ValueJudgement judged = file.judge("token", value, place);
  if (judged.is_literal()) out.push_back({std::move(what), std::move(key), place, judged});
}

void read_npmrc(File& file, Credentials& out) {
  for (const syntax::Entry& entry :
       syntax::ini_entries(file.text(), syntax::IniDialect::kNpmrc).entries) {
    const std::string_view name = last_name(entry.path);
    const std::string_view bare = name.substr(name.rfind(':') + 1);
    if (bare != "_authToken" && bare != "_auth" && bare != "_password") continue;
    add_secret(file, entry.value, entry.value_place, "a registry's token", to_string(entry.path),
               out);
  }
}

// Words between blanks: `machine h login l password p`.
void read_netrc(File& file, Credentials& out) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::string_view text = file.text();
  std::string_view before;
  std::string machine = "default";
  std::size_t at = text.find_first_not_of(kBlanks);
  while (at != text.npos) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (before == "machine") machine = word;
    if (before == "password") {
      add_secret(file, word, {at, end}, "the password of a machine", "password of " + machine, out);
    }
    const bool value = before == "machine" || before == "login" || before == "password";
    before = value ? std::string_view() : word;
    at = text.find_first_not_of(kBlanks, end);
  }
}

void read_git_credentials(File& file, Credentials& out) {
  const std::string_view text = file.text();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (const auto url = read_userinfo(line); url && !url->password.empty()) {
      const auto begin = static_cast<std::size_t>(url->password.data() - text.data());
      add_secret(file, url->password, {begin, begin + url->password.size()},
                 "the password of a git server", "password at " + std::string(url->host), out);
    }
    at = end + 1;
  }
}

void read_aws(File& file, Credentials& out) {
  constexpr std::array<std::string_view, 2> kNames = {"aws_secret_access_key", "aws_session_token"};
  for (const syntax::Entry& entry :
       syntax::ini_entries(file.text(), syntax::IniDialect::kPlain).entries) {
    if (!is_any(last_name(entry.path), kNames)) continue;
    add_secret(file, entry.value, entry.value_place, "a secret key of AWS", to_string(entry.path),
               out);
  }
}

// `auth` is "user:password" in base64; with a credential helper there is none.
void read_docker(File& file, Credentials& out) {
  constexpr std::array<std::string_view, 4> kNames = {"auth", "password", "identitytoken",
                                                      "registrytoken"};
  for (const syntax::Entry& entry :
       syntax::read_document(syntax::Format::kJson, file.text()).entries) {
    if (entry.path.size() < 2 || !is_any(entry.path.back().name, kNames)) continue;
    add_secret(file, entry.value, entry.value_place, "the login of a registry",
               to_string(entry.path), out);
  }
}

void read_kubeconfig(File& file, Credentials& out) {
  constexpr std::array<std::string_view, 3> kNames = {"client-key-data", "token", "password"};
  for (const syntax::Entry& entry :
       syntax::read_document(syntax::Format::kYaml, file.text()).entries) {
    if (entry.path.size() < 4 || entry.path[0].name != "users") continue;
    if (!is_any(entry.path.back().name, kNames)) continue;
    add_secret(file, entry.value, entry.value_place, "a user's credential of a cluster",
               to_string(entry.path), out);
  }
}

void read_ccflux(File& file, Credentials& out) {
  constexpr std::array<std::string_view, 4> kNames = {"refresh_token", "access_token", "api_token",
                                                      "token"};
  const bool own_folder = ("/" + std::string(file.path())).find("/ccflux/") != std::string::npos;
  for (const syntax::Entry& entry :
       syntax::read_document(syntax::Format::kJson, file.text()).entries) {
    const std::string_view name = last_name(entry.path);
    // Elsewhere a config.json may be anybody's: only what is called like ccflux' own counts.
    if (!is_any(name, std::span(kNames).first(own_folder ? 4 : 2))) continue;
    const ValueJudgement judged = file.judge("token", entry.value, entry.value_place);
    if (!judged.is_secret()) continue;
    out.push_back(
        {"a user's " + std::string(name), to_string(entry.path), entry.value_place, judged});
  }
}

void read_service_account(File& file, Credentials& out) {
  const syntax::Document document = syntax::read_document(syntax::Format::kJson, file.text());
  const auto is = [](const syntax::Entry& entry, std::string_view name) {
    return entry.path.size() == 1 && entry.path[0].name == name;
  };
  const bool account = std::any_of(document.entries.begin(), document.entries.end(),
                                   [&](const syntax::Entry& entry) {
                                     return is(entry, "type") && entry.value == "service_account";
                                   });
  if (!account) return;
  for (const syntax::Entry& entry : document.entries) {
    if (!is(entry, "private_key")) continue;
    const ValueJudgement judged = file.judge("private_key", entry.value, entry.value_place);
    if (judged.value != ValueClass::kStrong) continue;
    out.push_back({"the key of a service account", "private_key", entry.value_place, judged});
  }
}

// An encrypted state (OpenTofu) has neither member.
void read_tfstate(File& file, Credentials& out) {
  bool version = false;
  bool resources = false;
  for (const syntax::Entry& entry :
       syntax::read_document(syntax::Format::kJson, file.text()).entries) {
    if (entry.path.empty()) continue;  // a text that is the whole document
    const std::string& name = entry.path.front().name;
    version = version || (name == "version" && entry.path.size() == 1);
    resources = resources || ((name == "resources" || name == "modules") && entry.path.size() > 1);
  }
  if (!version || !resources) return;
  out.push_back({"every value that Terraform knows of its resources", "state", {}});
}

bool is_tfstate(std::string_view name) {
  return name.ends_with(".tfstate") || name.find(".tfstate.") != name.npos;
}

bool is_docker(std::string_view path, std::string_view name) {
  return ends_path(path, ".docker/config.json") || name == ".dockerconfigjson" ||
         name == ".dockercfg" || name == "docker-config.json" || name == "dockerconfig.json";
}

bool is_kubeconfig(std::string_view path, std::string_view name) {
  return name.starts_with("kubeconfig") || name.find(".kubeconfig") != name.npos ||
         ends_path(path, ".kube/config") || name == "k3s.yaml";
}

}  // namespace

std::vector<Credential> read_credentials(File& file) {
  Credentials out;
  const std::string_view path = file.path();
  const std::string_view name = file.name();
  if (name.starts_with(".npmrc")) {
    read_npmrc(file, out);
  } else if (name == ".netrc" || name == "_netrc") {
    read_netrc(file, out);
  } else if (name == ".git-credentials") {
    read_git_credentials(file, out);
  } else if (ends_path(path, ".aws/credentials") || name == "credentials") {
    read_aws(file, out);
  } else if (is_docker(path, name)) {
    read_docker(file, out);
  } else if (is_kubeconfig(path, name)) {
    read_kubeconfig(file, out);
  } else if (is_tfstate(name)) {
    read_tfstate(file, out);
  } else if (name == "config.json" || name == "token_cache.json") {
    read_ccflux(file, out);
  } else if (name.ends_with(".json")) {
    read_service_account(file, out);
  }
  return out;
}

}  // namespace scan::policy
