// PyPI's API tokens: `pypi-` and a macaroon in base64url whose location is pypi.org.
//
// https://docs.pypi.org/api/secrets/ and https://github.com/pypi/warehouse (warehouse/macaroons).
// Binary macaroons, version 2 (https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt):
// the byte 2, then fields of type, length and bytes; 0 ends a section. Location is 1, identifier 2,
// signature 6, whose 32 bytes end the macaroon. Entry point: check_pypi.
#include <optional>
#include <vector>

#include "base/base64.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/pypi_scope.h"

namespace scan::tokens {
namespace {

constexpr std::uint8_t kEnd = 0;
constexpr std::uint8_t kLocation = 1;
constexpr std::uint8_t kIdentifier = 2;
constexpr std::uint8_t kSignature = 6;

class Macaroon {
 public:
  explicit Macaroon(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::uint8_t> byte() {
    if (rest_.empty()) return std::nullopt;
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  // The bytes of a field whose type was read: a length of seven bits a byte, lowest first.
  std::optional<std::string_view> field() {
    std::size_t size = 0;
    for (unsigned shift = 0; shift < 21; shift += 7) {
      const auto part = byte();
      if (!part) return std::nullopt;
      size |= static_cast<std::size_t>(*part & 0x7f) << shift;
      if ((*part & 0x80) != 0) continue;
      if (size > rest_.size()) return std::nullopt;
      const std::string_view out = rest_.substr(0, size);
      rest_.remove_prefix(size);
      return out;
    }
    return std::nullopt;
  }

  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

// From behind the identifier: caveats, whose identifiers go to `caveats`, and the signature.
bool is_whole(Macaroon& macaroon, std::vector<std::string_view>& caveats) {
  bool section_open = true;
  while (const auto type = macaroon.byte()) {
    if (*type == kEnd) {
      if (section_open) {
        section_open = false;
        continue;
      }
      // An empty section: the caveats are over.
      const auto last = macaroon.byte();
      const auto signature = last == kSignature ? macaroon.field() : std::nullopt;
      return signature && signature->size() == 32 && macaroon.at_end();
    }
    section_open = true;
    const auto field = macaroon.field();
    if (!field) return false;
    if (*type == kIdentifier) caveats.push_back(*field);
  }
  return false;
}

}  // namespace

Verdict check_pypi(std::string_view secret, std::int64_t now) {
  constexpr std::string_view kPrefix = "pypi-";
  constexpr std::size_t kMostText = 8192;
  if (secret.starts_with(kPrefix)) secret.remove_prefix(kPrefix.size());
  const Verdict broken{Outcome::kLowered, "it holds no whole macaroon of PyPI"};
  if (secret.size() > kMostText) return broken;
  const auto bytes = base64_decode(secret, Base64::kUrl);
  if (!bytes) return broken;
  Macaroon macaroon(*bytes);
  if (macaroon.byte() != std::uint8_t{2} || macaroon.byte() != kLocation) return broken;
  const auto location = macaroon.field();
  if (location != "pypi.org" && location != "test.pypi.org") return broken;
  const auto type = macaroon.byte();
  std::vector<std::string_view> caveats;
  if (type != kIdentifier || !macaroon.field() || !is_whole(macaroon, caveats)) return broken;
  Verdict verdict{Outcome::kProved, location == "pypi.org" ? "" : "it is for test.pypi.org"};
  constexpr std::size_t kMostCaveats = 8;
  if (caveats.size() > kMostCaveats) caveats.resize(kMostCaveats);
  for (const std::string_view caveat : caveats) tell_pypi_caveat(verdict, caveat, now);
  return verdict;
}

}  // namespace scan::tokens
