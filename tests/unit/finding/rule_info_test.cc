// Names of severities and confidences read back.
#include "finding/rule_info.h"

#include <gtest/gtest.h>

namespace scan {
namespace {

TEST(RuleInfo, ReadsBackEveryName) {
  for (Severity value : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    EXPECT_EQ(severity_from(severity_name(value)), value) << severity_name(value);
  }
  for (Confidence value :
       {Confidence::kLow, Confidence::kMedium, Confidence::kHigh, Confidence::kCertain}) {
    EXPECT_EQ(confidence_from(confidence_name(value)), value) << confidence_name(value);
  }
}

TEST(RuleInfo, RefusesOtherWords) {
  for (std::string_view word : {"", "Error", "err", "errors", "high"}) {
    EXPECT_EQ(severity_from(word), std::nullopt) << word;
  }
  for (std::string_view word : {"", "HIGH", "sure", "error"}) {
    EXPECT_EQ(confidence_from(word), std::nullopt) << word;
  }
}

}  // namespace
}  // namespace scan
