// Words with quotes and backslashes, as the lines of Dockerfiles and unit files hold them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::syntax {

enum class WordDialect : std::uint8_t {
  kDocker,  // quotes anywhere in a word; in double quotes the escape only before `"`, itself, `$`
  kDockerBacktick,  // the same with a backtick, after `# escape=` in a Dockerfile
  kSystemd,         // quotes only around whole words, C escapes (systemd.syntax(7), "Quoting")
};

struct QuotedWord {
  std::string text;  // quotes and escapes undone
  Span place;        // in the line, as written
};

// Linear in the line's size. A quote that is not closed runs to the line's end.
std::vector<QuotedWord> quoted_words(std::string_view line, WordDialect dialect);

}  // namespace scan::syntax
