// What sops writes beside the values that it encrypts: who may read the file, and which values are
// encrypted (getsops/sops, stores/stores.go).
//
// YAML, JSON and ini keep it under `sops`; dotenv in names that begin with `sops_`. In ini and
// dotenv the path is one name: `age__list_0__map_recipient`.
#pragma once

#include <set>
#include <string>

#include "policy/sops_selection.h"
#include "syntax/entry.h"

namespace scan::policy {

struct SopsMetadata {
  SopsSelection selection;
  // "age age1…", "pgp FINGERPRINT", "kms arn:…", "gcp_kms projects/…": the kinds whose names in
  // `.sops.yaml` and in files can be compared.
  std::set<std::string> recipients;
  bool flat = false;  // names with a prefix, as in dotenv
  Span place;         // from its first key to its last value; empty where there is none

  bool holds(const syntax::Entry& entry) const;
};

// Of one that has none, `selection` is what sops does unless told otherwise.
SopsMetadata read_sops_metadata(const syntax::Document& document);

// A recipient in the form above, without what people write around it; empty for other kinds.
std::string sops_recipient(std::string_view kind, std::string_view name);

}  // namespace scan::policy
