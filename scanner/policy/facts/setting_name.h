// Which name a value of configuration stands under: mostly its key, but also what stands beside it
// (`name: X`, `value: y`), before it (`X=y` in a list) or above it (`password: {value: y}`).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "syntax/entry.h"

namespace scan::policy {

struct SettingName {
  std::string_view name;
  std::string_view value;  // the entry's, or the part of it after `X=`
  bool by_path = true;     // the name is the last of the entry's own path
};

// Of entries[i]. Views into `entries`.
SettingName setting_name(const std::vector<syntax::Entry>& entries, std::size_t i);

}  // namespace scan::policy
