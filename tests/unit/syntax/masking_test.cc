// The same length, and only what a program fills in.
#include "syntax/masking.h"

#include <gtest/gtest.h>

namespace scan::syntax {
namespace {

TEST(Masking, Table) {
  struct Row {
    TemplateKind kind;
    const char* text;
    const char* masked;
  };
  const Row rows[] = {
      {TemplateKind::kGithub, "echo \"${{ a }}\" $X", "echo \"________\" $X"},
      {TemplateKind::kGithub, "${{ '}}' }}x", "___________x"},
      {TemplateKind::kGithub, "${{ open", "${{ open"},
      {TemplateKind::kNix, "a ${b} ''${c} $${d}", "a ____ ''${c} $${d}"},
      {TemplateKind::kNix, "${f { x = \"${y}\"; }}z", "____________________z"},
      {TemplateKind::kNix, "${open", "${open"},
      {TemplateKind::kJinja, "a: {{ b }} {% if c %}{# d #}{e}", "a: _______ _________________{e}"},
      {TemplateKind::kJinja, "{{ open {", "{{ open {"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(mask_templates(row.text, row.kind).text, row.masked);
  }
  EXPECT_EQ(mask_templates("x${a}", TemplateKind::kNix).masks, (std::vector<Span>{{1, 5}}));
}

TEST(Masking, HostileSizesEnd) {
  std::string opens;
  for (int i = 0; i < 300000; ++i) opens += "${{%{{";
  for (TemplateKind kind : {TemplateKind::kGithub, TemplateKind::kNix, TemplateKind::kJinja}) {
    EXPECT_EQ(mask_templates(opens, kind).text.size(), opens.size());
  }
}

}  // namespace
}  // namespace scan::syntax
