// One instruction of a Dockerfile as one line: continued lines joined, comments between them left
// out, heredocs after it collected. dockerfile.h is what to use.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/dockerfile.h"

namespace scan::syntax {

struct DockerLine {
  DecodedText text;               // without blanks before it
  Span place;                     // first line's text to the last line's end, heredocs left out
  std::size_t next = 0;           // where the next line begins
  std::vector<Comment> comments;  // between the continued lines
};

// REQUIRES: the line at `begin` is neither empty nor a comment.
DockerLine read_docker_line(std::string_view content, std::size_t begin, char escape);

// The heredocs that `text`, a whole instruction, announces, read from `begin` on, the line after it.
// Moves `begin` behind them. One that is not closed is left out, as the builder refuses it, and
// counted in `unclosed`: it costs reading the rest of the document, so none is looked for once there
// were many.
std::vector<DockerHeredoc> read_docker_heredocs(std::string_view content, std::string_view text,
                                                std::size_t& begin, std::size_t& unclosed);

}  // namespace scan::syntax
