// The language of a file by its name and its first line.
#include "syntax/language.h"

#include <gtest/gtest.h>

namespace scan::syntax {
namespace {

TEST(Language, OfNamesAndFirstLines) {
  const struct {
    std::string_view path, line, expected;
  } rows[] = {
      {"wrangler.toml", "", "toml"},
      {"a/B.YML", "", "yaml"},
      {"tsconfig.build.json", "", "jsonc"},
      {".vscode/settings.json", "", "jsonc"},
      {"package.json", "", "json"},
      {"flake.lock", "", "json"},
      {"x/.envrc", "", "bash"},
      {"main.tf", "", "hcl"},
      {"a.tsx", "", "tsx"},
      {"a.mts", "", "typescript"},
      {"run", "#!/bin/sh\n", "bash"},
      {"run", "#!/usr/bin/env -S python3.11 -u\n", "python"},
      {"run", "#!/usr/bin/env A=1 node", "javascript"},
      {"run", "#! /bin/bash -e\r\n", "bash"},
      {"run", "#!/usr/bin/perl\n", ""},
      {"README.md", "", ""},
      {".json", "", ""},
      {"run", "#!", ""},
      {"run", "echo", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(std::string(row.path) + " " + std::string(row.line));
    const std::optional<Language> language = language_of(row.path, row.line);
    EXPECT_EQ(language ? name_of(*language) : "", row.expected);
  }
}

}  // namespace
}  // namespace scan::syntax
