// Dockerfiles: instructions with exact places, the names they set, and the shell text of RUN.
// https://docs.docker.com/reference/dockerfile/
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/entry.h"
#include "syntax/quoted_words.h"
#include "syntax/source_map.h"

namespace scan::syntax {

struct DockerFlag {
  std::string name;   // "mount" of `--mount=type=secret,id=npm`
  std::string value;  // empty where there is none
  Span place;
};

struct DockerHeredoc {
  std::string name;     // the delimiter
  bool expands = true;  // false where the delimiter is quoted
  Span body;            // the lines between
};

struct DockerInstruction {
  std::string name;  // in upper case; of `ONBUILD RUN …` the inner one
  bool on_build = false;
  std::int32_t stage = -1;  // from 0; -1 before the first FROM
  Span place;               // all of it, heredocs included
  Span name_place;
  std::vector<DockerFlag> flags;
  // Arguments after the flags: of the JSON form its strings, else words with quotes undone. Places
  // are in the document.
  bool json = false;
  std::vector<QuotedWord> words;
  std::vector<DockerHeredoc> heredocs;
  // What the shell is given: RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD in their shell form.
  // Continued lines are joined and comments between them gone. A RUN of nothing but a heredoc is
  // its body; other heredocs follow their command as in a shell script.
  DecodedText shell;
};

struct DockerDirective {
  std::string name;  // in lower case: "syntax", "escape", "check"
  std::string value;
  Span place;
};

struct Dockerfile {
  std::vector<DockerDirective> directives;
  std::vector<DockerInstruction> instructions;
  // ENV, ARG and LABEL: `ENV.NAME`. Entry::document is the stage, from 1, or 0 before the first
  // FROM. An ARG without a default is kNull.
  Document document;
  std::int32_t stages = 0;
};

Dockerfile read_dockerfile(std::string_view content);

}  // namespace scan::syntax
