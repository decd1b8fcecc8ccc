// FNV-1a of 64 bits, which no random value shares with one of these.
#include "judge/documented_example.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace scan {
namespace {

// The members `d` and `k` of the keys in RFC 7520 (JOSE cookbook), and its salt; in order.
constexpr std::array<std::uint64_t, 14> kExamples = {
    830411887317431972u,   2074937696767291317u,  3497718234236920004u,  7184432246624965110u,
    7950835431075705365u,  8758398029474587263u,  9157732059074440393u,  9934355306387389614u,
    10816825627619879714u, 10903736049616686676u, 12918309991656845369u, 15294479146854798017u,
    16122375543561207217u, 17522639617711808542u,
};

std::uint64_t hash(std::string_view value) {
  std::uint64_t out = 14695981039346656037u;
  for (const char c : value) out = (out ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return out;
}

}  // namespace

bool is_documented_example(std::string_view value) {
  constexpr std::size_t kLeast = 20;
  constexpr std::size_t kLongest = 512;
  return value.size() >= kLeast && value.size() <= kLongest &&
         std::binary_search(kExamples.begin(), kExamples.end(), hash(value));
}

}  // namespace scan
