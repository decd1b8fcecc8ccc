// What the shared parts of confirm patterns take, and what a wrong name says.
#include "tokens/confirm_parts.h"

#include <gtest/gtest.h>

#include "match/confirm_pattern.h"

namespace scan::tokens {
namespace {

bool confirms(std::string_view text) {
  const auto whole =
      expand_confirm_parts("(?i:acme{{within}}(?:key|token)){{assign}}(?P<secret>[0-9]{8}){{end}}");
  EXPECT_TRUE(whole);
  const auto pattern = match::ConfirmPattern::compile(*whole);
  EXPECT_TRUE(pattern);
  return pattern->find(text, {0, text.size()}).has_value();
}

TEST(ConfirmParts, TakeTheWaysOfAssigning) {
  for (std::string_view text : {
           "ACME_API_KEY=12345678",
           "acmeKeyProd := \"12345678\"",
           "{\\\"acme_key\\\":\\\"12345678\\\"}",
           "const acmeKey: string = '12345678';",
           "${ACME_KEY:-12345678}",
           "os.getenv(\"ACME_KEY\", \"12345678\")",
           "env[\"ACME_KEY\"] ||= \"12345678\"",
           "acme:\n  region: x\n  api_key: 12345678\n",
           "acme = {\n  key = \"12345678\"\n}",
           "- name: ACME_KEY\n  value: \"12345678\"\n",
           "<acmeKey>12345678</acmeKey>",
       }) {
    EXPECT_TRUE(confirms(text)) << text;
  }
}

TEST(ConfirmParts, LeaveOtherTextsAlone) {
  for (std::string_view text : {
           "ACME_KEY=123456789",
           "ACME_KEY=12345678.txt",
           "acme_key 12345678",
           "acme\nkey\n12345678",
       }) {
    EXPECT_FALSE(confirms(text)) << text;
  }
}

TEST(ConfirmParts, TellsWhichThereAre) {
  for (std::string_view pattern : {"a{{assing}}b", "a{{assign", "{{}}"}) {
    const auto whole = expand_confirm_parts(pattern);
    ASSERT_FALSE(whole) << pattern;
    EXPECT_NE(whole.error().message.find("{{assign}}"), std::string::npos);
  }
}

}  // namespace
}  // namespace scan::tokens
