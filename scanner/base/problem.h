// What could not be looked at, and what was left out on purpose.
//
// A Problem makes a scan incomplete (exit 3). A Skip is a declared limit or a kind of file that
// holds no text: it is counted and named, and changes the exit code only under --strict.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace scan {

struct Problem {
  std::string where;   // path, ref or object id, unescaped
  std::string reason;  // one sentence without a full stop, unescaped

  auto operator<=>(const Problem&) const = default;
};

enum class Skip : std::uint8_t {
  kBinary,         // no text in it
  kTooLarge,       // over a declared limit
  kSpecial,        // fifo, socket, device
  kUninitialised,  // a submodule whose work tree is not there
  kLfsPointer,     // the content is elsewhere
  kSubmodule,      // in history: a repository, and a scope, of its own
  kEncrypted,      // an entry of an archive that wants a password
  kDamaged,        // an archive, or an entry of one, that cannot be read, or not to its end
};
inline constexpr std::size_t kSkipKinds = 8;

// The word used in reports, stable.
constexpr std::string_view skip_name(Skip skip) {
  constexpr std::array<std::string_view, kSkipKinds> names = {
      "binary", "too-large", "special-file", "uninitialised-submodule", "lfs-pointer", "submodule",
      "encrypted", "damaged-archive"};
  return names[static_cast<std::size_t>(skip)];
}

}  // namespace scan
