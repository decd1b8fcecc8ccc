// Entry point: unmasked.
#include "policy/facts/unmasked.h"

#include <algorithm>
#include <vector>

namespace scan::policy {

std::string unmasked(const File& file, const Script& script, std::string_view text, Span place) {
  constexpr char kMask = '_';
  std::string out;
  std::size_t read = 0;
  const std::vector<Span>& masks = script.source.masks;
  auto next = std::partition_point(masks.begin(), masks.end(),
                                   [&](Span mask) { return mask.end <= place.begin; });
  for (; next != masks.end() && next->begin < place.end; ++next) {
    const Span mask = *next;
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
