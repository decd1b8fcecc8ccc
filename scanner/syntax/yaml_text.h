// A YAML scalar decoded with a map to where every byte of it stands.
#pragma once

#include <string_view>

#include "syntax/entry.h"
#include "syntax/source_map.h"

namespace scan::syntax {

// The value of `entry`, which YAML wrote in `document`. Where its source is not understood to come
// to that value, all of it maps to the whole place. Linear in the value and its place.
DecodedText yaml_text(std::string_view document, const Entry& entry);

}  // namespace scan::syntax
