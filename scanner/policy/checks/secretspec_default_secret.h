// Secrets in secretspec.toml, which says what secrets exist and is kept in git: as a default, or in
// the template of a composed one. https://secretspec.dev/reference/configuration/
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_secretspec_default_secret(const CheckContext& context);

}  // namespace scan::policy
