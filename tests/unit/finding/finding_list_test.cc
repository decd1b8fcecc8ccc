// Merging and order of findings, whatever order they come in.
#include "finding/finding_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace scan {
namespace {

RuleInfo rule(std::string_view id, Severity severity) {
  RuleInfo info;
  info.id = id;
  info.severity = severity;
  return info;
}

const RuleInfo kToken = rule("token", Severity::kError);
const RuleInfo kPassword = rule("password", Severity::kWarning);

Finding finding(const RuleInfo& info, std::string fingerprint, std::string path, std::uint64_t line,
                Confidence confidence = Confidence::kHigh) {
  Finding out;
  out.rule = &info;
  out.severity = info.severity;
  out.fingerprint = std::move(fingerprint);
  out.confidence = confidence;
  out.places.push_back({std::move(path), {line, 1}, {line, 9}, "content", {}});
  return out;
}

std::string line_of(const Finding& one) {
  std::string text = std::string(one.rule->id) + " " + one.fingerprint + " " +
                     std::string(confidence_name(one.confidence)) + ":";
  for (const Place& place : one.places) {
    text += " " + place.path + ":" + std::to_string(place.begin.line);
  }
  for (std::string_view id : one.also) text += " also " + std::string(id);
  for (const std::string& note : one.notes) text += " (" + note + ")";
  for (const Fact& fact : one.facts) text += " [" + std::string(fact.name) + " " + fact.value + "]";
  return text;
}

std::vector<std::string> lines_of(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& one : findings) out.push_back(line_of(one));
  return out;
}

TEST(MergeFindings, UnitesTheSameSecretAndOrders) {
  std::vector<Finding> found;
  found.push_back(finding(kPassword, "w1-1", "a", 1, Confidence::kCertain));
  found.push_back(finding(kToken, "s1-b", "z", 3));
  found.push_back(finding(kToken, "s1-a", "c", 2, Confidence::kMedium));
  found.back().notes = {"no checksum"};
  found.back().facts = {{"account", "1"}};
  found.back().also = {"x", "b"};
  found.push_back(finding(kToken, "s1-a", "b", 20));
  found.back().notes = {"seen", "no checksum"};
  found.back().facts = {{"account", "1"}, {"expires", "never"}};
  found.back().also = {"b", "a"};
  found.push_back(finding(kToken, "s1-a", "b", 3, Confidence::kLow));
  found.push_back(finding(kToken, "s1-a", "b", 3, Confidence::kLow));
  found.push_back(finding(kToken, "s1-c", "a", 1, Confidence::kCertain));
  found.push_back(finding(kPassword, "s1-a", "b", 3));
  const std::vector<std::string> expected = {
      "token s1-c certain: a:1",
      "token s1-a high: b:3 b:20 c:2 also a also b also x (seen) (no checksum) "
      "[account 1] [expires never]",
      "token s1-b high: z:3",
      "password w1-1 certain: a:1",
      "password s1-a high: b:3",
  };
  EXPECT_EQ(lines_of(merge_findings(found)), expected);
}

TEST(MergeFindings, OrderOfWorkersDoesNotShow) {
  std::mt19937 random(3);
  std::vector<Finding> found;
  for (int i = 0; i < 200; ++i) {
    const std::string fingerprint = "s1-" + std::to_string(random() % 12);
    const std::string path(1, static_cast<char>('a' + random() % 3));
    found.push_back(finding(random() % 2 == 0 ? kToken : kPassword, fingerprint, path,
                            1 + random() % 4, static_cast<Confidence>(random() % 4)));
    found.back().notes = {"note " + std::to_string(random() % 3)};
    found.back().places.front().excerpt.text =
        std::string(1, static_cast<char>('a' + random() % 2));
  }
  const std::vector<std::string> expected = lines_of(merge_findings(found));
  for (int round = 0; round < 20; ++round) {
    std::shuffle(found.begin(), found.end(), random);
    ASSERT_EQ(lines_of(merge_findings(found)), expected) << "round " << round;
  }
}

Finding audited(std::string fingerprint, std::string path, HistoryState state,
                std::int64_t introduced, std::uint64_t line = 1, std::uint8_t object = 1) {
  Finding out = finding(kToken, std::move(fingerprint), std::move(path), line);
  PlaceHistory history;
  history.state = state;
  std::uint8_t id[ObjectId::kSha1] = {object};
  history.object = ObjectId::from_raw(id, sizeof id);
  history.introduced.emplace().commit_time = introduced;
  out.places[0].history = history;
  return out;
}

TEST(MergeFindings, AnAuditOrdersByStateThenConfidenceThenLength) {
  constexpr std::int64_t kDay = 86400;
  constexpr std::int64_t kNow = 1000 * kDay;
  std::vector<Finding> found = {
      audited("s1-long", "a", HistoryState::kLiveOther, 10 * kDay),
      audited("s1-short", "a", HistoryState::kLiveOther, 900 * kDay),
      audited("s1-default", "z", HistoryState::kLiveDefault, 999 * kDay),
      audited("s1-sure", "z", HistoryState::kLiveOther, 950 * kDay),
      audited("s1-dangling", "a", HistoryState::kDangling, 1 * kDay),
      audited("s1-dangling", "y", HistoryState::kReachable, 7 * kDay, 4, 2),
      audited("s1-dangling", "x", HistoryState::kReachable, 8 * kDay, 5, 2),
      audited("s1-dangling", "x", HistoryState::kReachable, 8 * kDay, 3, 2),
      audited("s1-dangling", "x", HistoryState::kReachable, 9 * kDay, 3, 3),
  };
  found[3].confidence = Confidence::kCertain;
  const std::vector<std::string> expected = {
      "token s1-default high: z:1",
      "token s1-sure certain: z:1",
      "token s1-long high: a:1",
      "token s1-short high: a:1",
      // Of one version of x the first line; the worst and oldest place first.
      "token s1-dangling high: y:4 x:3 x:3 a:1",
  };
  std::mt19937 random(4);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(found.begin(), found.end(), random);
    ASSERT_EQ(lines_of(merge_findings(found, kNow)), expected) << "round " << round;
  }
}

TEST(MergeFindings, EmptyStaysEmpty) { EXPECT_TRUE(merge_findings({}).empty()); }

TEST(MergeSuppressed, KeepsDifferentReasonsApart) {
  std::vector<Suppressed> list = {
      {finding(kToken, "s1-a", "b", 1), "test key", ""},
      {finding(kToken, "s1-a", "a", 1), "test key", ""},
      {finding(kToken, "s1-a", "a", 2), "test key", "2030-01-01"},
      {finding(kToken, "s1-a", "a", 3), "another", ""},
  };
  const std::vector<Suppressed> merged = merge_suppressed(list);
  ASSERT_EQ(merged.size(), 3u);
  EXPECT_EQ(line_of(merged[0].finding), "token s1-a high: a:1 b:1");
  EXPECT_EQ(merged[1].until, "2030-01-01");
  EXPECT_EQ(merged[2].reason, "another");
}

}  // namespace
}  // namespace scan
