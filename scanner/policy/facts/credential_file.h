// Files in which programs keep their credentials: .npmrc, .netrc, kubeconfig, Terraform's state …
// Each is told by its path, and read in its own format whatever its name says.
#pragma once

#include <string>
#include <vector>

#include "policy/file.h"

namespace scan::policy {

struct Credential {
  std::string what;  // "an npm token"
  std::string key;   // of the fingerprint
  Span secret;       // empty: the file as a whole
  ValueJudgement judgement = {ValueClass::kStrong, true};
};

// What the file holds, in order; nothing for references, placeholders and files of other kinds.
// Private keys are not looked for.
std::vector<Credential> read_credentials(File& file);

}  // namespace scan::policy
