// What one document may cost. A repository is hostile: every bound here is met by a file somebody
// wrote for that purpose, and the answer is then marked incomplete.
#pragma once

#include <chrono>
#include <cstddef>

namespace scan::syntax {

struct Limits {
  std::size_t max_bytes = std::size_t{8} << 20;          // of a text; a longer one is not parsed
  std::chrono::milliseconds max_time{5000};              // of one parse, or of one run of a query
  std::size_t max_memory = std::size_t{320} << 20;       // of a tree while it is built
  std::size_t max_depth = 200;                           // parts of a key path
  std::size_t max_entries = 250'000;                     // copies that YAML aliases make included
  std::size_t max_output_bytes = std::size_t{64} << 20;  // of all paths and values together
};

}  // namespace scan::syntax
