// Attributes of Nix that hold shell scripts: hooks and phases of derivations (nixpkgs manual,
// "Phases"), systemd units of NixOS, devenv. Entry point: read_nix_scripts.
#include <algorithm>

#include "syntax/nix_text.h"
#include "syntax/script_readers.h"

namespace scan::syntax {
namespace {

constexpr std::string_view kAttributes[] = {
    "buildCommand",   "enterShell", "enterTest",   "exec",
    "initContent",    "initExtra",  "bashrcExtra", "loginExtra",
    "postStart",      "postStop",   "preStart",    "preStop",
    "reload",         "script",     "shellHook",   "interactiveShellInit",
    "loginShellInit", "shellInit",  "profileExtra"};

// buildPhase, installPhase …, and the hooks before and after them.
bool is_phase(std::string_view name) {
  if (name.ends_with("Phase")) return true;
  constexpr std::string_view kPhases[] = {"Unpack",  "Patch", "Configure",    "Build", "Check",
                                          "Install", "Fixup", "InstallCheck", "Dist"};
  std::string_view rest;
  if (name.starts_with("pre")) rest = name.substr(3);
  if (name.starts_with("post")) rest = name.substr(4);
  return std::find(std::begin(kPhases), std::end(kPhases), rest) != std::end(kPhases);
}

bool is_script(const KeyPath& path) {
  const std::string_view name = path.back().name;
  if (std::find(std::begin(kAttributes), std::end(kAttributes), name) != std::end(kAttributes)) {
    return true;
  }
  const bool activation = std::any_of(path.begin(), path.end(), [](const KeyPart& part) {
    return part.name == "activationScripts";
  });
  return activation || is_phase(name);
}

}  // namespace

void read_nix_scripts(std::string_view content, const Document& entries, ScriptList& out) {
  std::size_t read = 0;
  for (const Entry& entry : entries.entries) {
    if (out.is_full()) return;
    if (entry.path.empty() || entry.path.back().is_index() || !is_script(entry.path)) continue;
    // What stands in an expression that was read has entries of its own.
    if (entry.value_place.begin < read) continue;
    read = entry.value_place.end;
    for (NixText& text : nix_texts(content, entry.value_place)) {
      out.add(ScriptOrigin::kNix, to_string(entry.path), std::move(text.text),
              std::move(text.masks));
    }
  }
}

}  // namespace scan::syntax
