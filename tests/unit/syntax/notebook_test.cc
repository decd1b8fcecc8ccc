// Cells of one string and of several lines, and places in the JSON.
#include "syntax/notebook.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::syntax {
namespace {

TEST(Notebook, Cells) {
  const std::string content =
      R"({"cells":[{"cell_type":"code","source":["a=1\n","b=\"x\""]},)"
      R"({"cell_type":"markdown","source":"text"},{"cell_type":"raw","source":[]}]})";
  Document document;
  const auto add = [&](KeyPath path, const std::string& written) {
    Entry entry;
    entry.path = std::move(path);
    entry.value_place.begin = content.find(written);
    entry.value_place.end = entry.value_place.begin + written.size();
    entry.value = written.substr(1, written.size() - 2);
    document.entries.push_back(std::move(entry));
  };
  const KeyPart cells{"cells", -1};
  const KeyPart source{"source", -1};
  add({cells, {"", 0}, {"cell_type", -1}}, "\"code\"");
  add({cells, {"", 0}, source, {"", 0}}, "\"a=1\\n\"");
  add({cells, {"", 0}, source, {"", 1}}, "\"b=\\\"x\\\"\"");
  add({cells, {"", 1}, {"cell_type", -1}}, "\"markdown\"");
  add({cells, {"", 1}, source}, "\"text\"");
  add({cells, {"", 2}, {"cell_type", -1}}, "\"raw\"");
  const std::vector<NotebookCell> found = notebook_cells(content, document);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].type, "code");
  EXPECT_EQ(found[0].source.text, "a=1\nb=\"x\"");
  EXPECT_EQ(found[0].source.map.original(4), content.find("b="));
  EXPECT_EQ(found[1].type, "markdown");
  EXPECT_EQ(found[1].index, 1);
  EXPECT_TRUE(notebook_cells("", Document()).empty());
}

}  // namespace
}  // namespace scan::syntax
