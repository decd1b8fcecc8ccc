// What sops writes beside the values that it encrypts: who may read the file, and which values are
// encrypted (getsops/sops, stores/stores.go).
//
// YAML, JSON and ini keep it under `sops`; dotenv in names that begin with `sops_`. In ini and
// dotenv the path is one name: `age__list_0__map_recipient`.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "policy/facts/sops_selection.h"
#include "policy/file.h"
#include "syntax/entry.h"

namespace scan::policy {

struct SopsMetadata {
  SopsSelection selection;
  // "age age1…", "pgp FINGERPRINT", "kms arn:…", "gcp_kms projects/…": the kinds whose names in
  // `.sops.yaml` and in files can be compared.
  std::map<std::string, Span> recipients;  // and where each is named
  bool flat = false;                       // names with a prefix, as in dotenv
  Span place;  // from its first key to its last value; empty where there is none

  bool holds(const syntax::Entry& entry) const;
};

// Of one that has none, `selection` is what sops does unless told otherwise.
SopsMetadata read_sops_metadata(const syntax::Document& document);

// A file that sops encrypted, whatever its name says of its format. Must not outlive the File.
class SopsFile {
 public:
  // REQUIRES: file.encryption() is kSops or kSopsBinary.
  explicit SopsFile(File& file);

  const syntax::Document& document() const { return json_ ? *json_ : *entries_; }
  const SopsMetadata& metadata() const { return metadata_; }

 private:
  const syntax::Document* entries_;
  std::optional<syntax::Document> json_;
  SopsMetadata metadata_;
};

// A recipient in the form above, without what people write around it; empty for other kinds.
std::string sops_recipient(std::string_view kind, std::string_view name);

}  // namespace scan::policy
