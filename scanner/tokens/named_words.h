// The words of a name or a line, for looking up vendors in it, and whether a name is one of a key.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scan::tokens {

// Letters and digits of a text in lower case, cut into words at marks and where the case changes.
struct Words {
  std::string letters;
  std::vector<std::size_t> place;   // of each letter in the text, and the text's size
  std::vector<std::size_t> begins;  // of words in `letters`, and its size

  std::vector<bool> cut;  // before each letter: does a word begin; and behind the last

  // REQUIRES: at <= letters.size().
  bool is_cut(std::size_t at) const { return cut[at]; }
  std::size_t count() const { return begins.size() - 1; }
  // REQUIRES: i < count().
  std::string_view word(std::size_t i) const {
    return std::string_view(letters).substr(begins[i], begins[i + 1] - begins[i]);
  }
};

Words words_of(std::string_view text);

// Is a name, `api` standing for the vendor's in it, one of a key: "api_key", "x_api_write_key",
// "api_accesstoken"; but not "api_public_key", "api_key_id"?
bool is_key_name(std::string_view name);

// Does it hold nothing but words of keys: "api_access_token"?
bool is_only_key_words(std::string_view name);

// May `text` go on behind a vendor's name without a cut: the "apikey" of "acmeapikey"?
bool begins_with_key_word(std::string_view text);

}  // namespace scan::tokens
