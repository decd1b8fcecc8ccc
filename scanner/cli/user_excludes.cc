// Only the user's own configuration is asked; a scanned repository cannot name files to read.
#include "cli/user_excludes.h"

#include <cstdlib>
#include <string_view>

#include "git/config_file.h"
#include "git/read_file.h"

namespace scan::cli {
namespace {

constexpr std::uint64_t kMostConfigBytes = std::uint64_t{1} << 20;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

std::string excludes_named_in(const std::string& config) {
  const auto text = git::read_file(config, kMostConfigBytes);
  if (!text || !*text) return {};
  const auto parsed = git::ConfigFile::parse(**text, config);
  if (!parsed) return {};
  return std::string(parsed->get("core.excludesfile").value_or(""));
}

}  // namespace

std::string user_excludes_file() {
  const std::string home = variable("HOME");
  std::string settings = variable("XDG_CONFIG_HOME");
  if (settings.empty() && !home.empty()) settings = home + "/.config";
  std::string named;
  if (const char* global = std::getenv("GIT_CONFIG_GLOBAL")) {
    named = excludes_named_in(global);
  } else {
    if (!home.empty()) named = excludes_named_in(home + "/.gitconfig");
    if (named.empty() && !settings.empty()) named = excludes_named_in(settings + "/git/config");
  }
  if (named.starts_with("~/")) named = home + named.substr(1);
  if (!named.empty()) return named;
  return settings.empty() ? std::string() : settings + "/git/ignore";
}

}  // namespace scan::cli
