// The secrets in a document of configuration, whatever language it is in: values that prove
// themselves, and likely ones under the name of a secret.
//
// Besides the members of the document these are read: `name: X` beside `value: y`, `X=y` in lists,
// base64 in a Kubernetes Secret, and documents inside of strings (JSON; files in a ConfigMap), one
// level deep.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "judge/value_class.h"
#include "syntax/entry.h"

namespace scan::policy {

struct SecretSetting {
  std::string key;   // the key path, for people and the fingerprint
  std::string name;  // that it is judged under: "DB_PASSWORD"
  std::string value;
  Span place;                            // in the document, quotes included or not
  ValueJudgement judged;                 // a secret
  bool hashed = false;                   // of a password
  const syntax::Entry* entry = nullptr;  // of the document
};

// Whether a value at a place in the document is a secret (File::judge_secret).
using JudgeSetting =
    std::function<ValueJudgement(std::string_view name, std::string_view value, Span place)>;

// In document order; a value that stands under several keys by way of aliases is told of each.
// `text` is what `document` was read from and outlives the result, as `document` does.
std::vector<SecretSetting> secret_settings(const syntax::Document& document, std::string_view text,
                                           const JudgeSetting& judge);

}  // namespace scan::policy
