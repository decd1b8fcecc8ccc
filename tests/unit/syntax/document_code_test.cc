// Blocks and spans as CommonMark's specification, docutils and Asciidoctor show them.
#include "syntax/document_code.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::syntax {
namespace {

using Shown = std::vector<std::string>;

Shown shown(const std::vector<DocumentCode>& all) {
  Shown out;
  for (const DocumentCode& code : all) {
    const char* kinds[] = {"fence", "indented", "span", "directive"};
    out.push_back(std::string(kinds[static_cast<int>(code.kind)]) + " " + code.language + "|" +
                  code.body.text);
  }
  return out;
}

TEST(MarkdownCode, Table) {
  struct Row {
    const char* text;
    Shown expected;
  };
  const Row rows[] = {
      {"```bash\necho 1\n```\n", {"fence bash|echo 1\n"}},
      {"~~~ YAML title=x\na: 1\n~~~\nafter", {"fence yaml|a: 1\n"}},
      {"````\n```\n````\n", {"fence |```\n"}},
      {"```\naaa\n~~~\n```\n", {"fence |aaa\n~~~\n"}},
      {"```\nopen\n", {"fence |open\n"}},
      {"```{.python #id}\nx\n```\n", {"fence python|x\n"}},
      {"- item\n  ```sh\n  a\n    b\n  ```\n", {"fence sh|a\n  b\n"}},
      {"1. ```sh\n   a\n   ```\n", {"fence sh|a\n"}},
      {"> ```sh\n> a\n> ```\n", {"fence sh|a\n"}},
      {"> ```sh\n> a\nout `b`\n", {"fence sh|a\n", "span |b"}},
      {"text\n\n    indented\n\n      more\ntext", {"indented |indented\n\n  more\n"}},
      {"- a\n\n    not code\n", {}},
      {"para\n    continued\n", {}},
      {"a `b` ``c`d`` \\`e\n", {"span |b", "span |c`d"}},
      {"a `b\nc` d\n\n`open\n\nx`\n", {"span |b\nc"}},
      {"``` not ` a fence\nx\n", {}},
      {"```\r\na\r\n```\r\n", {"fence |a\r\n"}},
      {"``\nx\n``\n", {"span |\nx\n"}},
      {"", {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(shown(markdown_code(row.text)), row.expected);
  }
}

TEST(MarkdownCode, Places) {
  const std::string content = "x\n\n* a\n\n  ~~~env\n  TOKEN=abc\n  ~~~\n\nEnd `z`.";
  const auto codes = markdown_code(content);
  ASSERT_EQ(codes.size(), 2U);
  const std::size_t token = content.find("TOKEN");
  EXPECT_EQ(codes[0].body.map.original(Span{0, 5}), (Span{token, token + 5}));
  EXPECT_EQ(content.substr(codes[0].place.begin, codes[0].place.size()),
            "~~~env\n  TOKEN=abc\n  ~~~");
  EXPECT_EQ(content.substr(codes[1].place.begin, codes[1].place.size()), "`z`");
}

TEST(RstCode, Blocks) {
  EXPECT_EQ(shown(rst_code("Text::\n\n    a\n      b\n\n    c\nEnd\n"
                           "\n.. code-block:: Bash\n   :linenos:\n\n   echo 1\n\nx\n"
                           ".. note:: a\n   b\n.. code::\n\n  d")),
            (Shown{"directive |a\n  b\n\nc\n", "directive bash|echo 1\n\n", "directive |d"}));
}

TEST(AsciidocCode, Blocks) {
  EXPECT_EQ(shown(asciidoc_code("[source,bash]\n.Title\n----\necho 1\n----\n\n....\nraw\n....\n"
                                "```js\nx\n```\n[NOTE]\n----\nopen")),
            (Shown{"fence bash|echo 1\n", "fence |raw\n", "fence js|x\n", "fence |open"}));
}

TEST(DocumentCode, HostileSizesEnd) {
  std::string ticks;
  for (int i = 1; ticks.size() < 1000000; ++i)
    ticks += std::string(static_cast<std::size_t>(i % 997) + 1, '`') + " ";
  EXPECT_LE(markdown_code(ticks).size(), 200001U);
  EXPECT_TRUE(markdown_code(std::string(1 << 20, '>')).empty());
  EXPECT_TRUE(rst_code(std::string(1 << 20, ':')).empty());
}

}  // namespace
}  // namespace scan::syntax
