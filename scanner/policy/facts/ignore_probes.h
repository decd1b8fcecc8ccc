// Paths that an ignore file ought to keep out of git, each with what in the repository says so: a
// wrangler configuration reads `.dev.vars`, a template `.env.example` is copied to `.env`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/project.h"

namespace scan::policy {

struct IgnoreProbe {
  std::string path;          // relative to the root; mostly not there
  std::string_view family;   // ".env": paths of one family are told together
  std::string_view pattern;  // what to write into .gitignore; static storage
  std::string evidence;      // the file that says so; empty where nothing does
};

// In a fixed order, at most 500. Reads small files, and no more than 200 of them.
std::vector<IgnoreProbe> ignore_probes(const Project& project);

}  // namespace scan::policy
