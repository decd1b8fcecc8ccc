// Did people write this, or a machine: "getUserToken" and "correcthorse" against "xkqzvprt" and
// "9fK2mQ7x"?
//
// A model of which symbol follows which two (char_symbols.h), learnt when the project is built from
// the word lists of the Debian packages wamerican, wngerman, wspanish, wfrench and witalian and
// from the abbreviations in tools/abbreviations.txt: 28³ = 21,952 probabilities of a byte each.
// docs/generic-secrets.md has its error rates.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "judge/char_symbols.h"

namespace scan {

// By three symbols: how many sixteenths of a bit the third costs after the two others.
using CharModel = std::array<std::uint8_t, kSymbols * kSymbols * kSymbols>;
extern const CharModel kCharModel;  // generated

inline constexpr double kCharModelUnit = 1.0 / 16;  // bits

// What a symbol of a text may cost on average for one that people wrote, in bits.
inline constexpr double kUsualBits = 5;

// By how many bits `text` costs more than a text of its length that people wrote may; below zero:
// people wrote it. Of random letters and digits all but one in a hundred come out above zero from
// eight characters on, of words and identifiers one in a hundred. Reads 256 bytes.
double strangeness(std::string_view text);

}  // namespace scan
