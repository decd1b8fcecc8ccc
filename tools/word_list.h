// The word lists that the character model is learnt from, and is tested with.
//
// A list is a file of /usr/share/dict: one word a line, UTF-8. Letters with accents become those
// without ("façade", "größe"), words with other signs are left out.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

struct WordList {
  std::string_view name;     // of the file below /usr/share/dict
  std::string_view package;  // of Debian
  double weight;             // of all its words together
};

inline constexpr WordList kWordLists[] = {
    {"american-english", "wamerican", 1.0}, {"ngerman", "wngerman", 0.25},
    {"spanish", "wspanish", 0.25},          {"french", "wfrench", 0.25},
    {"italian", "witalian", 0.25},
};

// One word in twenty is kept from the model, for the test that measures it.
inline bool is_held_out(std::string_view word) {
  std::uint32_t hash = 2166136261u;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash % 20 == 0;
}

// 'e' of "é" (U+00C0 to U+00FF by their second byte in UTF-8); '.' where it has no such letter.
inline char letter_without_accent(unsigned char second) {
  constexpr std::string_view kPlain =
      "aaaaaaaceeeeiiii.nooooo.ouuuuy.saaaaaaaceeeeiiii.nooooo.ouuuuy.y";
  return second < 0x80 || second > 0xbf ? '.' : kPlain[second - 0x80u];
}

// Empty where the line is no word of two to twenty-four letters.
inline std::string plain_word(std::string_view line) {
  std::string word;
  if (line.ends_with("'s")) return word;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto c = static_cast<unsigned char>(line[i]);
    if (c == '\'') continue;
    if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c + 32);
    } else if (c >= 'a' && c <= 'z') {
      word += static_cast<char>(c);
    } else if (c == 0xc3 && i + 1 < line.size()) {
      word += letter_without_accent(static_cast<unsigned char>(line[++i]));
      if (word.back() == '.') return {};
    } else {
      return {};
    }
  }
  return word.size() < 2 || word.size() > 24 ? std::string() : word;
}

// The words of `path`, in its order; none where it cannot be read.
inline std::vector<std::string> read_words(const std::string& path) {
  std::vector<std::string> words;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::string word = plain_word(line);
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}
