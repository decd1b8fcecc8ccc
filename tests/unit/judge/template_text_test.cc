// Texts that are filled in, and texts that only hold braces.
#include "judge/template_text.h"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace scan {
namespace {

TEST(TemplateText, StatementsBeginALine) {
  const std::pair<std::string_view, bool> rows[] = {
      {"{{- if .Values.secret }}\na: 1\n{{- end }}\n", true},
      {"a:\n  {{ include \"x\" . }}\n", true},
      {"a: 1\n\t{% for x in y %}\n", true},
      {"a: <%= x.inspect %>\n", true},
      {"{{x}}", true},
      {"a: {{ name }}\n", false},
      {"a: {b: {c: 1}}\n", false},
      {"- run: echo ${{ github.sha }}\n", false},
      {"a: \"100 %}\"\n", false},
      {"", false},
      {"\n \n", false},
  };
  for (const auto& [text, expected] : rows) {
    SCOPED_TRACE(text);
    EXPECT_EQ(holds_template_statements(text), expected);
  }
}

}  // namespace
}  // namespace scan
