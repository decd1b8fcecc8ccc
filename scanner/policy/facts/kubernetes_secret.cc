// Entry point: KubernetesSecrets.
#include "policy/facts/kubernetes_secret.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/base64.h"

namespace scan::policy {
namespace {

std::string without_blanks(std::string_view text) {
  std::string out(text);
  out.erase(std::remove_if(out.begin(), out.end(), is_ascii_space), out.end());
  return out;
}

}  // namespace

KubernetesSecrets::InManifest KubernetesSecrets::in_manifest(const syntax::Entry& entry) {
  const syntax::KeyPath& path = entry.path;
  if (path.size() > 2 && path[0].name == "items" && path[1].is_index()) {
    return {{entry.document, path[1].index}, 2};
  }
  return {{entry.document, -1}, 0};
}

KubernetesSecrets::KubernetesSecrets(const syntax::Document& document) {
  for (const syntax::Entry& entry : document.entries) {
    const InManifest in = in_manifest(entry);
    const bool is_kind = entry.path.size() == in.below + 1 && entry.path.back().name == "kind";
    if (is_kind && entry.value == "Secret") secrets_.insert(in.manifest);
  }
}

std::optional<KubernetesSecrets::Member> KubernetesSecrets::member(
    const syntax::Entry& entry) const {
  if (secrets_.empty()) return std::nullopt;
  const InManifest in = in_manifest(entry);
  if (entry.path.size() != in.below + 2 || secrets_.count(in.manifest) == 0) return std::nullopt;
  const std::string& table = entry.path[in.below].name;
  const std::string& key = entry.path.back().name;
  if (table == "stringData") return Member{key, entry.value};
  if (table != "data") return std::nullopt;
  auto decoded = base64_decode(without_blanks(entry.value));
  if (!decoded) return std::nullopt;
  return Member{key, std::move(*decoded)};
}

}  // namespace scan::policy
