// Which assignments are read, and which rows they lead to.
#include "tokens/named_value.h"

#include <gtest/gtest.h>

#include "match/dialect.h"
#include "match/pattern_width.h"
#include "tokens/named_core.h"
#include "tokens/named_index.h"

namespace scan::tokens {
namespace {

const std::string kHex = std::string("9f2c4e7a1b3d5f60") + "8a7c6e5d4b3f2a19";

struct Reading {
  std::string name;
  std::string value;
};

// What is read at the value that stands for `@` in `text`.
Reading read(std::string text, std::string_view value = kHex) {
  const std::size_t at = text.find('@');
  text.replace(at, 1, value);
  const auto named = read_named_value(text, at + kNamedLeast);
  if (!named) return {};
  return {text.substr(named->name.begin, named->name.size()),
          text.substr(named->value.begin, named->value.size())};
}

// The candidate of the shell's default begins at the `-`.
TEST(NamedValue, ReadsAShellDefault) {
  const std::string text = "export KEY=${ACME_KEY:-" + kHex + "}";
  const auto named = read_named_value(text, text.find(":-") + 1 + kNamedLeast);
  ASSERT_TRUE(named);
  EXPECT_EQ(text.substr(named->name.begin, named->name.size()), "ACME_KEY");
  EXPECT_EQ(text.substr(named->value.begin, named->value.size()), kHex);
}

TEST(NamedValue, ReadsTheWaysOfAssigning) {
  const struct {
    std::string_view text;
    std::string_view name;
  } rows[] = {
      {"ACME_KEY=@", "ACME_KEY"},
      {"acme_key = \"@\";", "acme_key"},
      {"\"acmeKey\": \"@\",", "acmeKey"},
      {"{\\\"acmeKey\\\":\\\"@\\\"}", "acmeKey"},
      {"acme.api.key := '@'", "acme.api.key"},
      {"'acme_key' => '@'", "acme_key"},
      {"--acme-key @", "--acme-key"},
      {"--acme-key=@", "--acme-key"},
      {"X-Acme-Key: @", "X-Acme-Key"},
      {"Authorization: Bearer @", "Authorization"},
      {"os.getenv('ACME_KEY', '@')", "ACME_KEY"},
      {"process.env.ACME_KEY || '@'", "process.env.ACME_KEY"},
      {"<acmeKey>@</acmeKey>", "acmeKey"},
      {"apiKey: string = '@'", "apiKey"},
      {"https://acme.example/?acme_key=@&x=1", "acme_key"},
      {"- name: ACME_KEY\n  value: \"@\"\n", "ACME_KEY"},
      {"config['acme_key'] = '@'", "acme_key"},
      {"The acme key=@. Keep it.", "key"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const Reading reading = read(std::string(row.text));
    EXPECT_EQ(reading.name, row.name);
    EXPECT_EQ(reading.value, kHex);
  }
}

TEST(NamedValue, LeavesWhatIsNoLiteral) {
  for (const std::string_view text :
       {"acme_key = @(", "acme_key = @[0]", "acme_key=@$X", "acme_key=@.member", "acme key @",
        "f(acme_key, @)", " = '@'", "acme_key=@{{x}}", "acme_key=@:8080"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(read(std::string(text)).name, "");
  }
  EXPECT_EQ(read("acme_key=@", "no_digit_in_these_words").name, "");
  EXPECT_EQ(read("acme_key=@", "1234567890123456789").name, "");
  EXPECT_EQ(read("acme_key=@", std::string(150, 'a') + std::string(150, '1')).name, "");
}

TEST(NamedValue, SurroundingsGoOutwards) {
  const std::string text =
      "other:\n  token: x\nacme:\n  region: eu\n  live:\n    enabled: true\n\n    key: ";
  const auto around = surroundings(text, {text.size() - 5, text.size() - 2});
  ASSERT_EQ(around.size(), 3u);
  EXPECT_EQ(around[0], "    ");
  EXPECT_EQ(around[1], "  live:");
  EXPECT_EQ(around[2], "acme:");

  const std::string ini = "[other]\ntoken = x\n[acme]\nregion = eu\nkey = ";
  const auto section = surroundings(ini, {ini.size() - 6, ini.size() - 3});
  ASSERT_EQ(section.size(), 2u);
  EXPECT_EQ(section[1], "[acme]");
}

TEST(NamedValue, HostsNear) {
  const std::string text =
      "http://far\nhttp://a:80/x\n\n\n-H 'Key: V' https://api.acme.com/v1 \"http://b.example\"\n"
      "\n\nhttps://c\nhttps://far\n";
  const std::size_t at = text.find('V');
  const auto hosts = hosts_near(text, {at, at + 1});
  EXPECT_EQ(hosts, (std::vector<std::string_view>{"api.acme.com", "b.example", "c", "a:80"}));
  EXPECT_EQ(hosts_near("V", {0, 1}).size(), 0u);
}

class Index : public ::testing::Test {
 protected:
  static TokenRule rule(std::string_view id, std::span<const std::string_view> aliases, bool word) {
    static constexpr std::uint16_t kLengths[] = {32, 32};
    TokenRule made;
    made.info.id = id;
    made.named = {aliases, word, kLengths};
    made.checks.alphabet = "hex";
    return made;
  }

  std::string found(std::string text, std::string_view value = kHex) const {
    const std::size_t at = text.find('@');
    text.replace(at, 1, value);
    const auto named = read_named_value(text, at + kNamedLeast);
    std::string out;
    if (!named) return out;
    for (const std::uint32_t row : index_.find(text, *named)) out += rules_[row].info.id;
    return out;
  }

  static constexpr std::string_view kAcme[] = {"acmecorp", "acme"};
  static constexpr std::string_view kColumn[] = {"column"};
  const std::vector<TokenRule> rules_ = {rule("acme", kAcme, false), rule("column", kColumn, true)};
  const NamedIndex index_{rules_};
};

TEST_F(Index, TellsTheVendor) {
  for (const std::string_view text :
       {"ACME_KEY=@", "acmeCorpApiKey: @", "ACMECORP_SECRET=@", "acmekey=@", "acmeapitoken=@",
        "MY_ACME_TOKEN=@", "X-Acme-Key: @", "{\"acme\": {\"key\": \"@\"}}", "acme:\n  token: @",
        "[services.acme]\napi_key = @", "new AcmeClient({\n  apiKey: '@'",
        "curl -H 'Authorization: Token @' https://api.acme.com/x",
        "https://api.acme.com/x?api_key=@", "ACME_APP_KEY=@", "# Acme\napi_key=@",
        "url = 'https://api.acme.com/v1'\n\ntoken = '@'", "API_KEY=@\nBASE=https://acme.com\n"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(found(std::string(text)), "acme");
  }
}

TEST_F(Index, WantsNameKeyAndForm) {
  for (const std::string_view text :
       {"API_KEY=@", "PACMEN_KEY=@", "acmes_key=@", "ACME_PUBLIC_KEY=@", "ACME_KEY_ID=@",
        "ACME_TOKEN_URL=@", "acme_cache_key=@", "acme_site_key=@", "acme = 1\napi_key=@",
        "# Acme\n\n\n\napi_key=@", "api_key=@\n# Acme"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(found(std::string(text)), "");
  }
  EXPECT_EQ(found("ACME_KEY=@", kHex + "0"), "");
  EXPECT_EQ(found("ACME_KEY=@", "z" + kHex.substr(1)), "");
}

TEST_F(Index, AWordMustStandAmongKeyWords) {
  EXPECT_EQ(found("COLUMN_API_KEY=@"), "column");
  EXPECT_EQ(found("columnAccessToken: '@'"), "column");
  EXPECT_EQ(found("first_column_key=@"), "");
  EXPECT_EQ(found("column_sort_token=@"), "");
  EXPECT_EQ(found("column:\n  api_key: @"), "");
}

TEST(NamedCore, WidthIsWhatThePatternHas) {
  const auto width = match::core_width(kNamedCores.front().pattern);
  ASSERT_TRUE(width.ok());
  EXPECT_EQ(*width, kNamedCores.front().max_width);
  EXPECT_EQ(match::core_dialect(kNamedCores.front().pattern), kNamedCores.front().pattern);
}

}  // namespace
}  // namespace scan::tokens
