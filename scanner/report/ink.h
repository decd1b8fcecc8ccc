// Colour on a terminal, by meaning.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "finding/rule_info.h"

namespace scan::report {

enum class Ink : std::uint8_t { kError, kWarning, kInfo, kFrame, kStrong, kGood };

constexpr Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return Ink::kError;
    case Severity::kWarning:
      return Ink::kWarning;
    case Severity::kInfo:
      return Ink::kInfo;
  }
  return Ink::kInfo;
}

// `text` between the SGR sequences of ECMA-48 for `ink`, or as it is without colour.
std::string painted(std::string_view text, Ink ink, bool color);

}  // namespace scan::report
