// Entry point: unmasked.
#include "policy/unmasked.h"

namespace scan::policy {

std::string unmasked(const File& file, const Script& script, std::string_view text, Span place) {
  constexpr char kMask = '_';
  std::string out;
  std::size_t read = 0;
  for (const Span mask : script.source.masks) {
    if (!mask.overlaps(place)) continue;
    const std::size_t at = text.find(std::string(mask.size(), kMask), read);
    if (at == std::string_view::npos) continue;
    const Span original = script.place(mask);
    out += text.substr(read, at - read);
    out += file.text().substr(original.begin, original.size());
    read = at + mask.size();
  }
  out += text.substr(read);
  return out;
}

}  // namespace scan::policy
