// Grafana's service account tokens: `glsa_`, 32 characters, `_`, and the CRC-32 of all before that
// `_` in hexadecimal, its bytes from the lowest up.
//
// https://github.com/grafana/grafana/blob/main/pkg/components/satokengen/tokengen.go
#include "base/crc32.h"
#include "tokens/checks/checksums.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/number_text.h"

namespace scan::tokens {

std::string grafana_checksum(std::string_view before) {
  const std::uint32_t crc = crc32(before);
  std::string text;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    text += number_text((crc >> shift) & 0xff, "0123456789abcdef", 2);
  }
  return text;
}

Verdict check_grafana(std::string_view secret) {
  const std::size_t underscore = secret.rfind('_');
  if (underscore == std::string_view::npos || secret.size() - underscore != 9) return {};
  if (grafana_checksum(secret.substr(0, underscore)) == secret.substr(underscore + 1)) {
    return {Outcome::kProved, ""};
  }
  return {Outcome::kLowered, "its checksum does not match"};
}

}  // namespace scan::tokens
