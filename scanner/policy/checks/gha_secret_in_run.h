// Secrets that GitHub writes into a script's text before a shell reads it: they reach argument
// lists, logs and, with a quote in them, the shell's grammar.
// https://docs.github.com/en/actions/reference/security/secure-use#use-an-intermediate-environment-variable
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_gha_secret_in_run(const CheckContext& context);

}  // namespace scan::policy
