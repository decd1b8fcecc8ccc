// What `.scan.toml` says under [rules.<id>], held against what the rule declares.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/rule_info.h"

namespace scan::policy {

struct Rule;

class RuleOptions {
 public:
  std::optional<Severity> severity;
  std::optional<bool> on;

  // Of a declared option; what the rule declares as standard where nothing was set.
  // REQUIRES: the rule declares it, as texts and as a switch respectively.
  std::vector<std::string_view> texts(const Rule& rule, std::string_view name) const;
  bool is_on(const Rule& rule, std::string_view name) const;

  void set(std::string name, std::vector<std::string> texts) {
    texts_[std::move(name)] = std::move(texts);
  }
  void set(std::string name, bool value) { switches_[std::move(name)] = value; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> texts_;
  std::map<std::string, bool, std::less<>> switches_;
};

}  // namespace scan::policy
