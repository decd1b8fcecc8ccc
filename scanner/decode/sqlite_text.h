// The text in the rows of an SQLite database. Format: https://www.sqlite.org/fileformat2.html
//
// Pages are taken one by one, so rows of a table that was dropped, and of a free page, are read
// too, as long as nothing overwrote them. Entry point: sqlite_text.
#pragma once

#include <string>
#include <string_view>

namespace scan::decode {

bool is_sqlite(std::string_view bytes);

// A line for each row of each leaf page, its values of text and those blobs that read as text, with
// tabs between them; as UTF-8. A row is read as far as its own page goes, with the first overflow
// pages. Never longer than twice the file.
std::string sqlite_text(std::string_view bytes);

}  // namespace scan::decode
