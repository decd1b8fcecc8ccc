// Secrets in plain text in configuration that no rule of its own is about.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_config_literal_secret(const CheckContext& context);

}  // namespace scan::policy
