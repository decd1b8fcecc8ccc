// Files that `op run --env-file` and `op inject` read: dotenv files and templates whose values are
// 1Password references. https://developer.1password.com/docs/cli/secrets-environment-variables/
#pragma once

#include <string>
#include <string_view>

#include "policy/file.h"
#include "syntax/entry.h"

namespace scan::policy {

// By its name alone: ".env.1password", ".env.op". Such a file is read by nothing else.
bool is_op_env_name(std::string_view path);

// Also a template ("app.env.tpl", "config.yml.tpl") that holds a reference.
bool is_op_env_file(std::string_view path, std::string_view text);

// Its entries, in the language of its name without ".tpl"; dotenv where that tells none.
// REQUIRES: is_op_env_file().
syntax::Document op_env_entries(std::string_view path, std::string_view text);

// Does a value refer to 1Password, anywhere in it?
bool has_op_reference(std::string_view value);

}  // namespace scan::policy
