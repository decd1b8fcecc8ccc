// Shapes of values that people give to words the character model does not know, or that they join
// with numbers: they look stranger than words, and no machine makes them.
#pragma once

#include <string_view>

namespace scan {

// "Nykyinen", "file.ref", "pw_uid", "GL_COMPRESSED_RGB_FXT1_3DFX": a capital and small letters,
// letters with a dot between them, an identifier with a `_` in it. Not so what is very strange,
// nor "Bottle_Winter76".
bool is_name_shaped(std::string_view value);

// "randomized-token-12392183": a number between words, or behind them, and nothing else.
bool is_words_and_number(std::string_view value);

// "03-b2c-qos1-len-helper": small letters and digits in three parts or more, of which the half in
// letters reads like words. Generators of keys that cut them do not make words.
bool is_joined_parts(std::string_view value);

}  // namespace scan
