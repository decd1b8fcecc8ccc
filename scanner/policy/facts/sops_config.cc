// Reads the entries of `creation_rules`, one list item a rule.
#include "policy/facts/sops_config.h"

#include <algorithm>
#include <array>

#include "policy/facts/sops_metadata.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

constexpr std::string_view kName = ".sops.yaml";
constexpr std::size_t kMostRules = 200;

bool is_setting(std::string_view name) {
  constexpr std::array<std::string_view, 10> kSettings = {"path_regex",
                                                          "aws_profile",
                                                          "shamir_threshold",
                                                          "encrypted_suffix",
                                                          "unencrypted_suffix",
                                                          "encrypted_regex",
                                                          "unencrypted_regex",
                                                          "encrypted_comment_regex",
                                                          "unencrypted_comment_regex",
                                                          "mac_only_encrypted"};
  return std::find(kSettings.begin(), kSettings.end(), name) != kSettings.end();
}

// The kind of key that a path below a rule names: "age" of `age`, of `key_groups[0].age[1]` and of
// `key_groups[0].merge[0].age[0]`; "kms" of `key_groups[0].kms[0].arn`.
std::string_view kind_of(const syntax::KeyPath& path) {
  constexpr std::array<std::string_view, 4> kKinds = {"age", "pgp", "kms", "gcp_kms"};
  for (const syntax::KeyPart& part : path) {
    const auto found = std::find(kKinds.begin(), kKinds.end(), part.name);
    if (!part.is_index() && found != kKinds.end()) return *found;
  }
  return {};
}

void add_recipients(const syntax::Entry& entry, SopsRule& rule) {
  if (entry.value.empty()) return;
  const std::string& last = entry.path.back().name;
  const bool detail = last == "role" || last == "aws_profile" || last == "context";
  if (detail) return;
  rule.has_recipients = true;
  const std::string_view kind = kind_of(entry.path);
  if (kind.empty()) {
    rule.comparable = false;
    return;
  }
  std::string_view names = entry.value;
  while (true) {
    const std::size_t end = names.find(',');
    std::string recipient = sops_recipient(kind, names.substr(0, end));
    if (!recipient.empty()) rule.recipients.insert(std::move(recipient));
    if (end == names.npos) return;
    names.remove_prefix(end + 1);
  }
}

void add_entry(const syntax::Entry& entry, SopsRule& rule) {
  if (rule.place.empty())
    rule.place = entry.key_place.empty() ? entry.value_place : entry.key_place;
  if (entry.path.size() < 3 || entry.kind == syntax::ValueKind::kEmptyList ||
      entry.kind == syntax::ValueKind::kEmptyTable) {
    return;
  }
  const std::string& name = entry.path[2].name;
  if (name == "path_regex" && !entry.value.empty()) {
    rule.path_regex = entry.value;
    if (auto regex = match::Regex::compile(entry.value)) {
      rule.regex = std::move(*regex);
    } else {
      rule.regex_error = regex.error().message;
    }
    rule.regex_place = entry.value_place;
  }
  rule.selection.set(name, entry.value);
  if (!is_setting(name)) add_recipients(entry, rule);
}

}  // namespace

SopsConfig read_sops_config(std::string_view path, const syntax::Document& document) {
  SopsConfig config;
  config.path = path;
  const std::size_t slash = path.rfind('/');
  config.folder = slash == path.npos ? "" : path.substr(0, slash);
  for (const syntax::Entry& entry : document.entries) {
    if (entry.path.size() < 2 || entry.path[0].name != "creation_rules") continue;
    const std::int64_t index = entry.path[1].index;
    if (index < 0 || static_cast<std::size_t>(index) >= kMostRules) continue;
    const auto place = static_cast<std::size_t>(index);
    if (config.rules.size() <= place) config.rules.resize(place + 1);
    add_entry(entry, config.rules[place]);
  }
  return config;
}

const SopsRule* SopsConfig::rule_for(std::string_view file) const {
  if (!folder.empty() && file.starts_with(folder)) file.remove_prefix(folder.size() + 1);
  for (const SopsRule& rule : rules) {
    // sops stops at a pattern that does not compile.
    if (rule.is_broken()) return nullptr;
    if (rule.takes(file)) return &rule;
  }
  return nullptr;
}

SopsConfigs SopsConfigs::of(const Project& project) {
  constexpr std::size_t kMost = 64;
  constexpr std::size_t kLargest = std::size_t{1} << 20;
  std::size_t rules = 0;  // each may cost a megabyte
  SopsConfigs out;
  for (const std::string_view path : project.files()) {
    if (!path.ends_with(kName)) continue;
    if (path.size() > kName.size() && path[path.size() - kName.size() - 1] != '/') continue;
    if (const auto text = project.read(path, kLargest)) {
      out.configs_.push_back(
          read_sops_config(path, syntax::read_document(syntax::Format::kYaml, *text)));
    }
    rules += out.configs_.empty() ? 0 : out.configs_.back().rules.size();
    if (out.configs_.size() == kMost || rules >= kMostRules) break;
  }
  std::stable_sort(
      out.configs_.begin(), out.configs_.end(),
      [](const SopsConfig& a, const SopsConfig& b) { return a.folder.size() > b.folder.size(); });
  return out;
}

const SopsConfig* SopsConfigs::config_for(std::string_view path) const {
  for (const SopsConfig& config : configs_) {
    const std::size_t size = config.folder.size();
    if (size == 0 || (path.starts_with(config.folder) && path.size() > size && path[size] == '/')) {
      return &config;
    }
  }
  return nullptr;
}

}  // namespace scan::policy
