// `cells[i].cell_type`, and `cells[i].source`, which is one string or a list of lines that keep
// their ends. Entry point: notebook_cells.
#include "syntax/notebook.h"

#include <map>

#include "syntax/json_strings.h"

namespace scan::syntax {

std::vector<NotebookCell> notebook_cells(std::string_view content, const Document& document) {
  std::map<std::int64_t, NotebookCell> cells;
  for (const Entry& entry : document.entries) {
    const KeyPath& path = entry.path;
    if (path.size() < 3 || path[0].name != "cells" || !path[1].is_index()) continue;
    NotebookCell& cell = cells[path[1].index];
    cell.index = path[1].index;
    if (path[2].name == "cell_type") cell.type = entry.value;
    const bool source =
        path[2].name == "source" && (path.size() == 3 || (path.size() == 4 && path[3].is_index()));
    const bool inside = entry.value_place.end <= content.size();
    if (source && inside) append_json_string(content, entry.value_place, cell.source);
  }
  std::vector<NotebookCell> out;
  for (auto& [index, cell] : cells) {
    if (!cell.source.text.empty()) out.push_back(std::move(cell));
  }
  return out;
}

}  // namespace scan::syntax
