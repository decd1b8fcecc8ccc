// Text as a C++ string literal, for the tools that write rules as constants.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

// Octal escapes take at most three digits, so what follows cannot join them.
inline std::string literal(std::string_view text) {
  std::string out = "\"";
  char escape[5];
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7e || c == '"' || c == '\\' || c == '?') {
      std::snprintf(escape, sizeof escape, "\\%03o", byte);
      out += escape;
    } else {
      out += c;
    }
  }
  return out + "\"sv";
}
