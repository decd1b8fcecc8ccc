// Values that are secret to nobody: switches, numbers, durations, addresses, public keys.
#pragma once

#include <string_view>

namespace scan {

// What its key says of a value, as far as it matters here.
struct ValueName {
  bool secret = false;    // is_secret_name
  bool password = false;  // is_password_name: a number may be one
};

// A UUID or a version is public only where the name is not a secret's. `value` has no blanks
// around it.
bool is_public_value(std::string_view value, ValueName name);

}  // namespace scan
