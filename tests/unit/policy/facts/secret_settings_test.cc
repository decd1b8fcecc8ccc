// Settings of a document inside a value: where they stand, and what finding them costs.
#include "policy/facts/secret_settings.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/growth.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

// Everything is a secret.
ValueJudgement strong(std::string_view, std::string_view, Span) {
  ValueJudgement out;
  out.value = ValueClass::kStrong;
  out.secret_name = true;
  return out;
}

std::vector<SecretSetting> settings_in(const syntax::Document& document, std::string_view text) {
  return secret_settings(document, text, strong);
}

TEST(SecretSettings, OfADocumentInAValueStandWhereTheyAreWritten) {
  const std::string text =
      "app.yaml: |\n  a_token: same\n  b_token: other\n  c_token: \"e\\x20s\"\n  d_token: last\n";
  const syntax::Document document = syntax::read_document(syntax::Format::kYaml, text);
  std::string found;
  for (const SecretSetting& each : settings_in(document, text)) {
    const std::size_t line = text.rfind('\n', each.place.begin) + 1;
    found += each.name + "@" + text.substr(line + 2, 1) + " ";
  }
  // What is written by escapes is only known to be somewhere in the value.
  EXPECT_EQ(found, "a_token@a b_token@b c_token@p d_token@d ");
}

TEST(SecretSettings, OfALongDocumentInAValueCostItsLength) {
  const auto text = [](std::size_t count) {
    std::string out = "app.yaml: |\n";
    for (std::size_t i = 0; i < count; ++i) {
      out += "  token_" + std::to_string(i) + ": " + std::to_string(1'000'000 + i) + "value\n";
    }
    return out;
  };
  const std::string once = text(4'000);
  const std::string often = text(16'000);
  const auto read_once = syntax::read_document(syntax::Format::kYaml, once);
  const auto read_often = syntax::read_document(syntax::Format::kYaml, often);
  EXPECT_EQ(settings_in(read_often, often).size(), 16'000u);
  EXPECT_LT(testing::growth([&] { settings_in(read_once, once); },
                            [&] { settings_in(read_often, often); }),
            testing::kMostGrowth);
}

}  // namespace
}  // namespace scan::policy
