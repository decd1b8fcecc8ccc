// Which format a file is in by its name, and that every format is read.
#include "syntax/format.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::syntax {
namespace {

TEST(FormatTest, ByName) {
  const struct {
    std::string_view path;
    std::optional<Format> expected;
  } rows[] = {
      {"wrangler.toml", Format::kToml},
      {"a/b.YML", Format::kYaml},
      {"package.json", Format::kJson},
      {"wrangler.jsonc", Format::kJsonc},
      {"tsconfig.json", Format::kJsonc},
      {"flake.nix", Format::kNix},
      {"main.tf", Format::kHcl},
      {".env", Format::kDotenvCompose},
      {"app/.env.production", Format::kDotenvCompose},
      {".env.1password", Format::kDotenvCompose},
      {"prod.env", Format::kDotenvCompose},
      {".ENV", Format::kDotenvCompose},
      {".env.yaml", Format::kYaml},
      {".env.sh", std::nullopt},
      {".envrc", std::nullopt},
      {"env", std::nullopt},
      {"env.d.ts", std::nullopt},
      {".dev.vars", Format::kDotenvNode},
      {".dev.vars.staging", Format::kDotenvNode},
      {"setup.cfg", Format::kIni},
      {"php.ini", Format::kIni},
      {"src/main/resources/application.properties", Format::kIni},
      {"etc/pip.conf", Format::kIni},
      {"nginx.conf", std::nullopt},
      {".gitconfig", Format::kIni},
      {"home/.aws/credentials", Format::kIni},
      {".aws/credentials", Format::kIni},
      {"credentials", std::nullopt},
      {"x.aws/credentials", std::nullopt},
      {".pypirc", Format::kIni},
      {".npmrc", Format::kNpmrc},
      {"a/b.service", Format::kSystemd},
      {"b@.timer", Format::kSystemd},
      {"b.socket", Format::kSystemd},
      {"b.service.d/override.conf", Format::kSystemd},
      {"auth.service.ts", std::nullopt},
      {"Dockerfile", Format::kDockerfile},
      {"Dockerfile.prod", Format::kDockerfile},
      {"dockerfile-dev", Format::kDockerfile},
      {"web.dockerfile", Format::kDockerfile},
      {"Containerfile", Format::kDockerfile},
      {"Dockerfile.md", std::nullopt},
      {"dockerfile.ts", std::nullopt},
      {"dockerfiles", std::nullopt},
      {"a.sh", std::nullopt},
      {"a.py", std::nullopt},
      {"README", std::nullopt},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.path);
    EXPECT_EQ(format_of(row.path, {}), row.expected);
  }
}

TEST(FormatTest, EveryFormatIsRead) {
  const struct {
    Format format;
    std::string_view text;
    std::string_view key;
  } rows[] = {
      {Format::kToml, "a.b = \"x\"", "a.b"},
      {Format::kYaml, "a: {b: x}", "a.b"},
      {Format::kJson, R"({"a": {"b": "x"}})", "a.b"},
      {Format::kJsonc, "{\"a\": {\"b\": \"x\",}} // c", "a.b"},
      {Format::kNix, "{ a.b = \"x\"; }", "a.b"},
      {Format::kHcl, "a { b = \"x\" }", "a.b"},
      {Format::kDotenvCompose, "A=x", "A"},
      {Format::kDotenvNode, "A=x#y", "A"},
      {Format::kIni, "[a]\nb = x", "a.b"},
      {Format::kSystemd, "[Service]\nEnvironment=A=x", "Service.Environment.A"},
      {Format::kNpmrc, "//r/:_authToken=x", "\"//r/:_authToken\""},
      {Format::kDockerfile, "FROM a\nENV A=x", "ENV.A"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const Document document = read_document(row.format, row.text);
    ASSERT_EQ(document.entries.size(), 1U);
    EXPECT_EQ(to_string(document.entries[0].path), row.key);
    EXPECT_EQ(document.entries[0].value, "x");
  }
}

}  // namespace
}  // namespace scan::syntax
