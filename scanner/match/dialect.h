// Where the two pattern engines mean different things by the same words.
#pragma once

#include <string>
#include <string_view>

namespace scan::match {

// A core pattern for Hyperscan that means what it would mean to RE2, in which confirm patterns are
// written: `\s` without the vertical tab. Everything else that docs/writing-rules.md allows means
// the same to both.
std::string core_dialect(std::string_view core);

}  // namespace scan::match
