// The functions that the generated parsers export.
#include "syntax/grammar.h"

extern "C" {
const TSLanguage* tree_sitter_toml();
const TSLanguage* tree_sitter_yaml();
const TSLanguage* tree_sitter_json();
const TSLanguage* tree_sitter_nix();
const TSLanguage* tree_sitter_hcl();
const TSLanguage* tree_sitter_bash();
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_typescript();
const TSLanguage* tree_sitter_tsx();
const TSLanguage* tree_sitter_python();
}

namespace scan::syntax {

const TSLanguage* grammar_of(Language language) {
  switch (language) {
    case Language::kToml:
      return tree_sitter_toml();
    case Language::kYaml:
      return tree_sitter_yaml();
    case Language::kJson:
    case Language::kJsonc:
      return tree_sitter_json();
    case Language::kNix:
      return tree_sitter_nix();
    case Language::kHcl:
      return tree_sitter_hcl();
    case Language::kBash:
      return tree_sitter_bash();
    case Language::kJavascript:
      return tree_sitter_javascript();
    case Language::kTypescript:
      return tree_sitter_typescript();
    case Language::kTsx:
      return tree_sitter_tsx();
    case Language::kPython:
      return tree_sitter_python();
  }
  return tree_sitter_json();
}

}  // namespace scan::syntax
