// What a script really says where a template's expression was put out of the way
// (syntax/masking.h).
#pragma once

#include <string>
#include <string_view>

#include "base/span.h"
#include "policy/file.h"

namespace scan::policy {

// `text` was read at `place` of `script`, which is one of file.scripts(). Its masked parts are as
// the file has them again: "${{ secrets.X }}".
std::string unmasked(const File& file, const Script& script, std::string_view text, Span place);

}  // namespace scan::policy
