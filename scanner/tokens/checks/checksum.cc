// Names to formats. Entry points: known_checksum, checksum_names, check_checksum.
#include "tokens/checks/checksum.h"

#include <algorithm>
#include <array>

#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

struct Format {
  std::string_view name;
  Verdict (*check)(std::string_view secret);
};

constexpr std::array<Format, 10> kFormats = {{{"github", check_github},
                                              {"npm", check_github},
                                              {"gitlab", check_gitlab},
                                              {"grafana", check_grafana},
                                              {"azure-key", check_azure_key},
                                              {"azure-client", check_azure_client},
                                              {"azure-devops", check_azure_devops},
                                              {"wallet-key", check_wallet_key},
                                              {"bip39", check_bip39},
                                              {"defuse", check_defuse}}};

const Format* find(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const Format& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace

bool known_checksum(std::string_view name) { return find(name) != nullptr; }

std::string checksum_names() {
  std::string names;
  for (const Format& format : kFormats) {
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return names;
}

Verdict check_checksum(std::string_view name, const Captured& captured) {
  const Format* format = find(name);
  return format == nullptr ? Verdict{} : format->check(captured.text());
}

}  // namespace scan::tokens
