// Values under a secret's name that only name something: a variable ("GITHUB_TOKEN"), an object of
// a cluster ("postgres-14-credentials"), a class ("com.acme.TokenProvider"), a sentence.
#pragma once

#include <string_view>

namespace scan {

// Two words or more that sound like a language, cut at the marks of identifiers and where the case
// changes, with a few digits at most; a text with a blank in it that is no `Bearer x`. A random
// text of sixteen characters is one in less than one case in three thousand. Passwords made of
// words are names too: they are weak, but ask this only where a weak one does not count.
bool is_mere_name(std::string_view value);

// "$2b$10$…", "$argon2id$…", "{SSHA}…", "pbkdf2_sha256$…": what is kept of a password in place of
// it. Found out by trying, so worth less than the password itself.
bool is_password_hash(std::string_view value);

}  // namespace scan
