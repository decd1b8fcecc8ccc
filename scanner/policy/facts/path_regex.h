// What can be told of regular expressions over paths without running them: does one leave anything
// to another, is one a glob by mistake, does it name anything at all?
#pragma once

#include <string_view>
#include <vector>

namespace scan::policy {

// True only where each path that `later` is found in holds `earlier` too. Many pairs of which that
// is so are not seen: `earlier` is understood where it is text, `.`, `.*` and `.+`.
bool regex_covers(std::string_view earlier, std::string_view later);

// "secrets/*.yaml", "*.enc.json", "secrets/**": right as globs, wrong as regular expressions.
bool looks_like_glob(std::string_view regex);

// The words in it, extensions of data files left out: "secrets", "prod" of
// `^secrets/prod-\d+\.ya?ml$`.
std::vector<std::string_view> regex_words(std::string_view regex);

}  // namespace scan::policy
