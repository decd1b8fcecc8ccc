// Stores that SecretSpec is pointed at in a way that gives secrets away: a token in the provider's
// URI, or a dotenv file that git keeps or does not ignore.
// https://secretspec.dev/providers/onepassword/, https://secretspec.dev/providers/dotenv/
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_secretspec_provider_insecure(const CheckContext& context);

}  // namespace scan::policy
