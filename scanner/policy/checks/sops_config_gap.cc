// What is wrong in `.sops.yaml` itself, and where encrypted files do not follow it.
#include "policy/checks/sops_config_gap.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "judge/path_kind.h"
#include "policy/facts/path_regex.h"
#include "policy/facts/sops_config.h"
#include "policy/facts/sops_metadata.h"
#include "policy/rule.h"

namespace scan::policy {
namespace {

bool is_config(std::string_view name) { return name == ".sops.yaml" || name == ".sops.yml"; }

std::string number(std::size_t index) { return "rule " + std::to_string(index + 1); }

// "age1qqqqqqqq…": enough to know whose it is.
std::string shown(const std::string& recipient) {
  constexpr std::size_t kMost = 28;
  const std::string name = recipient.starts_with("age ") ? recipient.substr(4) : recipient;
  return name.size() <= kMost ? name : name.substr(0, kMost) + "…";
}

Violation told(Span place, std::string key, std::string message) {
  Violation violation;
  violation.place = place;
  violation.key = std::move(key);
  violation.message = std::move(message);
  return violation;
}

void add_rule_problems(const SopsConfig& config, std::size_t index, std::vector<Violation>& out) {
  const SopsRule& rule = config.rules[index];
  if (rule.place.empty()) return;
  const std::string key = rule.path_regex.empty() ? number(index) : rule.path_regex;
  // A pattern that is only too big to be tried here is no mistake.
  const bool too_big = rule.regex_error.find("too large") != std::string::npos;
  if (rule.is_broken() && !too_big) {
    const std::string hint = looks_like_glob(rule.path_regex) ? "; it looks like a glob" : "";
    out.push_back(told(rule.regex_place, key + " broken",
                       "path_regex is no regular expression (" + rule.regex_error +
                           "), so that sops refuses every file that comes to it" + hint));
  } else if (looks_like_glob(rule.path_regex)) {
    out.push_back(told(rule.regex_place, key + " glob",
                       "path_regex is a regular expression and looks like a glob: `*` repeats the "
                       "character before it; `.*` is any text"));
  }
  if (!rule.has_recipients) {
    out.push_back(told(rule.place, key + " nobody",
                       number(index) + " names nobody to encrypt for, so that sops cannot create "
                                       "the files that it takes"));
  }
  for (std::size_t i = 0; i < index; ++i) {
    const SopsRule& earlier = config.rules[i];
    const bool takes_all = earlier.path_regex.empty() && !earlier.place.empty();
    if (!takes_all && (earlier.path_regex.empty() || rule.path_regex.empty() ||
                       !regex_covers(earlier.path_regex, rule.path_regex))) {
      continue;
    }
    out.push_back(told(rule.place, key + " unreachable",
                       number(index) + " is never used: the first that fits counts, and " +
                           number(i) + " takes every file that it would"));
    return;
  }
}

// The file's own metadata against the rule that sops takes for it.
void add_file_problems(const SopsConfig& config, File& file, std::vector<Violation>& out) {
  const SopsFile sops(file);
  const SopsMetadata& metadata = sops.metadata();
  const std::optional<Severity> severity =
      file.is_test() ? std::optional(Severity::kInfo) : std::nullopt;
  const SopsRule* rule = config.rule_for(file.path());
  if (rule == nullptr) return;
  if (!rule->comparable || rule->recipients.empty() || metadata.recipients.empty()) return;
  const auto add = [&](Span place, std::string key, std::string message) {
    out.push_back(told(place, std::move(key), std::move(message)));
    out.back().whole_file = true;
    out.back().severity = severity;
  };
  for (const auto& [who, place] : metadata.recipients) {
    if (rule->recipients.count(who) > 0) continue;
    add(place, "extra " + who,
        shown(who) + " can open this file, though its rule in " + config.path +
            " does not name it");
  }
  for (const std::string& who : rule->recipients) {
    if (metadata.recipients.count(who) > 0) continue;
    add({metadata.place.begin, metadata.place.begin}, "missing " + who,
        shown(who) + " cannot open this file, though its rule in " + config.path + " names it");
  }
}

// Does the configuration refuse an encrypted file? One that is broken is told as such.
bool refuses(const SopsConfig& config, std::string_view path) {
  const bool broken = std::any_of(config.rules.begin(), config.rules.end(),
                                  [](const SopsRule& each) { return each.is_broken(); });
  return !broken && config.rule_for(path) == nullptr;
}

class SopsConfigGap : public Check {
 public:
  explicit SopsConfigGap(const CheckContext& context) : mode_(context.mode) {}

  void begin(const Project& project) override { configs_ = SopsConfigs::of(project); }

  void file(File& file, std::vector<Violation>& out) override {
    if (!file.tracked()) return;
    if (is_config(file.name())) {
      add_config_problems(file, out);
      return;
    }
    const SopsConfig* config = configs_.config_for(file.path());
    if (config == nullptr || config->rules.empty() || !is_sops(file)) return;
    if (refuses(*config, file.path())) refuse(*config, file);
    add_file_problems(*config, file, out);
  }

  void end(const Project& project, std::vector<ProjectViolation>& out) override {
    if (mode_ == Mode::kStaged) look_at_unchanged(project, out);
    for (const auto& [config, paths] : refused_) {
      ProjectViolation told_once;
      told_once.path = config;
      const bool test = std::all_of(paths.begin(), paths.end(), is_test_path);
      const std::string more =
          paths.size() > 1 ? " and " + std::to_string(paths.size() - 1) + " more" : "";
      told_once.violation =
          told({}, "no rule",
               "no rule takes " + *paths.begin() + more +
                   ", which sops has encrypted, so that `sops updatekeys` fails on " +
                   (paths.size() > 1 ? "them" : "it"));
      told_once.violation.whole_file = true;
      if (test) told_once.violation.severity = Severity::kInfo;
      out.push_back(std::move(told_once));
    }
  }

 private:
  void refuse(const SopsConfig& config, const File& file) {
    const std::lock_guard lock(mutex_);
    refused_[config.path].insert(std::string(file.path()));
  }

  // A change of the configuration speaks of files that it leaves as they are.
  void look_at_unchanged(const Project& project, std::vector<ProjectViolation>& out) {
    constexpr std::size_t kLargest = std::size_t{1} << 20;
    for (const std::string_view path : project.files()) {
      const SopsConfig* config = configs_.config_for(path);
      if (config == nullptr || config->rules.empty() || !project.changed(config->path)) continue;
      if (project.changed(path) || !is_data(path)) continue;
      const std::optional<std::string> text = project.read(path, kLargest);
      if (!text || text->find("ENC[AES256_GCM,") == text->npos) continue;
      File file({path, *text});
      if (!is_sops(file)) continue;
      if (refuses(*config, path)) refuse(*config, file);
      std::vector<Violation> found;
      add_file_problems(*config, file, found);
      for (Violation& each : found) out.push_back({std::string(path), std::move(each)});
    }
  }

  static bool is_sops(File& file) {
    return file.encryption() == Encryption::kSops || file.encryption() == Encryption::kSopsBinary;
  }

  static bool is_data(std::string_view path) {
    const auto format = syntax::format_of(path, {});
    return format == syntax::Format::kYaml || format == syntax::Format::kJson ||
           format == syntax::Format::kDotenvCompose || format == syntax::Format::kIni;
  }

  static void add_config_problems(File& file, std::vector<Violation>& out) {
    if (file.name() == ".sops.yml" &&
        file.text().find("creation_rules") != std::string_view::npos) {
      out.push_back(told({}, "name", "sops reads `.sops.yaml` and passes this file by"));
      out.back().whole_file = true;
      return;
    }
    const SopsConfig config = read_sops_config(file.path(), file.entries());
    const std::size_t before = out.size();
    for (std::size_t i = 0; i < config.rules.size(); ++i) add_rule_problems(config, i, out);
    for (std::size_t i = before; i < out.size(); ++i) out[i].whole_file = true;
  }

  Mode mode_;
  SopsConfigs configs_;
  std::mutex mutex_;                                      // of what file() writes
  std::map<std::string, std::set<std::string>> refused_;  // by configuration
};

}  // namespace

std::unique_ptr<Check> make_sops_config_gap(const CheckContext& context) {
  return std::make_unique<SopsConfigGap>(context);
}

}  // namespace scan::policy
