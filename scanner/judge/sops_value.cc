// Reads the parts in the only order there is. Entry point: is_sops_value.
#include "judge/sops_value.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace scan {
namespace {

bool is_base64(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_ascii_alnum(c) || c == '+' || c == '/' || c == '='; });
}

}  // namespace

bool is_sops_value(std::string_view value) {
  constexpr std::string_view kBegin = "ENC[AES256_GCM";
  if (!value.starts_with(kBegin) || !value.ends_with(']')) return false;
  value = value.substr(kBegin.size(), value.size() - kBegin.size() - 1);
  constexpr std::array<std::string_view, 3> kParts = {",data:", ",iv:", ",tag:"};
  for (std::string_view part : kParts) {
    if (!value.starts_with(part)) return false;
    value.remove_prefix(part.size());
    const std::size_t end = value.find(',');
    if (end == std::string_view::npos || end == 0 || !is_base64(value.substr(0, end))) return false;
    value.remove_prefix(end);
  }
  constexpr std::string_view kType = ",type:";
  if (!value.starts_with(kType)) return false;
  constexpr std::array<std::string_view, 7> kTypes = {"str",   "int",  "float",  "bool",
                                                      "bytes", "time", "comment"};
  return std::find(kTypes.begin(), kTypes.end(), value.substr(kType.size())) != kTypes.end();
}

}  // namespace scan
