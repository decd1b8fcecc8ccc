// Names, extensions and `#!` lines of the languages with a grammar.
#include "syntax/language.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace scan::syntax {
namespace {

struct Named {
  std::string_view name;
  Language language;
};

constexpr Named kFileNames[] = {
    {".babelrc", Language::kJsonc},      {".bash_profile", Language::kBash},
    {".bashrc", Language::kBash},        {".clang-format", Language::kYaml},
    {".clang-tidy", Language::kYaml},    {".envrc", Language::kBash},
    {".eslintrc", Language::kJsonc},     {".jshintrc", Language::kJsonc},
    {".prettierrc", Language::kYaml},    {".profile", Language::kBash},
    {".swcrc", Language::kJsonc},        {".yamllint", Language::kYaml},
    {".zshenv", Language::kBash},        {".zshrc", Language::kBash},
    {"bun.lock", Language::kJsonc},      {"cargo.lock", Language::kToml},
    {"composer.lock", Language::kJson},  {"devcontainer.json", Language::kJsonc},
    {"flake.lock", Language::kJson},     {"jsconfig.json", Language::kJsonc},
    {"pipfile", Language::kToml},        {"poetry.lock", Language::kToml},
    {"tsconfig.json", Language::kJsonc}, {"uv.lock", Language::kToml},
};

constexpr Named kExtensions[] = {
    {".avsc", Language::kJson},
    {".bash", Language::kBash},
    {".bats", Language::kBash},
    {".cjs", Language::kJavascript},
    {".code-workspace", Language::kJsonc},
    {".cts", Language::kTypescript},
    {".geojson", Language::kJson},
    {".hcl", Language::kHcl},
    {".js", Language::kJavascript},
    {".json", Language::kJson},
    {".json5", Language::kJsonc},
    {".jsonc", Language::kJsonc},
    {".jsx", Language::kJavascript},
    {".ksh", Language::kBash},
    {".mjs", Language::kJavascript},
    {".mts", Language::kTypescript},
    {".nix", Language::kNix},
    {".nomad", Language::kHcl},
    {".py", Language::kPython},
    {".pyi", Language::kPython},
    {".sh", Language::kBash},
    {".tf", Language::kHcl},
    {".tfstate", Language::kJson},
    {".tfvars", Language::kHcl},
    {".tofu", Language::kHcl},
    {".toml", Language::kToml},
    {".ts", Language::kTypescript},
    {".tsx", Language::kTsx},
    {".webmanifest", Language::kJson},
    {".yaml", Language::kYaml},
    {".yml", Language::kYaml},
    {".zsh", Language::kBash},
};

constexpr Named kInterpreters[] = {
    {"ash", Language::kBash},        {"bash", Language::kBash},
    {"bun", Language::kTypescript},  {"dash", Language::kBash},
    {"deno", Language::kTypescript}, {"ksh", Language::kBash},
    {"node", Language::kJavascript}, {"nodejs", Language::kJavascript},
    {"python", Language::kPython},   {"sh", Language::kBash},
    {"tsx", Language::kTypescript},  {"zsh", Language::kBash},
};

template <std::size_t N>
std::optional<Language> find(const Named (&table)[N], std::string_view name) {
  const auto* found =
      std::find_if(table, table + N, [&](const Named& row) { return row.name == name; });
  if (found == table + N) return std::nullopt;
  return found->language;
}

// `#!/usr/bin/env -S python3.11 -u` names python.
std::optional<Language> by_interpreter(std::string_view line) {
  if (!line.starts_with("#!")) return std::nullopt;
  line = line.substr(2, std::min<std::size_t>(line.find('\n'), 256) - 2);
  bool after_env = true;
  while (after_env) {
    while (!line.empty() && is_ascii_space(line.front())) line.remove_prefix(1);
    std::size_t end = 0;
    while (end < line.size() && !is_ascii_space(line[end])) ++end;
    std::string_view word = line.substr(0, end);
    line.remove_prefix(end);
    if (word.empty()) return std::nullopt;
    word = word.substr(word.rfind('/') + 1);
    after_env = word == "env" || word.starts_with('-') || word.find('=') != word.npos;
    if (after_env) continue;
    while (!word.empty() && (is_ascii_digit(word.back()) || word.back() == '.')) {
      word.remove_suffix(1);
    }
    return find(kInterpreters, word);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Language language) {
  switch (language) {
    case Language::kToml:
      return "toml";
    case Language::kYaml:
      return "yaml";
    case Language::kJson:
      return "json";
    case Language::kJsonc:
      return "jsonc";
    case Language::kNix:
      return "nix";
    case Language::kHcl:
      return "hcl";
    case Language::kBash:
      return "bash";
    case Language::kJavascript:
      return "javascript";
    case Language::kTypescript:
      return "typescript";
    case Language::kTsx:
      return "tsx";
    case Language::kPython:
      return "python";
  }
  return "";
}

std::optional<Language> language_of(std::string_view path, std::string_view first_line) {
  std::string name(path.substr(path.rfind('/') + 1));
  std::transform(name.begin(), name.end(), name.begin(), to_ascii_lower);
  if (const std::optional<Language> language = find(kFileNames, name)) return language;
  // tsconfig.build.json and the editor's settings are jsonc by convention.
  const bool commented = name.starts_with("tsconfig.") || path.find(".vscode/") != path.npos;
  if (commented && name.ends_with(".json")) return Language::kJsonc;
  if (const std::size_t dot = name.rfind('.'); dot != name.npos && dot > 0) {
    if (const auto language = find(kExtensions, std::string_view(name).substr(dot)))
      return language;
  }
  return by_interpreter(first_line);
}

}  // namespace scan::syntax
