// Is a whole value the address of a secret: "op://Vault/item/field", "/run/secrets/token",
// "arn:aws:secretsmanager:…", "file:./key", "ENC[…]"?
#pragma once

#include <string_view>

namespace scan {

// For values of configuration keys. A random token may begin with `/` or `@`, so token rules ask
// is_reference instead.
bool is_secret_pointer(std::string_view value);

// "/var/lib/x", "~/x", "./x", "../x", "C:\x", "$HOME/x", "${DIR}/x": a path written so that nobody
// takes it for anything else.
bool is_plain_path(std::string_view value);

}  // namespace scan
