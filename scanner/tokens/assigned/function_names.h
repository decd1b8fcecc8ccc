// What a function does with the text it is given, as far as its name tells.
#pragma once

#include <string_view>

namespace scan::tokens {

// `login("u", "v")`: a password after a user.
bool takes_password(std::string_view function);

// `hashpw("v")`, `CreateAsync(user, "v")`, `ConvertTo-SecureString "v"`: nothing but a password.
bool takes_password_alone(std::string_view function);

// `jwt.sign(payload, "v")`: what signs, after what is signed.
bool takes_signing_key(std::string_view function);

// `cookieParser("v")`: nothing but that.
bool takes_signing_key_alone(std::string_view function);

// `getProperty("x", "v")`: the second is what it gives where there is no first.
bool gives_default(std::string_view function);

// `getSecret("x")`, `findByToken("x")`: a name, or something made up for a test.
bool asks_for(std::string_view function);

// `strcpy(secret, "v")`, `setProperty(KEY, "v")`: into what stands before the text.
bool stores(std::string_view function);

// `strcmp(x, "v")`, `hash_equals(x, "v")`: the second may be what the first is.
bool compares_texts(std::string_view function);

// Gives its argument where what it is asked of has no value: `getenv("X").orElse("v")`.
bool falls_back(std::string_view function);

// `String::from("v")`, `[]byte("v")`, `Some("v")`: it gives what it is given.
bool wraps(std::string_view function);

// `Path::new("x")`, `Regex::new("x")`: what is made of the text is no text any more.
bool makes_something_else(std::string_view type);

// `type("v")`, `send_keys("v")`: into a field that is named before it.
bool types_text(std::string_view function);

// "Basic", "bearer": schemes of HTTP authentication, which take a secret.
bool is_scheme(std::string_view word);

}  // namespace scan::tokens
