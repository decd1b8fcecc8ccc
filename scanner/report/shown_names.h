// Names of files as a report may show them: a name can itself hold a secret.
//
// Wherever such a name is printed - with another finding, a skipped file, a problem - the secret in
// it would leak. The findings of part "name" carry the redacted name in their excerpt; this puts it
// in place of the raw one everywhere.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "finding/outcome.h"

namespace scan::report {

// Holds views into the outcome, which must outlive it.
class ShownNames {
 public:
  explicit ShownNames(const Outcome& outcome);

  // `path` as it may be shown, unescaped.
  std::string path(std::string_view path) const;

  // A sentence that may mention paths, unescaped.
  std::string sentence(std::string_view text) const;

 private:
  void add(const Finding& finding);

  std::map<std::string_view, std::string, std::greater<>> redacted_;  // longer before its prefix
};

}  // namespace scan::report
