// Paths of templates and tests beside those of real files.
#include "judge/path_kind.h"

#include <gtest/gtest.h>

namespace scan {
namespace {

TEST(PathKind, Template) {
  for (const char* path :
       {".env.example", ".dev.vars.example", "a/config.sample.json", "x/wrangler.toml.tmpl",
        ".env.tpl", "settings-dist.php", "ENV.EXAMPLE", "secrets.sops.yaml.j2", "example.env",
        ".env.production.template", "phpunit.xml.dist"}) {
    SCOPED_TRACE(path);
    EXPECT_TRUE(is_template_path(path));
  }
  for (const char* path : {".env", "templates/.env", "dist/app.js", "examples/.env", "template",
                           ".env.production", "sampler.json", "example/.env", "_gitignore", ""}) {
    SCOPED_TRACE(path);
    EXPECT_FALSE(is_template_path(path));
  }
}

TEST(PathKind, Test) {
  for (const char* path :
       {"test/a.yaml", "a/tests/b", "testdata/x", "pkg/fixtures/key.pem", "src/__tests__/a.js",
        "spec/x.rb", "examples/.env", "src/app.test.ts", "scan_test.go", "x/test_app.py", "Tests/x",
        "a/conftest.py", "smoke-test/a.yaml", "src/dockerTest/resources/a.yml",
        "integration-tests/x"}) {
    SCOPED_TRACE(path);
    EXPECT_TRUE(is_test_path(path));
  }
  for (const char* path :
       {"src/app.ts", "templates/a.yaml", "latest/a", "contest.py", ".env.test", "attestation/x",
        "protest/a", "test_", "", "src/smoke-test", "speedtest/x"}) {
    SCOPED_TRACE(path);
    EXPECT_FALSE(is_test_path(path));
  }
}

}  // namespace
}  // namespace scan
