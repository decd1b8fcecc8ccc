// The values and comments of a document as sops walks over them, each with the answer whether sops
// encrypts it (getsops/sops, sops.go: walkBranch, walkSlice; stores/yaml: where comments belong).
#pragma once

#include <string_view>
#include <vector>

#include "policy/facts/sops_metadata.h"
#include "syntax/entry.h"

namespace scan::policy {

// One of both is set; they point into the document.
struct SopsValue {
  const syntax::Entry* entry = nullptr;
  const syntax::Comment* comment = nullptr;
  bool encrypts = false;  // sops would

  Span place() const { return entry != nullptr ? entry->value_place : comment->place; }
  std::string_view text() const { return entry != nullptr ? entry->value : comment->text; }
};

// In document order, without metadata and without what sops leaves alone always: nothing, null and
// what stands elsewhere. `text` is the document's own. Near linear in its size.
std::vector<SopsValue> sops_values(std::string_view text, const syntax::Document& document,
                                   const SopsMetadata& metadata, const SopsSelection& selection);

}  // namespace scan::policy
