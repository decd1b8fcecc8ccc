// Key paths as people write them.
#include "syntax/entry.h"

#include <algorithm>

#include "base/ascii.h"

namespace scan::syntax {
namespace {

bool is_bare(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_alnum(c) || c == '_' || c == '-';
  });
}

void append_quoted(std::string& out, std::string_view name) {
  out += '"';
  for (const char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string to_string(const KeyPath& path) {
  std::string out;
  for (const KeyPart& part : path) {
    if (part.is_index()) {
      out += '[' + std::to_string(part.index) + ']';
      continue;
    }
    if (!out.empty()) out += '.';
    if (is_bare(part.name)) {
      out += part.name;
    } else {
      append_quoted(out, part.name);
    }
  }
  return out;
}

}  // namespace scan::syntax
