// Values under a secret's name that are likely by their characters and yet no secret: names of
// things, patterns, texts of an interface, addresses.
#pragma once

#include <cstddef>
#include <string_view>

namespace scan::policy {

constexpr std::size_t kLongestSettingName = 100;

// What the value alone tells, under a name; the document around it may tell more.
bool only_looks_secret(std::string_view name, std::string_view value);

// Letters and digits as programs make them, sixteen or more.
bool looks_random(std::string_view value);

}  // namespace scan::policy
