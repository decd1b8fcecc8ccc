// The sixteen-colour palette: it follows the user's terminal theme.
#include "report/ink.h"

namespace scan::report {
namespace {

constexpr std::string_view sequence_of(Ink ink) {
  switch (ink) {
    case Ink::kError:
      return "\x1b[1;31m";
    case Ink::kWarning:
      return "\x1b[1;33m";
    case Ink::kInfo:
      return "\x1b[1;36m";
    case Ink::kFrame:
      return "\x1b[1;34m";
    case Ink::kStrong:
      return "\x1b[1m";
    case Ink::kGood:
      return "\x1b[1;32m";
  }
  return "";
}

}  // namespace

std::string painted(std::string_view text, Ink ink, bool color) {
  if (!color || text.empty()) return std::string(text);
  std::string out(sequence_of(ink));
  out += text;
  out += "\x1b[0m";
  return out;
}

}  // namespace scan::report
