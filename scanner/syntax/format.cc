// Names and extensions of configuration, and the parser of each.
#include "syntax/format.h"

#include "syntax/dockerfile.h"
#include "syntax/dotenv_entries.h"
#include "syntax/entries.h"
#include "syntax/ini_entries.h"
#include "syntax/language.h"

namespace scan::syntax {

std::optional<Format> format_of(std::string_view path, std::string_view first_line) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with(".dev.vars")) return Format::kDotenvNode;
  if (name == ".env" || name.starts_with(".env.") || name.ends_with(".env")) {
    return Format::kDotenvCompose;
  }
  if (name == ".npmrc") return Format::kNpmrc;
  if (name.ends_with(".ini") || name.ends_with(".cfg")) return Format::kIni;
  if (name.ends_with(".service")) return Format::kSystemd;
  if (name.starts_with("Dockerfile") || name.ends_with(".dockerfile")) return Format::kDockerfile;
  switch (language_of(path, first_line).value_or(Language::kBash)) {
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
