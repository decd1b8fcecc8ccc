// One reader of shell scripts a kind of file, each in a file of its own name. shell_scripts()
// chooses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/shell_scripts.h"

namespace scan::syntax {

// Scripts up to the declared limits: many small values may name one large text.
class ScriptList {
 public:
  // Nothing is added of no text or over the limits.
  void add(ScriptOrigin origin, std::string key, DecodedText text, std::vector<Span> masks = {});
  bool is_full() const { return full_; }
  std::vector<ShellScript> take() { return std::move(scripts_); }

 private:
  std::vector<ShellScript> scripts_;
  std::size_t bytes_ = 0;
  bool full_ = false;
};

void read_workflow_scripts(std::string_view content, const Document& entries, ScriptList& out);
void read_compose_scripts(std::string_view content, const Document& entries, ScriptList& out);
void read_cloud_init_scripts(std::string_view content, const Document& entries, ScriptList& out);
void read_nix_scripts(std::string_view content, const Document& entries, ScriptList& out);
void read_dockerfile_scripts(std::string_view content, ScriptList& out);
// "scripts" of package.json; "command" of hooks; `build.command` of wrangler, JSON or TOML.
void read_package_scripts(std::string_view content, const Document& entries, ScriptList& out);
void read_hook_scripts(std::string_view content, const Document& entries, ScriptList& out);
void read_build_scripts(std::string_view content, const Document& entries, ScriptList& out);
void read_document_scripts(std::string_view path, std::string_view content, ScriptList& out);

}  // namespace scan::syntax
