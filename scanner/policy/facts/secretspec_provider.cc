// Entry points: provider_uses, dotenv_path.
#include "policy/facts/secretspec_provider.h"

#include <algorithm>

#include "policy/facts/named_values.h"
#include "policy/facts/unmasked.h"

namespace scan::policy {
namespace {

constexpr std::string_view kVariable = "SECRETSPEC_PROVIDER";

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool has_part(const syntax::KeyPath& path, std::string_view name) {
  return std::any_of(path.begin(), path.end(),
                     [&](const syntax::KeyPart& part) { return part.name == name; });
}

bool names_provider(std::string_view file, const syntax::KeyPath& path) {
  if (file == "secretspec.toml") {
    return has_part(path, "providers") && !has_part(path, "ref") && !has_part(path, "refs") &&
           !has_part(path, "credentials");
  }
  return file.starts_with("devenv") && path.size() == 2 && path[0].name == "secretspec" &&
         path[1].name == "provider";
}

void add_options(File& file, const Script& script, const syntax::ShellCommand& command,
                 std::vector<ProviderUse>& out) {
  // Not program_of(), for which `secretspec run` stands before the program that counts.
  const auto named = std::find_if(command.words.begin(), command.words.end(), [](const auto& word) {
    const std::string_view name = file_name(word.text);
    return name == "secretspec" || name == "devenv";
  });
  if (named == command.words.end()) return;
  const bool is_secretspec = file_name(named->text) == "secretspec";
  const auto first = static_cast<std::size_t>(named - command.words.begin());
  for (std::size_t at = first + 1; at < command.words.size(); ++at) {
    const std::string_view text = command.words[at].text;
    if (text == "--") return;
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    const bool asked =
        is_secretspec ? name == "--provider" || name == "-p" : name == "--secretspec-provider";
    if (!asked) continue;
    const bool inside = equals != std::string_view::npos;
    if (!inside && ++at == command.words.size()) return;
    const syntax::ShellWord& word = command.words[at];
    const std::string_view spec = inside ? text.substr(equals + 1) : std::string_view(word.text);
    const std::string said = unmasked(file, script, spec, word.place);
    out.push_back({said, file.bytes_of(said, script.place(word.place)), "--provider", &script});
  }
}

}  // namespace

std::vector<ProviderUse> provider_uses(File& file) {
  std::vector<ProviderUse> out;
  for (const syntax::Entry& entry : file.entries().entries) {
    if (entry.kind != syntax::ValueKind::kString || !names_provider(file.name(), entry.path)) {
      continue;
    }
    out.push_back({entry.value, file.bytes_of(entry.value, entry.value_place),
                   syntax::to_string(entry.path)});
  }
  for (const NamedValue& each : named_values(file)) {
    if (each.name == kVariable) {
      out.push_back({each.value, each.place, std::string(kVariable), each.script});
    }
  }
  for (const Script& script : file.scripts()) {
    for (const syntax::ShellCommand& command : script.shell.commands) {
      add_options(file, script, command, out);
    }
  }
  return out;
}

std::optional<std::string_view> dotenv_path(std::string_view spec) {
  constexpr std::string_view kName = "dotenv";
  if (!spec.starts_with(kName)) return std::nullopt;
  spec.remove_prefix(kName.size());
  if (!spec.empty() && spec.front() != ':') return std::nullopt;
  if (!spec.empty()) spec.remove_prefix(1);
  if (spec.starts_with("//")) spec.remove_prefix(2);
  spec = spec.substr(0, spec.find('?'));
  return spec.empty() ? std::string_view(".env") : spec;
}

}  // namespace scan::policy
