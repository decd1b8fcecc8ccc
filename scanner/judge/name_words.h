// The words of an identifier: "dbPassword" and "DB_PASSWORD" are both "db", "password".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scan {

// In lower case, cut at everything that is no letter or digit and where the case changes:
// "APIKey2" is "api", "key". Digits at a word's end are left out, and words that are only digits.
// 256 characters of `name` are looked at, from its end.
std::vector<std::string> name_words(std::string_view name);

}  // namespace scan
