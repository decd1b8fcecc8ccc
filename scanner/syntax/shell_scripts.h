// Shell scripts inside other files: `run:` steps of workflows, RUN lines of Dockerfiles, scripts of
// package.json, hooks of nix shells, commands of compose services and cloud-init.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/entry.h"
#include "syntax/format.h"
#include "syntax/source_map.h"

namespace scan::syntax {

enum class ScriptOrigin : std::uint8_t {
  kFile,         // the file itself: *.sh, .envrc, a `#!` of a shell
  kWorkflow,     // `run:` of a GitHub workflow or action; shells that are no sh are left out
  kDockerfile,   // RUN, CMD, ENTRYPOINT and HEALTHCHECK in their shell form
  kPackageJson,  // "scripts"
  kNix,          // shellHook, enterShell, script, preStart, buildPhase …
  kCompose,      // command, entrypoint, healthcheck.test
  kCloudInit,    // runcmd, bootcmd
  kHooks,        // "command" of hooks*.json, wrangler's build.command
  kDocument,     // fenced sh, bash, console … of Markdown and its like
};

struct ShellScript {
  ScriptOrigin origin = ScriptOrigin::kFile;
  std::string key;          // the key path it stands at, as to_string writes it; empty of kFile
  DecodedText text;         // templates masked by names of the same length (syntax/masking.h)
  std::vector<Span> masks;  // where an expression stood, places in `text`
};

// `entries` are the file's, where it has a format; null: none. In document order; at most 10000.
std::vector<ShellScript> shell_scripts(std::string_view path, std::string_view content,
                                       const Document* entries);

// Whether shell_scripts() may find any in a file of this name, so that it need not be parsed.
bool may_hold_scripts(std::string_view path, std::string_view first_line);

}  // namespace scan::syntax
