// Names and extensions of configuration, and the parser of each. Entry points: format_of,
// read_document.
#include "syntax/format.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "syntax/dockerfile.h"
#include "syntax/dotenv_entries.h"
#include "syntax/entries.h"
#include "syntax/ini_entries.h"
#include "syntax/language.h"

namespace scan::syntax {
namespace {

struct Named {
  std::string_view name;
  Format format;
};

constexpr Named kFileNames[] = {
    {".coveragerc", Format::kIni}, {".editorconfig", Format::kIni}, {".flake8", Format::kIni},
    {".gitconfig", Format::kIni},  {".gitmodules", Format::kIni},   {".npmrc", Format::kNpmrc},
    {".pylintrc", Format::kIni},   {".pypirc", Format::kIni},       {".s3cfg", Format::kIni},
    {"npmrc", Format::kNpmrc},     {"pip.conf", Format::kIni},      {"poetry.conf", Format::kIni},
};

constexpr Named kExtensions[] = {
    {".automount", Format::kSystemd},
    {".cfg", Format::kIni},
    {".container", Format::kSystemd},
    {".ini", Format::kIni},
    {".mount", Format::kSystemd},
    {".network", Format::kSystemd},
    {".netdev", Format::kSystemd},
    {".nspawn", Format::kSystemd},
    {".path", Format::kSystemd},
    {".properties", Format::kIni},
    {".service", Format::kSystemd},
    {".slice", Format::kSystemd},
    {".socket", Format::kSystemd},
    {".swap", Format::kSystemd},
    {".target", Format::kSystemd},
    {".timer", Format::kSystemd},
    {".dockerfile", Format::kDockerfile},
    {".containerfile", Format::kDockerfile},
};

// Names that mean something only in their folder.
constexpr Named kPaths[] = {
    {".aws/credentials", Format::kIni},     {".aws/config", Format::kIni},
    {".git/config", Format::kIni},          {".config/git/config", Format::kIni},
    {".config/pip/pip.conf", Format::kIni},
};

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

bool is_dotenv(std::string_view name) {
  return name == ".env" || name.starts_with(".env.") || name.ends_with(".env");
}

// `Dockerfile.prod`, not `dockerfile_test.go`.
bool is_dockerfile(std::string_view name) {
  for (const std::string_view stem : {"dockerfile", "containerfile"}) {
    if (!name.starts_with(stem)) continue;
    const std::string_view rest = name.substr(stem.size());
    if (rest.empty() || rest.front() == '.' || rest.front() == '-') return true;
  }
  return false;
}

std::optional<Format> by_name(std::string_view path) {
  const std::string whole = in_lower_case(path);
  const std::string_view name = std::string_view(whole).substr(whole.rfind('/') + 1);
  for (const Named& row : kFileNames) {
    if (name == row.name) return row.format;
  }
  for (const Named& row : kPaths) {
    const std::size_t begin = whole.size() - std::min(whole.size(), row.name.size());
    if (whole.ends_with(row.name) && (begin == 0 || whole[begin - 1] == '/')) return row.format;
  }
  if (name.starts_with(".dev.vars")) return Format::kDotenvNode;
  // `.env.yaml` is yaml: what follows says more.
  if (is_dotenv(name) && !language_of(name, {})) return Format::kDotenvCompose;
  // A drop-in, `x.service.d/override.conf`.
  const bool drop_in =
      whole.find(".service.d/") != whole.npos || whole.find("systemd/") != whole.npos;
  if (drop_in && name.ends_with(".conf")) return Format::kSystemd;
  for (const Named& row : kExtensions) {
    if (name.size() > row.name.size() && name.ends_with(row.name)) return row.format;
  }
  return std::nullopt;
}

std::optional<Format> of_language(Language language) {
  switch (language) {
    case Language::kToml:
      return Format::kToml;
    case Language::kYaml:
      return Format::kYaml;
    case Language::kJson:
      return Format::kJson;
    case Language::kJsonc:
      return Format::kJsonc;
    case Language::kNix:
      return Format::kNix;
    case Language::kHcl:
      return Format::kHcl;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Format> format_of(std::string_view path, std::string_view first_line) {
  if (const std::optional<Format> format = by_name(path)) return format;
  // `Dockerfile.md` is a document, `dockerfile.ts` code.
  if (const std::optional<Language> language = language_of(path, first_line)) {
    return of_language(*language);
  }
  const std::string name = in_lower_case(path.substr(path.rfind('/') + 1));
  if (is_dockerfile(name) && !name.ends_with(".md")) return Format::kDockerfile;
  return std::nullopt;
}

Document read_document(Format format, std::string_view text, const Limits& limits) {
  switch (format) {
    case Format::kToml:
      return read_entries(Language::kToml, text, limits);
    case Format::kYaml:
      return read_entries(Language::kYaml, text, limits);
    case Format::kJson:
      return read_entries(Language::kJson, text, limits);
    case Format::kJsonc:
      return read_entries(Language::kJsonc, text, limits);
    case Format::kNix:
      return read_entries(Language::kNix, text, limits);
    case Format::kHcl:
      return read_entries(Language::kHcl, text, limits);
    case Format::kDotenvCompose:
      return dotenv_entries(text, DotenvDialect::kCompose);
    case Format::kDotenvNode:
      return dotenv_entries(text, DotenvDialect::kNode);
    case Format::kIni:
      return ini_entries(text, IniDialect::kPlain);
    case Format::kSystemd:
      return ini_entries(text, IniDialect::kSystemd);
    case Format::kNpmrc:
      return ini_entries(text, IniDialect::kNpmrc);
    case Format::kDockerfile:
      return read_dockerfile(text).document;
  }
  return {};
}

}  // namespace scan::syntax
