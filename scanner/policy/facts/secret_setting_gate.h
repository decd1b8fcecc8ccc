// A look at the bytes of a configuration file that saves parsing it: most files that hold the word
// "token" somewhere set no token.
#pragma once

#include <string_view>

namespace scan::policy {

// False where secret_settings() finds nothing in a document read from `text`, whatever the language
// of configuration, unless a provider's token stands in it. True now and then where it finds
// nothing either. Linear in the text's size, some hundred megabytes a second.
bool may_hold_secret_settings(std::string_view text);

}  // namespace scan::policy
