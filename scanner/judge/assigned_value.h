// Values that are no secret under any name: expressions, paths, texts for people, patterns, dates,
// identifiers, digests of known content.
//
// Beside placeholders, references and what is_public_value knows, which are asked first. Made for
// text read without a grammar, where a value may be any piece of a program.
#pragma once

#include <string_view>

namespace scan {

// What it is instead, a few static words for people ("a path"); empty where it may be a secret.
// `name` is what it is assigned to; `quoted` whether it stood in quotes. Linear in its size.
std::string_view what_else_it_is(std::string_view name, std::string_view value, bool quoted);

// "hash", "sha256", "checksum", "commit", "etag": the name is one of a digest of public content.
bool is_digest_name(std::string_view name);

// Hexadecimal digits in the number of a common digest: 32, 40, 56, 64, 96, 128.
bool is_digest_shaped(std::string_view value);

// "P@ssw0rd1!", "verYs3cret", "test1234": it holds a word that people put where a password should
// stand, perhaps with signs and digits for letters.
bool is_made_of_common_words(std::string_view value);

}  // namespace scan
