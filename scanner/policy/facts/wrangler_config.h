// Settings of Cloudflare's wrangler.toml and wrangler.jsonc, with or without an environment.
// https://developers.cloudflare.com/workers/wrangler/configuration/
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/entry.h"

namespace scan::policy {

// A key path taken apart: `env.production.vars.cfg.apiKey` is the setting `vars` of the environment
// "production", with "cfg", "apiKey" below it.
struct WranglerSetting {
  std::string_view environment;  // empty at the top
  std::string_view name;         // "vars", "containers", "hyperdrive"; empty where there is none
  std::size_t below = 0;         // first part of the path behind the name
  bool preview = false;          // under `previews`
};

// A view into `path`, which must outlive it.
WranglerSetting read_wrangler_setting(const syntax::KeyPath& path);

// The parts from `from` on, written as one dotted key: "cfg.apiKey". Places in lists are left out.
std::string dotted_key(const syntax::KeyPath& path, std::size_t from);

// Twenty characters or more of a token's alphabet, digits among them: no name, host or word.
bool looks_generated(std::string_view value);

}  // namespace scan::policy
