// What every secret of a pattern must look like: so many bytes in a row, all of one alphabet.
//
// A keyword such as a vendor's name stands in much code that holds no secret. Looking for a long
// enough run of the secret's own bytes costs nanoseconds and spares the pattern, and above all its
// compilation, which costs up to a millisecond.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scan::match {

struct SecretShape {
  std::array<std::uint64_t, 4> alphabet{};  // bit n: byte n may stand in a secret
  std::uint32_t least = 0;                  // bytes; 0: nothing is known, anything is possible

  bool holds(unsigned char byte) const { return (alphabet[byte >> 6] >> (byte & 63) & 1) != 0; }

  // False where no secret can lie in `text`.
  bool possible_in(std::string_view text) const;
};

// The shape of the group `secret` of a confirm pattern. Only plain syntax is understood: literals,
// classes of listed characters, `\d`, `\w`, groups, alternation, repeats. Anything else, such as a
// negated class, gives the unknown shape. Letters count in both cases.
SecretShape secret_shape(std::string_view confirm);

}  // namespace scan::match
