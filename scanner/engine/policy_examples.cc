// An example is a small project in memory, of which one rule is asked.
#include "engine/policy_examples.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/line_index.h"
#include "base/lists.h"
#include "engine/ignore_answers.h"
#include "engine/policy_judge.h"
#include "git/ignore.h"
#include "policy/rule_loader.h"
#include "tokens/placeholders.h"
#include "tokens/scanner.h"
#include "toml/table.h"

namespace scan::engine {
namespace {

// Structured tokens (an expiry, say) are held against this day: 2026-01-01.
constexpr std::int64_t kToday = 1767225600;

bool holds(policy::Texts texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

class ExampleProject : public policy::Project {
 public:
  // `texts` are the example's files, expanded.
  ExampleProject(const policy::Example& example, std::map<std::string, std::string> texts)
      : texts_(std::move(texts)), staged_(example.mode == policy::Mode::kStaged) {
    for (const auto& [path, text] : texts_) {
      if (!holds(example.untracked, path)) tracked_.push_back(path);
      if (!holds(example.unchanged, path)) changes_.push_back(path);
    }
  }

  const std::map<std::string, std::string>& texts() const { return texts_; }
  const std::vector<std::string_view>& files() const override { return tracked_; }
  std::optional<std::string> read(std::string_view path, std::size_t most) const override {
    const auto found = texts_.find(std::string(path));
    if (found == texts_.end() || found->second.size() > most) return std::nullopt;
    return found->second;
  }
  bool exists(std::string_view path) const override { return texts_.count(std::string(path)) > 0; }
  policy::IgnoreAnswer ignored(std::string_view path, bool is_folder) const override {
    class Files : public git::IgnoreFiles {
     public:
      explicit Files(const ExampleProject& project) : project_(project) {}
      std::optional<std::string> read(std::string_view folder) override {
        const std::string name =
            folder.empty() ? ".gitignore" : std::string(folder) + "/.gitignore";
        return project_.tracks(name) ? project_.read(name, SIZE_MAX) : std::nullopt;
      }

     private:
      const ExampleProject& project_;
    } files(*this);
    return ignores_.ask(path, is_folder, files);
  }
  const std::vector<std::string>* changes() const override { return staged_ ? &changes_ : nullptr; }

 private:
  std::map<std::string, std::string> texts_;
  std::vector<std::string_view> tracked_;  // keys of texts_
  std::vector<std::string> changes_;
  bool staged_;
  mutable IgnoreAnswers ignores_{false};
};

struct Told {
  std::string at;  // "path:line"
  Severity severity;
  std::string message;
};

class Runner {
 public:
  Runner(const tokens::Scanner& tokens, tokens::Scanner::Worker& worker,
         const policy::RuleSet& policy, tokens::ExampleReport& report)
      : tokens_(tokens), worker_(worker), policy_(policy), report_(report) {}

  void run(const policy::Rule& rule) {
    for (const policy::Example& example : rule.bad) check(rule, example, true);
    for (const policy::Example& example : rule.good) check(rule, example, false);
  }

 private:
  void fail(const policy::Rule& rule, const policy::Example& example, const std::string& message) {
    report_.failures.push_back(std::string(rule.file) + ":" + std::to_string(example.line) + ": " +
                               std::string(rule.info.id) + ": \"" + std::string(example.what) +
                               "\" " + message);
  }

  void check(const policy::Rule& rule, const policy::Example& example, bool bad) {
    ++report_.examples;
    const auto texts = expanded(rule, example);
    if (!texts) return;
    const ExampleProject project(example, *texts);
    const std::vector<Told> told = ask(rule, example, project);
    std::vector<std::string> places;
    for (const Told& each : told) places.push_back(each.at);
    std::vector<std::string> wanted(example.at.begin(), example.at.end());
    std::sort(places.begin(), places.end());
    std::sort(wanted.begin(), wanted.end());
    if (places != wanted) {
      fail(rule, example, "is told at " + listed(told) + ", not at " + listed(wanted));
    }
    const Severity severity = example.severity.value_or(rule.info.severity);
    for (const Told& each : told) {
      if (!bad || each.severity == severity) continue;
      fail(rule, example,
           "is " + std::string(severity_name(each.severity)) + " at " + each.at + ", not " +
               std::string(severity_name(severity)));
    }
  }

  static std::string listed(const std::vector<std::string>& places) {
    std::string out;
    for (const std::string& each : places) out += (out.empty() ? "" : ", ") + each;
    return out.empty() ? "no place" : out;
  }

  static std::string listed(const std::vector<Told>& told) {
    std::vector<std::string> places;
    for (const Told& each : told) places.push_back(each.at + " (" + each.message + ")");
    return listed(places);
  }

  std::optional<std::map<std::string, std::string>> expanded(const policy::Rule& rule,
                                                             const policy::Example& example) {
    std::map<std::string, std::string> texts;
    std::uint64_t seed = example.line * 1000;
    for (const policy::ExampleFile& file : example.files) {
      auto text = tokens::expand_placeholders(file.text, seed++);
      if (!text) {
        fail(rule, example, text.error().message);
        return std::nullopt;
      }
      texts.emplace(file.path, std::move(*text));
    }
    return texts;
  }

  std::vector<Told> ask(const policy::Rule& rule, const policy::Example& example,
                        const ExampleProject& project) {
    policy::Settings settings;
    toml::Document document(example.options, "options");
    toml::Table table = document.root();
    settings[&rule] = policy::read_options(table, rule);
    settings[&rule].on = true;
    std::vector<const policy::Rule*> others = policy_.rules();
    others.erase(std::remove(others.begin(), others.end(), &rule), others.end());
    policy::Scanner scanner(policy_, settings, others, project, {example.mode});
    const PolicyJudge judge(scanner, project, example.mode != policy::Mode::kWorkTree);
    std::vector<Told> told;
    for (const auto& [path, text] : project.texts()) {
      if (!project.changed(path)) continue;
      for (const policy::Violation& each : judge.judge(blob_of(path, text), text, matches(text))) {
        add(told, path, text, each);
      }
    }
    std::vector<policy::ProjectViolation> at_end;
    if (example.mode != policy::Mode::kHistory) scanner.finish(at_end);
    for (const policy::ProjectViolation& each : at_end) {
      add(told, each.path, project.read(each.path, SIZE_MAX).value_or(""), each.violation);
    }
    return told;
  }

  static Blob blob_of(const std::string& path, const std::string& text) {
    Blob blob;
    blob.path = path;
    blob.bytes = text;
    return blob;
  }

  std::vector<tokens::TokenMatch> matches(const std::string& text) {
    std::vector<tokens::TokenMatch> out;
    const Status ignored = tokens_.scan(text, {0, text.size() + 1}, {}, worker_, out);
    (void)ignored;
    return out;
  }

  static void add(std::vector<Told>& told, const std::string& path, const std::string& text,
                  const policy::Violation& violation) {
    const std::uint64_t line = LineIndex(text).position(violation.place.begin).line;
    told.push_back({path + ":" + std::to_string(line),
                    violation.severity.value_or(violation.rule->info.severity), violation.message});
  }

  const tokens::Scanner& tokens_;
  tokens::Scanner::Worker& worker_;
  const policy::RuleSet& policy_;
  tokens::ExampleReport& report_;
};

}  // namespace

tokens::ExampleReport run_policy_examples(const tokens::RuleSet& tokens,
                                          const policy::RuleSet& policy,
                                          std::span<const policy::Rule* const> rules) {
  tokens::ExampleReport report;
  const tokens::Scanner scanner(tokens, kToday);
  auto worker = scanner.make_worker();
  if (!worker) {
    report.failures.push_back(worker.error().message);
    return report;
  }
  Runner runner(scanner, *worker, policy, report);
  for (const policy::Rule* rule : rules) runner.run(*rule);
  return report;
}

}  // namespace scan::engine
