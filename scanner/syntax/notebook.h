// The cells of a Jupyter notebook, whose JSON has been read already.
// https://nbformat.readthedocs.io/en/latest/format_description.html
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/entry.h"
#include "syntax/source_map.h"

namespace scan::syntax {

struct NotebookCell {
  std::int64_t index = 0;  // among all cells
  std::string type;        // "code", "markdown", "raw"
  DecodedText source;      // its lines joined; empty cells are left out
};

// `document` holds the entries of `content`, which is JSON: their value places are its strings.
std::vector<NotebookCell> notebook_cells(std::string_view content, const Document& document);

}  // namespace scan::syntax
