// Text that a script itself types into a command's standard input: `echo x | command`,
// `command <<< x`, a here-document, `cat <<EOF | command`.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "syntax/shell.h"

namespace scan::policy {

struct TypedInput {
  std::string text;  // without the last line end; expansions as written
  Span place;        // of the words in the script's text
};

// Filters that hand a text through (cat, tee, tr) are looked behind. `command` is one of
// `shell.commands`. What a file or another program gives is not known and left out.
std::vector<TypedInput> typed_input(const syntax::Shell& shell,
                                    const syntax::ShellCommand& command);

}  // namespace scan::policy
