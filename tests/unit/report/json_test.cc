// The JSON reports against golden files, and both forms against each other.
#include "report/json.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "base/base64.h"
#include "unit/report/golden.h"
#include "unit/report/sample_outcome.h"

namespace scan::report {
namespace {

using Json = nlohmann::ordered_json;

Summary summary_of(const Outcome& outcome) {
  return {.outcome = outcome,
          .version = "0.0.0",
          .fail_on = Severity::kError,
          .failing = 2,
          .complete = outcome.problems.empty(),
          .exit_code = 1};
}

std::string json_of(const Outcome& outcome) {
  std::string out;
  write_json(summary_of(outcome), out);
  return out;
}

std::string jsonl_of(const Outcome& outcome) {
  std::string out;
  write_jsonl(summary_of(outcome), out);
  return out;
}

TEST(JsonReport, Golden) {
  for (const auto& [name, outcome] : {std::pair{std::string("ordinary"), ordinary_outcome()},
                                      {"hostile", hostile_outcome()},
                                      {"history", audit_outcome()},
                                      {"policy", policy_outcome()},
                                      {"empty", Outcome()}}) {
    expect_golden(name + ".json", json_of(outcome));
    expect_golden(name + ".jsonl", jsonl_of(outcome));
  }
}

TEST(JsonReport, IsIndentedAsALibraryWouldAndAscii) {
  for (const Outcome& outcome : {ordinary_outcome(), hostile_outcome(), Outcome()}) {
    const std::string text = json_of(outcome);
    EXPECT_EQ(text, Json::parse(text).dump(2, ' ', true) + "\n");
    for (char c : text + jsonl_of(outcome)) ASSERT_TRUE(c == '\n' || (c >= 0x20 && c < 0x7f));
  }
}

TEST(JsonReport, LinesHoldWhatTheDocumentHolds) {
  const Outcome outcome = hostile_outcome();
  Json document = Json::parse(json_of(outcome));
  Json from_lines = {{"findings", Json::array()},
                     {"suppressed", Json::array()},
                     {"problems", Json::array()},
                     {"notices", Json::array()}};
  std::istringstream lines(jsonl_of(outcome));
  std::string last;
  for (std::string line; std::getline(lines, line);) {
    Json object = Json::parse(line);
    EXPECT_EQ(object.begin().key(), "type");
    last = object["type"];
    object.erase("type");
    if (last == "summary") {
      for (const char* key : {"schema", "version"}) {
        from_lines[key] = object[key];
        object.erase(key);
      }
      from_lines["summary"] = object;
    } else {
      from_lines[last == "suppressed" ? last : last + "s"].push_back(object);
    }
  }
  EXPECT_EQ(last, "summary");
  for (const auto& [key, value] : document.items()) EXPECT_EQ(from_lines[key], value) << key;
  EXPECT_EQ(document.size(), from_lines.size());
}

TEST(JsonReport, NamesThatAreNotUtf8AreGivenInBase64Too) {
  const Outcome outcome = hostile_outcome();
  const Json place = Json::parse(json_of(outcome))["findings"][0]["places"][0];
  EXPECT_EQ(base64_decode(place["path_bytes"].get<std::string>()),
            outcome.findings[0].places[0].path);
  const Json ordinary = Json::parse(json_of(ordinary_outcome()))["findings"][0]["places"][0];
  EXPECT_FALSE(ordinary.contains("path_bytes"));
}

TEST(JsonReport, MarksCountCodePoints) {
  Outcome outcome;
  outcome.findings.push_back(
      token_finding(place_of("a", 1, "ключ\xff=" + sample_token() + "!", sample_token())));
  const Json excerpt = Json::parse(json_of(outcome))["findings"][0]["places"][0]["excerpt"];
  EXPECT_EQ(excerpt["text"], "ключ\xef\xbf\xbd=ghp_…(40)!");
  EXPECT_EQ(excerpt["mark_begin"], 6);
  EXPECT_EQ(excerpt["mark_end"], 15);
}

TEST(JsonReport, SkippedPathsAreBounded) {
  Outcome outcome;
  outcome.coverage.skipped[0] = 5000;
  outcome.coverage.skipped_paths[0].assign(5000, "a.png");
  const Json skipped = Json::parse(json_of(outcome))["summary"]["skipped"][0];
  EXPECT_EQ(skipped["count"], 5000);
  EXPECT_EQ(skipped["paths"].size(), 1000u);
}

}  // namespace
}  // namespace scan::report
