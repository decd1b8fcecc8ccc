// Secrets written into scripts that hand them to wrangler: on its standard input, in `--var`, or in
// a file that git keeps. https://developers.cloudflare.com/workers/wrangler/commands/#secret
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_wrangler_cli_literal(const CheckContext& context);

}  // namespace scan::policy
