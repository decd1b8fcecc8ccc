// GitHub expressions that put a secret into the text of a script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::policy {

struct SecretExpression {
  Span place;        // with `${{` and `}}`
  std::string name;  // "secrets.DEPLOY_KEY", "github.token"
  bool all = false;  // every secret of the repository: toJSON(secrets)
};

// Those between `text`'s bytes of `inside`, in order; places are in `text`.
std::vector<SecretExpression> secret_expressions(std::string_view text, Span inside);

}  // namespace scan::policy
