// Here-documents of a shell script (POSIX.1-2024, Shell Command Language, 2.7.4), found before the
// script is parsed: the grammar knows them only where nothing but a few things stand behind them on
// their line, and takes the text of others for commands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::syntax {

struct HereDocument {
  Span op;              // `<<` or `<<-`
  Span delimiter;       // as written
  Span body;            // whole lines
  std::size_t end = 0;  // behind the line of the delimiter
  bool expands = true;
  bool tabs = false;        // `<<-`
  std::vector<Span> holes;  // what expands in it, in order; places in the script
};

// In order. Those that no line closes are left out. Linear in the text's size.
std::vector<HereDocument> find_here_documents(std::string_view text);

// `text` as the grammar understands it: every here-document is the redirect `< DELIMITER` and its
// lines are blank, quotes and parentheses that are text inside of `"${X:?…}"` are underscores. Same
// size.
std::string plain_shell(std::string_view text, const std::vector<HereDocument>& found);

// Blanks, and at its place what runs or has a default inside the here-documents; empty where there
// is none of these.
std::string only_substitutions(std::string_view text, const std::vector<HereDocument>& found);

}  // namespace scan::syntax
