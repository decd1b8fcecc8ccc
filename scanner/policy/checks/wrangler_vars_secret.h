// Secrets among the variables of a Worker: `vars` of wrangler's configuration is uploaded and shown
// in plain text. https://developers.cloudflare.com/workers/configuration/secrets/
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_wrangler_vars_secret(const CheckContext& context);

}  // namespace scan::policy
