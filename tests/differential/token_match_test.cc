// Hyperscan cores + confirm within a radius against plain RE2 over the whole content: the same
// findings, on the examples of every rule, on the corpus, and on random texts made of their pieces.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "support/plain_scanner.h"
#include "tokens/placeholders.h"
#include "tokens/rule_set.h"

namespace scan::tokens {
namespace {

constexpr std::int64_t kToday = 1767225600;

class TokenMatching : public ::testing::Test {
 protected:
  TokenMatching()
      : rules_(std::move(*RuleSet::builtin())),
        scanner_(rules_, kToday),
        worker_(std::move(*scanner_.make_worker())) {}

  static std::string describe(const std::vector<TokenMatch>& matches, std::string_view text) {
    std::string out;
    for (const TokenMatch& match : matches) {
      out += std::string(match.rule->info.id) + " " + std::to_string(match.secret.begin) + "-" +
             std::to_string(match.secret.end) + " " +
             std::string(confidence_name(match.confidence));
      for (const TokenRule* rule : match.also) out += " +" + std::string(rule->info.id);
      for (const std::string& note : match.notes) out += " (" + note + ")";
      out += "\n";
    }
    return out + "in " + std::to_string(text.size()) + " bytes";
  }

  // Gives how many secrets there were.
  std::size_t compare(std::string_view text, std::string_view path = "") {
    std::vector<TokenMatch> fast;
    const Status status = scanner_.scan(text, {0, text.size() + 1}, path, worker_, fast);
    EXPECT_TRUE(status.ok());
    const std::vector<TokenMatch> plain = testing::plain_scan(rules_, text, path, kToday);
    EXPECT_EQ(describe(fast, text), describe(plain, text)) << text.substr(0, 2000);
    return fast.size();
  }

  std::vector<std::string> expanded_examples(std::uint64_t seed) const {
    std::vector<std::string> texts;
    for (const TokenRule& rule : rules_.groups().front().rules) {
      for (const auto& list : {rule.bad, rule.good}) {
        for (const Example& example : list) {
          auto text = expand_placeholders(example.text, seed + texts.size());
          EXPECT_TRUE(text.ok());
          texts.push_back(std::move(*text));
        }
      }
    }
    return texts;
  }

  RuleSet rules_;
  Scanner scanner_;
  Scanner::Worker worker_;
};

TEST_F(TokenMatching, Examples) {
  std::size_t found = 0;
  for (const std::string& text : expanded_examples(1)) {
    found += compare(text);
    if (HasFailure()) return;
  }
  EXPECT_GT(found, 300u);
}

TEST_F(TokenMatching, Corpus) {
  std::size_t found = 0;
  const std::filesystem::path corpus = std::string(SCAN_SOURCE_DIR) + "/corpus";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    const auto expanded = expand_placeholders(text, 7);
    found += compare(expanded ? *expanded : text, entry.path().filename().string());
  }
  EXPECT_GT(found, 10u);
}

// Pieces of examples cut, joined, repeated and damaged: keywords without values, values without
// keywords, tokens glued together, matches that overlap.
TEST_F(TokenMatching, RandomTexts) {
  // SCAN_SEED tries other texts than those of every run.
  const char* seed = std::getenv("SCAN_SEED");
  std::mt19937_64 random(seed == nullptr ? 20261123 : std::strtoull(seed, nullptr, 10));
  const std::vector<std::string> examples = expanded_examples(random());
  constexpr std::string_view kGlue[] = {"",   " ", "\n", "=", "\"", "'",
                                        ": ", "_", "-",  "x", "0",  "\r\n"};
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::size_t found = 0;
  for (int round = 0; round < 4000; ++round) {
    if (HasFailure() && std::getenv("SCAN_ALL_DIFFERENCES") == nullptr) break;
    std::string text;
    for (std::size_t piece = 0, pieces = 1 + pick(6); piece < pieces; ++piece) {
      const std::string& example = examples[pick(examples.size())];
      const std::size_t begin = pick(3) == 0 ? pick(example.size() + 1) : 0;
      const std::size_t size = pick(3) == 0 ? pick(example.size() + 1) : example.size();
      text += example.substr(begin, std::min<std::size_t>(size, 3000));
      text += kGlue[pick(std::size(kGlue))];
    }
    for (std::size_t edits = pick(3); edits > 0 && !text.empty(); --edits) {
      text[pick(text.size())] = static_cast<char>(random());
    }
    found += compare(text);
  }
  EXPECT_GT(found, 1000u);
}

// A version that was made of another by a few edits gives what scanning all of it gives, far from
// the edits, beside them and in them.
TEST_F(TokenMatching, Versions) {
  const char* seed = std::getenv("SCAN_SEED");
  std::mt19937_64 random(seed == nullptr ? 20261123 : std::strtoull(seed, nullptr, 10));
  const std::vector<std::string> examples = expanded_examples(random());
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::size_t found = 0;
  for (int round = 0; round < 60 && !HasFailure(); ++round) {
    std::string text;
    while (text.size() < 12000) text += examples[pick(examples.size())] + "\n";
    Trace trace;
    std::vector<TokenMatch> matches;
    ASSERT_TRUE(scanner_.scan_version(text, nullptr, worker_, trace, matches).ok());
    for (int version = 0; version < 6; ++version) {
      const std::size_t begin = pick(text.size());
      const std::size_t removed = std::min(pick(40), text.size() - begin);
      const std::string& added = examples[pick(examples.size())];
      const std::string insert = added.substr(0, pick(added.size() + 1));
      const std::string next = text.substr(0, begin) + insert + text.substr(begin + removed);
      const std::vector<CopiedRun> copied = {
          {0, 0, begin}, {begin + insert.size(), begin + removed, text.size() - begin - removed}};
      const Version from{{text.size(), copied}, &trace};
      Trace after;
      std::vector<TokenMatch> quick;
      ASSERT_TRUE(scanner_.scan_version(next, &from, worker_, after, quick).ok());
      std::vector<TokenMatch> whole;
      ASSERT_TRUE(scanner_.scan(next, {0, next.size() + 1}, {}, worker_, whole).ok());
      ASSERT_EQ(describe(quick, next), describe(whole, next));
      found += quick.size();
      text = next;
      trace = std::move(after);
    }
  }
  EXPECT_GT(found, 1000u);
}

}  // namespace
}  // namespace scan::tokens
