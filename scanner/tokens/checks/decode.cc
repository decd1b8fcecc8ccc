// Names to formats. Entry points: known_decode, decode_names, check_decode.
#include "tokens/checks/decode.h"

#include <algorithm>
#include <array>

#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

struct Format {
  std::string_view name;
  Verdict (*check)(std::string_view secret, std::int64_t now);
};

// A format that no day changes.
template <Verdict (*kCheck)(std::string_view)>
Verdict at_any_time(std::string_view secret, std::int64_t) {
  return kCheck(secret);
}

constexpr std::array<Format, 12> kFormats = {{{"pem", at_any_time<check_pem>},
                                              {"openssh", at_any_time<check_openssh>},
                                              {"pgp", at_any_time<check_pgp>},
                                              {"jwt", check_jwt},
                                              {"age", at_any_time<check_age>},
                                              {"pypi", at_any_time<check_pypi>},
                                              {"putty", at_any_time<check_putty>},
                                              {"sentry", at_any_time<check_sentry>},
                                              {"mapbox", at_any_time<check_mapbox>},
                                              {"vault", at_any_time<check_vault>},
                                              {"nix", at_any_time<check_nix>},
                                              {"wireguard", at_any_time<check_wireguard>}}};

const Format* find(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const Format& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace

bool known_decode(std::string_view name) { return find(name) != nullptr; }

std::string decode_names() {
  std::string names;
  for (const Format& format : kFormats) {
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return names;
}

Verdict check_decode(std::string_view name, const Captured& captured, std::int64_t now) {
  const Format* format = find(name);
  return format == nullptr ? Verdict{} : format->check(captured.text(), now);
}

}  // namespace scan::tokens
