// A table of comment marks. `#` is what configuration files mostly use, so it is the default.
#include "report/allow_line.h"

#include <array>

namespace scan::report {
namespace {

struct Comment {
  std::string_view suffixes;  // between spaces
  std::string_view open;
  std::string_view close;
};

constexpr std::array<Comment, 7> kComments = {{
    {" c cc cpp cxx h hh hpp m mm cs java kt kts scala swift go rs js jsx mjs cjs ts tsx mts cts "
     "dart "
     "php groovy gradle jsonc json5 proto zig v sol scss less ",
     "// ", ""},
    {" html htm xml svg xhtml vue md markdown plist csproj config ", "<!-- ", " -->"},
    {" sql lua hs elm ada adb ", "-- ", ""},
    {" css ", "/* ", " */"},
    {" ini asm lisp clj el scm rkt ", "; ", ""},
    {" tex sty erl hrl ", "% ", ""},
    {" json ipynb csv tsv lock pem key ", "", ""},
}};

}  // namespace

std::string allow_line(std::string_view rule, std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  const std::string_view suffix = dot == std::string_view::npos ? "" : name.substr(dot + 1);
  std::string_view open = "# ";
  std::string_view close;
  const std::string padded = " " + std::string(suffix) + " ";
  for (const Comment& comment : kComments) {
    if (suffix.empty() || comment.suffixes.find(padded) == std::string_view::npos) continue;
    open = comment.open;
    close = comment.close;
  }
  if (open.empty()) return {};
  std::string out(open);
  out += "scan:allow[";
  out += rule;
  out += "] why it may stay";
  out += close;
  return out;
}

}  // namespace scan::report
