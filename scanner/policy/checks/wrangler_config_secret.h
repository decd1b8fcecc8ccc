// Secrets in the other settings of wrangler's configuration that carry text to a Worker, a
// container or a build. https://developers.cloudflare.com/workers/wrangler/configuration/
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_wrangler_config_secret(const CheckContext& context);

}  // namespace scan::policy
