// Dockerfiles of the reference: forms of ENV and ARG, continued lines, heredocs, directives.
#include "syntax/dockerfile.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace scan::syntax {
namespace {

using Shown = std::vector<std::string>;

Shown entries(const Dockerfile& file) {
  Shown out;
  for (const Entry& entry : file.document.entries) {
    out.push_back(std::to_string(entry.document) + " " + entry.path[0].name + "." +
                  entry.path[1].name + (entry.kind == ValueKind::kNull ? "?" : "=" + entry.value));
  }
  return out;
}

std::string at(const std::string& content, Span place) {
  return content.substr(place.begin, place.size());
}

TEST(Dockerfile, NamesInEveryForm) {
  const std::string content =
      "# syntax=docker/dockerfile:1\n"
      "# check=skip=SecretsUsedInArgOrEnv\n"
      "ARG BASE=alpine\n"
      "FROM ${BASE} AS build\n"
      "env A=1 \\\n"
      "    # between\n"
      "\n"
      "    API_KEY=\"x y\" C=a\\ b D='e$f'\n"
      "ENV OLD value with = sign\n"
      "ARG NPM_TOKEN OTHER=z\n"
      "FROM scratch\n"
      "LABEL \"com.acme.x\"=\"y\"\n";
  const Dockerfile file = read_dockerfile(content);
  EXPECT_EQ(entries(file), (Shown{"0 ARG.BASE=alpine", "1 ENV.A=1", "1 ENV.API_KEY=x y",
                                  "1 ENV.C=a b", "1 ENV.D=e$f", "1 ENV.OLD=value with = sign",
                                  "1 ARG.NPM_TOKEN?", "1 ARG.OTHER=z", "2 LABEL.com.acme.x=y"}));
  ASSERT_EQ(file.directives.size(), 2U);
  EXPECT_EQ(file.directives[1].value, "skip=SecretsUsedInArgOrEnv");
  EXPECT_EQ(file.stages, 2);
  EXPECT_EQ(at(content, file.document.entries[2].key_place), "API_KEY");
  EXPECT_EQ(at(content, file.document.entries[2].value_place), "\"x y\"");
  EXPECT_EQ(at(content, file.document.entries[5].value_place), "value with = sign");
  ASSERT_EQ(file.instructions.size(), 7U);
  EXPECT_EQ(file.instructions[1].words[2].text, "build");
  EXPECT_EQ(file.document.comments.size(), 3U);
  EXPECT_TRUE(file.document.errors.empty());
}

TEST(Dockerfile, ShellText) {
  const std::string content =
      "FROM a\r\n"
      "RUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci \\\r\n"
      "  # why\r\n"
      "  && echo $NPM_TOKEN\r\n"
      "CMD [\"a\", \"b\\nc\"]\n"
      "HEALTHCHECK --interval=5s CMD curl http://h || exit 1\n"
      "ONBUILD RUN make\n"
      "ENTRYPOINT [not json\n";
  const Dockerfile file = read_dockerfile(content);
  ASSERT_EQ(file.instructions.size(), 6U);
  const DockerInstruction& run = file.instructions[1];
  ASSERT_EQ(run.flags.size(), 1U);
  EXPECT_EQ(run.flags[0].name, "mount");
  EXPECT_EQ(run.flags[0].value, "type=secret,id=npm,env=NPM_TOKEN");
  EXPECT_EQ(run.shell.text, "npm ci   && echo $NPM_TOKEN");
  const std::size_t token = run.shell.text.find("$NPM_TOKEN");
  EXPECT_EQ(at(content, run.shell.map.original(Span{token, token + 10})), "$NPM_TOKEN");
  EXPECT_TRUE(file.instructions[2].json);
  EXPECT_EQ(file.instructions[2].words[1].text, "b\nc");
  EXPECT_EQ(at(content, file.instructions[2].words[0].place), "\"a\"");
  EXPECT_EQ(file.instructions[3].name, "HEALTHCHECK");
  EXPECT_EQ(file.instructions[3].shell.text, "curl http://h || exit 1");
  EXPECT_TRUE(file.instructions[4].on_build);
  EXPECT_EQ(file.instructions[4].shell.text, "make");
  EXPECT_EQ(file.instructions[5].shell.text, "[not json");
}

TEST(Dockerfile, Heredocs) {
  const std::string content =
      "FROM a\n"
      "RUN <<EOF\n"
      "export TOKEN=x\n"
      "EOF\n"
      "RUN cat <<-'END' > /etc/x\n"
      "\tK=V\n"
      "\tEND\n"
      "COPY <<a <<b /d/\n"
      "1\n"
      "a\n"
      "2\n"
      "b\n"
      "RUN echo '<<NO'\n"
      "RUN cat <<OPEN\n"
      "ENV X=1\n";
  const Dockerfile file = read_dockerfile(content);
  ASSERT_EQ(file.instructions.size(), 7U);
  EXPECT_EQ(file.instructions[1].shell.text, "export TOKEN=x\n");
  EXPECT_EQ(file.instructions[1].shell.map.original(0), content.find("export"));
  EXPECT_EQ(file.instructions[2].shell.text, "cat <<-'END' > /etc/x\n\tK=V\n\tEND\n");
  EXPECT_FALSE(file.instructions[2].heredocs[0].expands);
  ASSERT_EQ(file.instructions[3].heredocs.size(), 2U);
  EXPECT_EQ(at(content, file.instructions[3].heredocs[1].body), "2\n");
  EXPECT_TRUE(file.instructions[4].heredocs.empty());
  EXPECT_EQ(file.instructions[6].name, "ENV");
}

TEST(Dockerfile, EscapeDirective) {
  const Dockerfile file =
      read_dockerfile("# escape=`\nFROM a\nENV A=c:\\x `\n  B=d` e\nRUN dir `\n c:\\\n");
  EXPECT_EQ(entries(file), (Shown{"1 ENV.A=c:\\x", "1 ENV.B=d e"}));
  EXPECT_EQ(file.instructions.back().shell.text, "dir  c:\\");
}

TEST(Dockerfile, BrokenAndLarge) {
  const Dockerfile file = read_dockerfile("%%% x\nENV\nENV =\nFROM a \\");
  EXPECT_EQ(file.document.errors.size(), 1U);
  EXPECT_EQ(file.instructions.size(), 3U);
  std::string many;
  for (int i = 0; i < 200001; ++i) many += "RUN x\n";
  EXPECT_TRUE(read_dockerfile(many).document.incomplete);
}

}  // namespace
}  // namespace scan::syntax
