// Scripts of every kind of file: their text, and that a word in them maps to its bytes in the file.
#include "syntax/shell_scripts.h"

#include <gtest/gtest.h>

#include <string>

#include "syntax/format.h"

namespace scan::syntax {
namespace {

struct Expected {
  std::string key;
  std::string text;
};

struct Row {
  std::string path;
  std::string content;
  std::vector<Expected> scripts;
  std::vector<std::string> words;  // each stands once in the file and in the scripts
};

std::vector<ShellScript> scripts_of(const std::string& path, const std::string& content) {
  const auto format = format_of(path, content);
  Document document;
  if (format) document = read_document(*format, content);
  return shell_scripts(path, content, format ? &document : nullptr);
}

void expect_word(const std::vector<ShellScript>& scripts, const std::string& content,
                 const std::string& word) {
  SCOPED_TRACE(word);
  std::size_t found = 0;
  for (const ShellScript& script : scripts) {
    const std::size_t at = script.text.text.find(word);
    if (at == std::string::npos) continue;
    ++found;
    const Span place = script.text.map.original(Span{at, at + word.size()});
    EXPECT_EQ(content.substr(place.begin, place.size()), word);
    EXPECT_EQ(script.text.map.original(at), content.find(word));
  }
  EXPECT_EQ(found, 1U);
}

void expect_row(const Row& row) {
  SCOPED_TRACE(row.path + "\n" + row.content);
  const std::vector<ShellScript> found = scripts_of(row.path, row.content);
  ASSERT_EQ(found.size(), row.scripts.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].key, row.scripts[i].key);
    EXPECT_EQ(found[i].text.text, row.scripts[i].text);
  }
  for (const std::string& word : row.words) expect_word(found, row.content, word);
  EXPECT_TRUE(found.empty() || may_hold_scripts(row.path, row.content));
}

TEST(ShellScripts, Files) {
  const Row rows[] = {
      {"a.sh", "echo hi\n", {{"", "echo hi\n"}}, {"hi"}},
      {"bin/run", "#!/usr/bin/env bash\nfoo", {{"", "#!/usr/bin/env bash\nfoo"}}, {"foo"}},
      {".envrc", "export A=b", {{"", "export A=b"}}, {"A=b"}},
      {"a.py", "print()", {}, {}},
      {"a.sh", "", {}, {}},
  };
  for (const Row& row : rows) expect_row(row);
}

TEST(ShellScripts, Workflows) {
  const std::string path = ".github/workflows/ci.yml";
  const Row rows[] = {
      {path,
       "jobs:\n  a:\n    steps:\n      - run: npm ci\n      - name: x\n        run: |\n"
       "          first \\\n            second\n\n          echo ${{ a.b }} third\n",
       {{"jobs.a.steps[0].run", "npm ci"},
        {"jobs.a.steps[1].run", "first \\\n  second\n\necho __________ third\n"}},
       {"npm ci", "first", "second", "third"}},
      {path,
       "jobs:\n  a:\n    steps:\n      - run: >-\n          one\n          two\n\n          three\n"
       "      - run: \"four \\\"q\\\" \\\n          five\"\n      - run: 'six ''s'''\n"
       "      - run: seven\n          eight\n",
       {{"jobs.a.steps[0].run", "one two\nthree"},
        {"jobs.a.steps[1].run", "four \"q\" five"},
        {"jobs.a.steps[2].run", "six 's'"},
        {"jobs.a.steps[3].run", "seven eight"}},
       {"one", "two", "three", "four", "five", "six", "seven", "eight"}},
      {path,
       "defaults:\n  run:\n    shell: pwsh\njobs:\n  a:\n    defaults:\n      run:\n"
       "        shell: bash -e {0}\n    steps:\n      - run: kept\n      - run: print(1)\n"
       "        shell: python\n  b:\n    steps:\n      - run: lost\n      - run: sh too\n"
       "        shell: sh\n",
       {{"jobs.a.steps[0].run", "kept"}, {"jobs.b.steps[1].run", "sh too"}},
       {"kept", "sh too"}},
      {path,
       "jobs:\n  a:\n    runs-on: windows-latest\n    steps:\n      - run: lost\n"
       "      - run: kept\n        shell: bash\n",
       {{"jobs.a.steps[1].run", "kept"}},
       {"kept"}},
      {"x/action.yml",
       "runs:\n  using: composite\n  steps:\n    - run: \"a\\tb\"\n      shell: bash\n",
       {{"runs.steps[0].run", "a\tb"}},
       {}},
      {path,
       "jobs:\r\n  a:\r\n    steps:\r\n      - run: |\r\n          one\r\n          two\r\n",
       {{"jobs.a.steps[0].run", "one\ntwo\n"}},
       {"one", "two"}},
      {"docs/ci.yml", "jobs:\n  a:\n    steps:\n      - run: lost\n", {}, {}},
  };
  for (const Row& row : rows) expect_row(row);
}

TEST(ShellScripts, WorkflowMasks) {
  const std::string content = "jobs: {a: {steps: [{run: 'x ${{ a }} y'}]}}";
  const std::vector<ShellScript> found = scripts_of(".github/workflows/a.yaml", content);
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].masks.size(), 1U);
  EXPECT_EQ(found[0].masks[0], (Span{2, 10}));
  EXPECT_EQ(found[0].text.map.original(found[0].masks[0]).begin, content.find("${{"));
}

TEST(ShellScripts, Dockerfiles) {
  expect_row({"Dockerfile",
              "FROM a\nRUN one && \\\n    two\nCMD [\"x\"]\nCMD three\n",
              {{"RUN", "one &&     two"}, {"CMD", "three"}},
              {"one", "two", "three"}});
}

TEST(ShellScripts, Packages) {
  expect_row({"web/package.json",
              R"({"scripts": {"a": "one \"two\" $A", "b": "three"}, "bin": {"c": "d"}})",
              {{"scripts.a", "one \"two\" $A"}, {"scripts.b", "three"}},
              {"one", "two", "$A", "three"}});
}

TEST(ShellScripts, Nix) {
  const Row rows[] = {
      {"shell.nix",
       "{ pkgs }: pkgs.mkShell {\n  shellHook = ''\n    one ${pkgs.a}/b ''${C}\n      two '''\n"
       "  '';\n  name = \"x\";\n}\n",
       {{"shellHook", "one _________/b ${C}\n  two ''\n"}},
       {"one", "two", "{C}"}},
      {"a.nix",
       "{ systemd.services.a.script = \"one \\\"two\\\"\"; }",
       {{"systemd.services.a.script", "one \"two\""}},
       {"one", "two"}},
      {"a.nix",
       "{ enterShell = ''${pkgs.a}/bin/one'' + ''\n two\n ''; }",
       {{"enterShell", "_________/bin/one"}, {"enterShell", "two\n"}},
       {"one", "two"}},
      {"a.nix",
       "{ buildPhase = lib.optionalString true ''one''; text = ''lost''; }",
       {{"buildPhase", "one"}},
       {"one"}},
  };
  for (const Row& row : rows) expect_row(row);
}

TEST(ShellScripts, Compose) {
  const Row rows[] = {
      {"docker-compose.yml",
       "services:\n  a:\n    command: one $$TWO ${THREE}\n    entrypoint: [four, 'fi\"nine', $SIX]\n"
       "    healthcheck:\n      test: [CMD-SHELL, \"seven || exit 1\"]\n"
       "    environment: {command: lost}\n",
       {{"services.a.command", "one $TWO ${THREE}"},
        {"services.a.entrypoint", R"("four" "fi\"nine" "$SIX")"},
        {"services.a.healthcheck.test", "seven || exit 1"}},
       {"one", "TWO", "${THREE}", "four", "fi", "nine", "$SIX", "seven"}},
      {"compose.prod.yaml",
       "services:\n  a:\n    command:\n      - /bin/sh\n      - -ec\n      - |\n        one\n"
       "        two\n    healthcheck: {test: [CMD, curl, x]}\n  b: {healthcheck: {test: [NONE]}}\n",
       {{"services.a.command", "one\ntwo\n"}, {"services.a.healthcheck.test", "\"curl\" \"x\""}},
       {"one", "two", "curl"}},
  };
  for (const Row& row : rows) expect_row(row);
}

TEST(ShellScripts, CloudInit) {
  const Row rows[] = {
      {"user-data.yaml",
       "#cloud-config\nruncmd:\n - one two\n - [three, four]\nbootcmd: [five]\n",
       {{"runcmd[0]", "one two"}, {"runcmd[1]", R"("three" "four")"}, {"bootcmd[0]", "five"}},
       {"one", "three", "four", "five"}},
      {"init.yml",
       "## template: jinja\n#cloud-config\nruncmd:\n - 'a {{ b }} c'\n",
       {{"runcmd[0]", "a _______ c"}},
       {"a _"}},
      {"init.yml", "runcmd: [lost]\n", {}, {}},
  };
  for (const Row& row : rows) {
    if (row.path == "init.yml" && !row.scripts.empty()) {
      const auto found = scripts_of(row.path, row.content);
      ASSERT_EQ(found.size(), 1U);
      EXPECT_EQ(found[0].text.text, row.scripts[0].text);
    } else {
      expect_row(row);
    }
  }
}

TEST(ShellScripts, HooksAndWrangler) {
  const Row rows[] = {
      {"hooks/hooks.json",
       R"({"hooks": {"Stop": [{"hooks": [{"command": "one \u0074wo"}]}]}})",
       {{"hooks.Stop[0].hooks[0].command", "one two"}},
       {"one"}},
      {".claude/settings.local.json",
       R"({"hooks": {"Stop": [{"command": "one"}]}})",
       {{"hooks.Stop[0].command", "one"}},
       {"one"}},
      {"wrangler.toml",
       "[build]\ncommand = 'one two'\n[env.x.build]\ncommand = \"a \\\"three\"\n",
       {{"build.command", "one two"}, {"env.x.build.command", "a \"three"}},
       {"one", "three"}},
      {"wrangler.jsonc",
       "{\"build\": {\"command\": \"one\"}} // x\n",
       {{"build.command", "one"}},
       {"one"}},
      {"settings.json", R"({"command": "lost"})", {}, {}},
  };
  for (const Row& row : rows) expect_row(row);
}

TEST(ShellScripts, Documents) {
  const Row rows[] = {
      {"README.md",
       "# A\n```bash\none\n```\n\n    indented\n\n- x\n  ```sh\n  two\n  ```\n`span`\n",
       {{"", "one\n"}, {"", "two\n"}},
       {"one", "two"}},
      {"README.md",
       "```console\n$ one \\\n>   two\noutput\n# three\n```\n```python\nlost\n```\n",
       {{"", "one \\\n  two\nthree\n"}},
       {"one", "two", "three"}},
      {"README.md", "```sh\n# comment\n$ one\nout\n```\n", {{"", "one\n"}}, {"one"}},
      {"a.rst", ".. code-block:: bash\n\n   one\n", {{"", "one\n"}}, {"one"}},
      {"a.adoc", "[source,bash]\n----\none\n----\n", {{"", "one\n"}}, {"one"}},
  };
  for (const Row& row : rows) expect_row(row);
}

}  // namespace
}  // namespace scan::syntax
