// Entry point: script_origin.
#include "syntax/script_files.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "syntax/format.h"
#include "syntax/language.h"

namespace scan::syntax {
namespace {

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

std::string name_of_file(std::string_view path) {
  return in_lower_case(path.substr(path.rfind('/') + 1));
}

bool is_yaml(std::string_view name) { return name.ends_with(".yml") || name.ends_with(".yaml"); }

bool is_json(std::string_view name) { return name.ends_with(".json") || name.ends_with(".jsonc"); }

bool is_workflow(std::string_view path, std::string_view name) {
  if (!is_yaml(name)) return false;
  if (name == "action.yml" || name == "action.yaml") return true;
  for (const std::string_view folder :
       {".github/workflows/", ".gitea/workflows/", ".forgejo/workflows/"}) {
    const std::size_t at = path.rfind(folder);
    if (at != path.npos && (at == 0 || path[at - 1] == '/')) return true;
  }
  return false;
}

// `#cloud-config`, also below the line that makes a template of it.
bool is_cloud_config(std::string_view first_line) {
  return first_line.starts_with("#cloud-config") || first_line.starts_with("## template:");
}

bool is_compose(std::string_view name) {
  return is_yaml(name) && (name.find("compose") != name.npos || name.find("stack") != name.npos);
}

bool is_document(std::string_view name) {
  constexpr std::string_view kExtensions[] = {".md",  ".mdx",  ".markdown", ".mdc",
                                              ".rst", ".adoc", ".asciidoc"};
  return std::any_of(std::begin(kExtensions), std::end(kExtensions),
                     [&](std::string_view extension) { return name.ends_with(extension); });
}

// Claude's settings hold hooks too.
bool is_hooks(std::string_view path, std::string_view name) {
  if (!is_json(name)) return false;
  return name.starts_with("hooks") ||
         (name.starts_with("settings") && path.find(".claude/") != path.npos);
}

}  // namespace

bool is_package_json(std::string_view path) { return name_of_file(path) == "package.json"; }

bool is_wrangler_config(std::string_view path) {
  const std::string name = name_of_file(path);
  return name.starts_with("wrangler.") && (is_json(name) || name.ends_with(".toml"));
}

std::optional<ScriptOrigin> script_origin(std::string_view path, std::string_view first_line) {
  const std::string name = name_of_file(path);
  if (is_workflow(path, name)) return ScriptOrigin::kWorkflow;
  if (is_cloud_config(first_line)) return ScriptOrigin::kCloudInit;
  if (is_compose(name)) return ScriptOrigin::kCompose;
  if (name == "package.json") return ScriptOrigin::kPackageJson;
  if (is_hooks(path, name) || is_wrangler_config(path)) return ScriptOrigin::kHooks;
  if (is_document(name)) return ScriptOrigin::kDocument;
  if (name.ends_with(".nix")) return ScriptOrigin::kNix;
  if (format_of(path, first_line) == Format::kDockerfile) return ScriptOrigin::kDockerfile;
  if (language_of(path, first_line) == Language::kBash) return ScriptOrigin::kFile;
  return std::nullopt;
}

}  // namespace scan::syntax
