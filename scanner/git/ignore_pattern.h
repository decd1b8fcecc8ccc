// One line of an ignore file (gitignore(5)), taken apart as git's dir.c does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace scan::git {

// Views into the bytes that were parsed.
struct IgnorePattern {
  std::string_view text;  // the line without trailing spaces and line end, as git prints it
  std::string_view glob;  // without `!`, a leading `/` and the trailing `/`
  std::size_t line = 0;   // from 1
  bool negated = false;
  bool folder_only = false;
  bool anchored = false;  // matched against the path below the file's folder, else the last name
  bool literal = false;   // `glob` holds no special byte: matched by comparing
  bool suffix = false;    // `glob` is `*` and a literal
};

// Walks the lines of one ignore file. `bytes` must outlive it and every pattern it gave.
class IgnoreLines {
 public:
  explicit IgnoreLines(std::string_view bytes);

  // Nothing at the end. Comments, empty lines and patterns that can match nothing are left out.
  std::optional<IgnorePattern> next();

 private:
  std::string_view rest_;
  std::size_t line_ = 0;
};

}  // namespace scan::git
