// What readers cost grows with the text and no faster (support/growth.h).
#include "support/growth.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "syntax/document_code.h"
#include "syntax/entries.h"
#include "syntax/format.h"
#include "syntax/shell.h"

namespace scan::syntax {
namespace {

std::string times(std::size_t count, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

struct Row {
  std::string_view name;
  std::size_t count;
  std::string (*text)(std::size_t count);
  void (*read)(std::string_view text);
};

void shell(std::string_view text) { read_shell(text); }
template <Format format>
void document(std::string_view text) {
  read_document(format, text);
}

const Row kRows[] = {
    {"assignments of one export", 8'000,
     [](std::size_t n) {
       std::string out = "export";
       for (std::size_t i = 0; i < n; ++i) out += " A" + std::to_string(i) + "=1";
       return out + "\n";
     },
     shell},
    {"commands of a group with a redirect and words on its line", 2'000,
     [](std::size_t n) { return "{ " + times(n, "a;") + " } > x" + times(n, " b") + "\n"; }, shell},
    {"here-documents of one line", 4'000,
     [](std::size_t n) { return "cat" + times(n, " <<A") + "\n" + times(n, "x\nA\n"); }, shell},
    {"comments before the value of a YAML item", 4'000,
     [](std::size_t n) { return "a:\n- \n" + times(n, "  # c\n") + "  b\n"; },
     document<Format::kYaml>},
    {"keys of a YAML flow mapping", 4'000,
     [](std::size_t n) { return "a: {" + times(n, "b,") + "}\n"; }, document<Format::kYaml>},
    {"pairs below a TOML header", 4'000, [](std::size_t n) { return "[t]\n" + times(n, "a=1\n"); },
     document<Format::kToml>},
    {"arguments of a Nix function", 12'000,
     [](std::size_t n) { return "{ a=f" + times(n, " b") + ";}\n"; }, document<Format::kNix>},
    {"names of a Nix inherit", 8'000,
     [](std::size_t n) { return "{ inherit (a)" + times(n, " b") + ";}\n"; },
     document<Format::kNix>},
    {"Nix lets in each other", 4'000,
     [](std::size_t n) { return times(n, "let a=1; in ") + "a\n"; }, document<Format::kNix>},
    {"escapes of a Nix string", 8'000,
     [](std::size_t n) { return "{ a=\"" + times(n, "\\n") + "\";}\n"; }, document<Format::kNix>},
    {"escapes of an HCL string", 8'000,
     [](std::size_t n) { return "a=\"" + times(n, "$${") + "\"\n"; }, document<Format::kHcl>},
    {"items of JSON with a comma behind them", 8'000,
     [](std::size_t n) { return "[" + times(n, "[1,],") + "]"; }, document<Format::kJsonc>},
    {"instructions of a Dockerfile with a heredoc", 4'000,
     [](std::size_t n) { return "FROM a\n" + times(n, "RUN <<A\na\nA\n"); },
     document<Format::kDockerfile>},
    {"fences of Markdown", 8'000, [](std::size_t n) { return times(n, "```sh\na\n```\n"); },
     [](std::string_view text) { markdown_code(text); }},
};

TEST(Growth, IsLinear) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const std::string once = row.text(row.count);
    const std::string often = row.text(4 * row.count);
    EXPECT_LT(testing::growth([&] { row.read(once); }, [&] { row.read(often); }),
              testing::kMostGrowth);
  }
}

}  // namespace
}  // namespace scan::syntax
