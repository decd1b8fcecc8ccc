// 1Password's secret references, `op://vault/item/[section/]field?attribute=otp`.
// https://developer.1password.com/docs/cli/secret-reference-syntax/
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scan::policy {

// What is wrong with a reference, as the end of a sentence: "has 2 parts, not vault/item/field".
// Nothing where it is right, or only known once `${…}`, `$X` or `{{…}}` in it are filled in.
std::optional<std::string> op_reference_mistake(std::string_view reference);

// The first part, "Automation"; empty where it holds an expression.
std::string_view op_reference_vault(std::string_view reference);

// No service account can be given these: Personal, Private, Employee, Shared; any case.
bool is_built_in_vault(std::string_view vault);

// The references that a value is or, as templates hold them (`{{ op://v/i/f }}`), holds; views into
// it. A value that only talks of references has none: grammar (`op://<vault>/…`), patterns, prose.
std::vector<std::string_view> op_references(std::string_view value);

}  // namespace scan::policy
