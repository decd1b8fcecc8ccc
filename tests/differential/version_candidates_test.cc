// The delta law: the candidates of a version, found by reading only what is new, are those that are
// found by reading all of it. Random texts and edits, with patterns that are nothing but edges;
// real histories hardly ever show a violation.
#include "match/version_candidates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "match/core_database.h"
#include "match/expression_info.h"

namespace scan::match {
namespace {

constexpr std::string_view kPatterns[] = {
    "int",          "^int",          "int$",           "\\bint\\b",         "\\Bnt",
    "\\Areturn",    "x9\\z",         "(?m)^#!",        "(?m)void$",         "todo\\b",
    "a{3,10}",      "[a-z]{4}_t\\b", "static.{1,20}v", "(?s)\\{.{0,30}\\}", "\\n\\n",
    "b\\n$",       "^\\s{1,4}x9",   "1234\"$",        "(?m)^if",       "[^a]nil\\B",
    "(?i)ERROR\\W", "0x[0-9a-f]{2}", "func\\s{0,9}$",      "\"[^\"]{0,40}\"",   "_{2,5}"};

constexpr std::string_view kBits[] = {
    "int",  "return", "static", "void", "#!",  "\n",   "\n",
    " ",    "\t",     "{",      "}",    ";",   "_t",   "error",
    "todo", "0x1f",   "func",   "nil",  "if",  "a",    "b",
    "1234", "\"",     "_",      "x9",   "aaa", "\r\n", std::string_view("\0", 1)};

class Texts {
 public:
  explicit Texts(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  std::string text(std::size_t size) {
    std::string out;
    while (out.size() < size) out += bit();
    return out;
  }

  // A new content made of `base`, and what of it was copied, as a delta of git says it.
  std::string edited(const std::string& base, std::vector<CopiedRun>& copied) {
    std::string out;
    copied.clear();
    const bool forwards = below(2) == 0;
    std::size_t at = 0;
    for (std::size_t steps = below(7); steps > 0; --steps) {
      if (below(3) == 0 || base.empty()) {
        out += text(below(4));
        continue;
      }
      std::size_t from = below(base.size());
      std::size_t size = 1 + below(600);
      if (forwards) {
        from = std::min(base.size() - 1, at + below(3) * below(3));
        size = 1 + below(2) * below(400) + below(120);
      }
      if (steps == 1 && below(3) == 0) size = base.size();
      if (out.empty() && below(3) == 0) from = 0;
      size = std::min(size, base.size() - from);
      at = from + size;
      add(copied, {out.size(), from, size});
      out += base.substr(from, size);
    }
    return out;
  }

 private:
  std::string bit() {
    std::string one(kBits[below(std::size(kBits))]);
    if (below(3) == 0) one.resize(1 + below(one.size()));
    return one;
  }

  static void add(std::vector<CopiedRun>& copied, const CopiedRun& run) {
    if (!copied.empty() && copied.back().end() == run.begin &&
        copied.back().base_begin + copied.back().size == run.base_begin) {
      copied.back().size += run.size;
    } else {
      copied.push_back(run);
    }
  }

  std::mt19937 random_;
};

void sort_unique(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
}

class Law : public ::testing::Test {
 protected:
  void SetUp() override {
    auto compiled = CoreDatabase::compile(kPatterns);
    ASSERT_TRUE(compiled) << compiled.error().message;
    database_.emplace(std::move(*compiled));
    ASSERT_TRUE(scratch_.prepare(*database_));
    for (const std::string_view pattern : kPatterns) {
      const auto info = expression_info(pattern);
      ASSERT_TRUE(info) << pattern;
      width_ = std::max<std::size_t>(width_, info->max_width);
    }
  }

  std::vector<Candidate> whole(const std::string& text) {
    std::vector<Candidate> found;
    EXPECT_TRUE(find_candidates(*database_, scratch_, text, found));
    sort_unique(found);
    return found;
  }

  std::vector<Candidate> by_law(const std::string& text, const Derivation& from,
                                const std::vector<Candidate>& base, std::size_t width) {
    const std::vector<CarriedEnds> carried = carried_ends(text.size(), from, width);
    std::vector<Candidate> found;
    EXPECT_TRUE(find_new_candidates(*database_, scratch_, text, carried, width, found, read_));
    const std::size_t scanned = found.size();
    for (const CarriedEnds& ends : carried) {
      for (Candidate each : base) {
        if (each.end < ends.first_in_base) continue;
        each.end = each.end - ends.first_in_base + ends.first;
        if (each.end > ends.last) continue;
        // Each end is either carried or scanned, never both.
        EXPECT_TRUE(std::none_of(found.begin(), found.begin() + scanned,
                                 [&](const Candidate& one) { return one.end == each.end; }));
        found.push_back(each);
        ++carried_;
      }
    }
    sort_unique(found);
    return found;
  }

  std::optional<CoreDatabase> database_;
  Scratch scratch_;
  std::size_t width_ = 0;
  std::uint64_t read_ = 0;
  std::uint64_t carried_ = 0;
};

unsigned seed() {
  const char* text = std::getenv("SCAN_SEED");
  return text != nullptr ? static_cast<unsigned>(std::atoi(text)) : 20261123;
}

TEST_F(Law, DeltaScanEqualsFullScan) {
  Texts texts(seed());
  std::uint64_t made = 0;
  for (int chain = 0; chain < 20000; ++chain) {
    std::string base = texts.text(texts.below(4) * texts.below(400));
    std::vector<Candidate> of_base = whole(base);
    for (int version = 0; version < 10; ++version) {
      std::vector<CopiedRun> copied;
      const std::string next = texts.edited(base, copied);
      SCOPED_TRACE("chain " + std::to_string(chain) + ", version " + std::to_string(version));
      const std::vector<Candidate> expected = whole(next);
      ASSERT_EQ(by_law(next, {base.size(), copied}, of_base, width_), expected);
      base = next;
      of_base = expected;
      made += next.size();
      if (base.size() > 4000) break;
    }
  }
  // The law must have saved something, and carried something, for this to be a test of it.
  EXPECT_LT(read_, made);
  EXPECT_GT(carried_, 1000U);
}

// The bounds of the law are tight: with a core's width less, candidates are lost or invented.
TEST_F(Law, NarrowerWindowsBreakIt) {
  Texts texts(seed());
  bool broken = false;
  for (int chain = 0; chain < 2000 && !broken; ++chain) {
    const std::string base = texts.text(800);
    std::vector<CopiedRun> copied;
    const std::string next = texts.edited(base, copied);
    broken = by_law(next, {base.size(), copied}, whole(base), 4) != whole(next);
  }
  EXPECT_TRUE(broken);
}

}  // namespace
}  // namespace scan::match
