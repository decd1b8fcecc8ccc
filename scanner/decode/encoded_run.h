// Runs of base64 (RFC 4648 sections 4 and 5, padded or not) and hex that hold text, on one line or
// wrapped over several as YAML, PEM, mail and string literals do.
//
// A run counts only where its first twelve bytes read as text, which a look at sixteen characters
// tells; hashes, identifiers, paths, keys and pictures end there. Entry point: read_run.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::decode {

struct EncodedRun {
  struct Line {
    Span place;        // its digits, without padding
    std::size_t size;  // of what they decode to; a byte over a line's end counts to the later line
  };
  Span place;  // all of it, padding included
  std::vector<Line> lines;
  std::string bytes;     // as decoded: text, UTF-16 or gzip; empty: it is none of them after all
  std::string_view how;  // "base64" or "hex"
  std::size_t group_digits = 1;  // that give a whole number of bytes:
  std::size_t group_bytes = 1;
};

// False where read_run would find nothing in the run that begins at `at`: of kLeastRun run bytes,
// or more.
bool may_hold_text(std::string_view text, std::size_t at);

// What the run of run bytes at `run` in `text` holds, as found by find_sites; a part of it where
// other letters stand before it. `any_phase`: the text before `run` is not there, so its first
// digit may be any of a group.
std::optional<EncodedRun> read_run(std::string_view text, Span run, bool any_phase);

}  // namespace scan::decode
