// Texts with something encoded in them: every decoded byte comes from somewhere in the text.
#include "decode/layers.h"

#include "fuzz/fuzz.h"

using namespace scan;

namespace {

void look_into(std::string_view text, std::string_view path, bool from_start) {
  decode::DecodeLimits limits;
  limits.bytes = std::size_t{1} << 20;
  const decode::Layers layers = decode::decode_layers({text, path, from_start}, limits);
  std::size_t bytes = 0;
  for (const decode::Decoded& each : layers.decoded) {
    bytes += each.text.size();
    fuzz::require(each.map.size() == each.text.size(), "the map is of the text");
    for (std::size_t at = 0; at < each.text.size(); at += 1 + at / 64) {
      const Span place = each.map.original({at, at + 1});
      fuzz::require(place.begin <= place.end && place.end <= text.size(), "a place is in the text");
      const Span hidden = each.redacted_for({at, at + 1});
      fuzz::require(hidden.empty() || hidden.contains(place), "what is redacted holds the place");
    }
  }
  fuzz::require(bytes <= 4 * (limits.bytes + text.size()) + 1024, "the budget holds");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text(data, size);
  look_into(text, "a.txt", true);
  look_into(text, "a.txt", false);
  look_into(text, "a.ipynb", true);
  look_into(text, "a.eml", true);
  return 0;
}
