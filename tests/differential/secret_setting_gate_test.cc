// The look at a configuration file's bytes against parsing it: where the look says that no secret
// can be set, the parsed document holds none.
//
// Held over the examples of every rule, the files of corpus/, and mixtures of their lines under
// each other's names. SCAN_SEED chooses the mixtures; SCAN_TREE names a folder to hold it over too.
#include "policy/facts/secret_setting_gate.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "policy/builtin_rules.h"
#include "policy/facts/secret_settings.h"
#include "syntax/format.h"
#include "tokens/placeholders.h"

namespace scan::policy {
namespace {

constexpr int kMixtures = 30000;
constexpr std::size_t kLargest = 400'000;

struct Sample {
  std::string path;
  std::string text;
};

std::vector<Sample> example_files() {
  std::vector<Sample> out;
  for (const Rule& rule : builtin_rules()) {
    for (const auto& examples : {rule.bad, rule.good}) {
      for (const Example& example : examples) {
        for (const ExampleFile& file : example.files) {
          auto text = tokens::expand_placeholders(file.text, example.line);
          if (text) out.push_back({std::string(file.path), std::move(*text)});
        }
      }
    }
  }
  return out;
}

std::vector<Sample> files_below(const std::string& root) {
  std::vector<Sample> out;
  const auto quiet = std::filesystem::directory_options::skip_permission_denied;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root, quiet)) {
    if (entry.is_symlink() || !entry.is_regular_file() || entry.file_size() > kLargest) continue;
    if (!syntax::format_of(entry.path().string(), {})) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string raw((std::istreambuf_iterator<char>(in)), {});
    auto text = tokens::expand_placeholders(raw, 7);
    out.push_back({entry.path().string(), text ? std::move(*text) : raw});
  }
  return out;
}

class SecretSettingGate : public ::testing::Test {
 protected:
  void compare(const Sample& sample) {
    const auto format = syntax::format_of(sample.path, {});
    if (!format || format == syntax::Format::kNix || format == syntax::Format::kDockerfile) return;
    const syntax::Document document = syntax::read_document(*format, sample.text);
    if (!document.errors.empty()) return;  // what a parser makes of it is anybody's guess
    const auto found = secret_settings(document, sample.text,
                                       [](std::string_view name, std::string_view value, Span) {
                                         return judge_value({name, value});
                                       });
    const bool open = may_hold_secret_settings(sample.text);
    opened_ += open ? 1 : 0;
    if (found.empty()) return;
    ++held_;
    if (open) return;
    ++missed_;
    told_ = sample.path + ": " + found[0].key + " = " + found[0].value + "\n" + sample.text;
  }

  std::size_t opened_ = 0;
  std::size_t held_ = 0;
  std::size_t missed_ = 0;
  std::string told_;  // the last that was missed
};

TEST_F(SecretSettingGate, ExamplesAndCorpus) {
  std::vector<Sample> files = example_files();
  for (Sample& file : files_below(SCAN_SOURCE_DIR "/corpus")) files.push_back(std::move(file));
  for (const Sample& file : files) compare(file);
  EXPECT_EQ(missed_, 0u) << told_;
  EXPECT_GT(held_, 50u);
  EXPECT_LT(opened_, files.size());
}

TEST_F(SecretSettingGate, Mixtures) {
  const char* seed = std::getenv("SCAN_SEED");
  std::mt19937 random(seed != nullptr ? static_cast<unsigned>(std::atoi(seed)) : 1u);
  const std::vector<Sample> files = example_files();
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
  for (int i = 0; i < kMixtures; ++i) {
    Sample mixed{files[random() % files.size()].path, ""};
    // Parsers of ini files take any line for a key.
    const auto format = syntax::format_of(mixed.path, {});
    if (format == syntax::Format::kIni || format == syntax::Format::kSystemd ||
        format == syntax::Format::kNpmrc) {
      continue;
    }
    for (std::size_t n = random() % 6 + 1; n > 0; --n) mixed.text += lines[random() % lines.size()];
    compare(mixed);
  }
  // A plain value of YAML that goes on over lines which look like something else.
  EXPECT_LE(missed_ * 100, held_) << told_;
  EXPECT_GT(held_, 100u);
}

TEST_F(SecretSettingGate, Tree) {
  const char* tree = std::getenv("SCAN_TREE");
  if (tree == nullptr) GTEST_SKIP() << "SCAN_TREE is not set";
  for (const Sample& file : files_below(tree)) compare(file);
  EXPECT_EQ(missed_, 0u) << told_;
  RecordProperty("held", static_cast<int>(held_));
  RecordProperty("opened", static_cast<int>(opened_));
}

}  // namespace
}  // namespace scan::policy
