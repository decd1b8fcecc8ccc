// The prefilter of policy rules against none: a rule that is kept from a file because none of its
// `needs` stands in it would have said nothing of it anyway.
//
// Held over every example of every rule, the files of corpus/, and mixtures of their lines under
// each other's names. SCAN_SEED chooses the mixtures.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "engine/policy_judge.h"
#include "engine/work_tree_project.h"
#include "policy/builtin_rules.h"
#include "policy/scanner.h"
#include "tokens/placeholders.h"
#include "tokens/rule_set.h"
#include "tokens/scanner.h"

namespace scan {
namespace {

constexpr std::int64_t kToday = 1767225600;
constexpr int kMixtures = 4000;

struct Sample {
  std::string path;
  std::string text;
};

std::vector<Sample> example_files() {
  std::vector<Sample> out;
  for (const policy::Rule& rule : policy::builtin_rules()) {
    for (const auto& examples : {rule.bad, rule.good}) {
      for (const policy::Example& example : examples) {
        for (const policy::ExampleFile& file : example.files) {
          auto text = tokens::expand_placeholders(file.text, example.line);
          if (text) out.push_back({std::string(file.path), std::move(*text)});
        }
      }
    }
  }
  return out;
}

std::vector<Sample> corpus_files() {
  std::vector<Sample> out;
  const std::string root = SCAN_SOURCE_DIR "/corpus/";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string raw((std::istreambuf_iterator<char>(in)), {});
    auto text = tokens::expand_placeholders(raw, 7);
    out.push_back({entry.path().string().substr(root.size()), text ? std::move(*text) : raw});
  }
  return out;
}

class PolicyGate : public ::testing::Test {
 protected:
  PolicyGate()
      : tokens_(std::move(*tokens::RuleSet::builtin())),
        token_scanner_(tokens_, kToday),
        worker_(std::move(*token_scanner_.make_worker())),
        rules_(policy::builtin_rules()) {}

  std::vector<std::string> said(const Sample& sample, policy::Mode mode, bool ungated) {
    policy::Scanner scanner(rules_, {}, {}, project_, {mode, false, ungated});
    const engine::PolicyJudge judge(scanner, project_, true);
    std::vector<tokens::TokenMatch> matches;
    const Status scanned =
        token_scanner_.scan(sample.text, {0, sample.text.size() + 1}, {}, worker_, matches);
    EXPECT_TRUE(scanned);
    Blob blob;
    blob.path = sample.path;
    blob.bytes = sample.text;
    std::vector<std::string> out;
    for (const policy::Violation& each : judge.judge(blob, sample.text, matches)) {
      // What no rule asked for is not parsed, so that it does not follow its language is not seen.
      if (each.rule->info.id == "parse-incomplete") continue;
      out.push_back(std::string(each.rule->info.id) + " " + std::to_string(each.place.begin) + " " +
                    each.message);
    }
    return out;
  }

  void compare(const Sample& sample) {
    for (const policy::Mode mode :
         {policy::Mode::kStaged, policy::Mode::kWorkTree, policy::Mode::kHistory}) {
      const auto gated = said(sample, mode, false);
      told_ += gated.size();
      ASSERT_EQ(gated, said(sample, mode, true)) << sample.path << "\n" << sample.text;
    }
  }

  tokens::RuleSet tokens_;
  tokens::Scanner token_scanner_;
  tokens::Scanner::Worker worker_;
  policy::RuleSet rules_;
  engine::NoProject project_;
  std::size_t told_ = 0;
};

TEST_F(PolicyGate, ExamplesAndCorpus) {
  for (const Sample& sample : example_files()) compare(sample);
  for (const Sample& sample : corpus_files()) compare(sample);
  EXPECT_GT(told_, 100u);
}

// Documents that are no table, or hold none of what their name promises.
TEST_F(PolicyGate, OddDocuments) {
  const std::vector<std::string> odd = {"",
                                        "\n",
                                        "\"x\"",
                                        "x",
                                        "null",
                                        "[]",
                                        "[[]]",
                                        "[[[1]]]",
                                        "{}",
                                        "{\"\":{}}",
                                        "- - x",
                                        "- x: y",
                                        "x:",
                                        "x: {y}",
                                        ": x",
                                        "? x",
                                        "=",
                                        "=x",
                                        "[x]",
                                        "[[x]]",
                                        "x=",
                                        "x = [{}]",
                                        "--- x\n--- y",
                                        "&a *a",
                                        "*a",
                                        "<<: x",
                                        "\xff\xfe",
                                        std::string(1, '\0'),
                                        "{",
                                        "}",
                                        "\"",
                                        "creation_rules: x",
                                        "creation_rules: [x]",
                                        "sops: x",
                                        "sops: [x]",
                                        "vars = 1",
                                        "on: x",
                                        "jobs: x",
                                        "jobs: [x]",
                                        "jobs: {a: x}",
                                        "jobs: {a: {steps: x}}",
                                        "jobs: {a: {steps: [x]}}",
                                        "updates: x",
                                        "updates: [x]",
                                        "kind: Secret\ndata: x",
                                        "profiles = 1",
                                        "env: x",
                                        "{\"env\":[1]}",
                                        "users: [x]",
                                        "{\"auths\":1}"};
  std::set<std::string> paths;
  for (const Sample& sample : example_files()) paths.insert(sample.path);
  for (const std::string& path : paths) {
    for (const std::string& text : odd) compare({path, text});
  }
}

// Lines of one file under the name of another.
TEST_F(PolicyGate, Mixtures) {
  const char* seed = std::getenv("SCAN_SEED");
  std::mt19937 random(seed != nullptr ? static_cast<unsigned>(std::atoi(seed)) : 1u);
  std::vector<Sample> files = example_files();
  std::vector<std::string> lines;
  for (const Sample& file : files) {
    std::size_t begin = 0;
    while (begin < file.text.size()) {
      const std::size_t end = std::min(file.text.find('\n', begin), file.text.size());
      lines.push_back(file.text.substr(begin, end - begin) + "\n");
      begin = end + 1;
    }
  }
  ASSERT_FALSE(lines.empty());
  for (int i = 0; i < kMixtures && !HasFatalFailure(); ++i) {
    Sample mixed{files[random() % files.size()].path, ""};
    for (std::size_t n = random() % 6 + 1; n > 0; --n) mixed.text += lines[random() % lines.size()];
    compare(mixed);
  }
}

}  // namespace
}  // namespace scan
