// Reads git's configuration syntax (git-config(1), "CONFIGURATION FILE"): sections, subsections,
// quoting, escapes, comments, continued lines.
//
// Includes are entries like any other and are NOT followed: what a scanned repository names
// is not read. Entry point: ConfigFile::parse.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace scan::git {

class ConfigFile {
 public:
  // The error names the line. `name` is used in errors only.
  static Result<ConfigFile> parse(std::string_view text, std::string_view name);

  // `key` is "section.name" or "section.subsection.name", section and name in lower case, the
  // subsection as written. The last entry wins. A name without `=` has an empty value. The view
  // lives as long as this object.
  std::optional<std::string_view> get(std::string_view key) const;

  // git's booleans: true/yes/on/1 or no `=` at all; false/no/off/0/"" ; nothing where the key is
  // absent; any other number is true, any other word an error.
  Result<std::optional<bool>> get_bool(std::string_view key) const;

  // What follows "section." in every key of `section`, in file order.
  std::vector<std::string_view> names_in(std::string_view section) const;

 private:
  friend class ConfigParser;
  struct Entry {
    std::string key;
    std::string value;
    bool has_value = false;
  };
  const Entry* find(std::string_view key) const;

  std::string name_;
  std::vector<Entry> entries_;
};

}  // namespace scan::git
