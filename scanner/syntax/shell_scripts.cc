// Entry points: shell_scripts, may_hold_scripts.
#include "syntax/shell_scripts.h"

#include <utility>

#include "syntax/limits.h"
#include "syntax/script_files.h"
#include "syntax/script_readers.h"

namespace scan::syntax {
namespace {

constexpr std::size_t kMostScripts = 10'000;
constexpr std::size_t kLongestFirstLine = 256;

void read_hooks(std::string_view path, std::string_view content, const Document& entries,
                ScriptList& out) {
  if (is_wrangler_config(path)) {
    read_build_scripts(content, entries, out);
  } else {
    read_hook_scripts(content, entries, out);
  }
}

}  // namespace

void ScriptList::add(ScriptOrigin origin, std::string key, DecodedText text,
                     std::vector<Span> masks) {
  if (full_ || text.text.empty()) return;
  bytes_ += text.text.size();
  if (scripts_.size() >= kMostScripts || bytes_ > Limits{}.max_output_bytes) {
    full_ = true;
    return;
  }
  scripts_.push_back({origin, std::move(key), std::move(text), std::move(masks)});
}

std::vector<ShellScript> shell_scripts(std::string_view path, std::string_view content,
                                       const Document* entries) {
  ScriptList out;
  const auto origin = script_origin(path, content.substr(0, kLongestFirstLine));
  if (!origin) return {};
  if (*origin == ScriptOrigin::kFile) {
    DecodedText whole;
    whole.copy(content, {0, content.size()});
    out.add(*origin, {}, std::move(whole));
  } else if (*origin == ScriptOrigin::kDockerfile) {
    read_dockerfile_scripts(content, out);
  } else if (*origin == ScriptOrigin::kDocument) {
    read_document_scripts(path, content, out);
  } else if (entries != nullptr) {
    const Document& read = *entries;
    if (*origin == ScriptOrigin::kWorkflow) read_workflow_scripts(content, read, out);
    if (*origin == ScriptOrigin::kCompose) read_compose_scripts(content, read, out);
    if (*origin == ScriptOrigin::kCloudInit) read_cloud_init_scripts(content, read, out);
    if (*origin == ScriptOrigin::kNix) read_nix_scripts(content, read, out);
    if (*origin == ScriptOrigin::kPackageJson) read_package_scripts(content, read, out);
    if (*origin == ScriptOrigin::kHooks) read_hooks(path, content, read, out);
  }
  return out.take();
}

bool may_hold_scripts(std::string_view path, std::string_view first_line) {
  return script_origin(path, first_line).has_value();
}

}  // namespace scan::syntax
