// Commands in JSON and TOML: "scripts" of package.json (docs.npmjs.com/cli/configuring-npm
// /package-json), "command" of hooks, wrangler's build.command. Entry points: read_package_scripts,
// read_hook_scripts, read_build_scripts.
#include "syntax/json_strings.h"
#include "syntax/script_readers.h"

namespace scan::syntax {
namespace {

// A JSON string, or one of TOML: where it is no plain text, all of it maps to its place.
DecodedText text_of(std::string_view content, const Entry& entry) {
  const Span place = entry.value_place;
  DecodedText out;
  if (place.end > content.size()) return out;
  if (append_json_string(content, place, out) && out.text == entry.value) return out;
  out = {};
  const std::size_t at = content.substr(place.begin, place.size()).find(entry.value);
  if (at != content.npos) {
    out.copy(content, {place.begin + at, place.begin + at + entry.value.size()});
  } else {
    out.replace(entry.value, place);
  }
  return out;
}

template <typename Chosen>
void read(std::string_view content, const Document& entries, ScriptOrigin origin,
          const Chosen& chosen, ScriptList& out) {
  for (const Entry& entry : entries.entries) {
    if (out.is_full()) return;
    if (entry.kind != ValueKind::kString || !chosen(entry.path)) continue;
    out.add(origin, to_string(entry.path), text_of(content, entry));
  }
}

}  // namespace

void read_package_scripts(std::string_view content, const Document& entries, ScriptList& out) {
  const auto script = [](const KeyPath& path) {
    return path.size() == 2 && path[0].name == "scripts";
  };
  read(content, entries, ScriptOrigin::kPackageJson, script, out);
}

void read_hook_scripts(std::string_view content, const Document& entries, ScriptList& out) {
  const auto command = [](const KeyPath& path) {
    return !path.empty() && path.back().name == "command";
  };
  read(content, entries, ScriptOrigin::kHooks, command, out);
}

void read_build_scripts(std::string_view content, const Document& entries, ScriptList& out) {
  const auto command = [](const KeyPath& path) {
    const std::size_t size = path.size();
    if (size != 2 && size != 4) return false;
    return path[size - 1].name == "command" && path[size - 2].name == "build" &&
           (size == 2 || path[0].name == "env");
  };
  read(content, entries, ScriptOrigin::kHooks, command, out);
}

}  // namespace scan::syntax
