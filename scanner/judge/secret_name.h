// Does a key name a secret: DB_PASSWORD, apiKey, webhook-secret; but not TOKEN_TTL, PASSWORD_FILE,
// max_tokens, PUBLIC_KEY?
#pragma once

#include <string_view>

namespace scan {

// `key` is a variable, a member or a dotted path, of which all words count. Whole words are
// compared, so that AUTHOR, TOKENIZER and MONKEY are none.
bool is_secret_name(std::string_view key);

// Does it name what people choose and type: a password, a passphrase, a PIN? Digits alone may be
// one of these.
bool is_password_name(std::string_view key);

}  // namespace scan
