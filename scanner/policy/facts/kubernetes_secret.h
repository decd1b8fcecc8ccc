// Kubernetes manifests of `kind: Secret`: `data` holds base64, `stringData` text, and every key of
// both is a secret by declaration.
// kubernetes.io/docs/concepts/configuration/secret
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "syntax/entry.h"

namespace scan::policy {

class KubernetesSecrets {
 public:
  // Manifests may be documents of a YAML stream and `items` of a List.
  explicit KubernetesSecrets(const syntax::Document& document);

  // The value of a member of `data`, decoded, or of `stringData`; nothing for any other entry, and
  // where `data` is no base64, as in a template.
  struct Member {
    std::string_view key;
    std::string value;
  };
  std::optional<Member> member(const syntax::Entry& entry) const;

 private:
  // Document and place among the items, -1 for the document itself.
  using Manifest = std::pair<std::uint32_t, std::int64_t>;
  struct InManifest {
    Manifest manifest;
    std::size_t below = 0;  // of the path: what is inside the manifest
  };
  static InManifest in_manifest(const syntax::Entry& entry);

  std::set<Manifest> secrets_;
};

}  // namespace scan::policy
