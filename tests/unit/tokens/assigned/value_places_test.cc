// One row a shape: behind the first word of a name, the place where `V4lue` begins must be among
// those that are looked at; and of texts that assign nothing none may be.
#include "tokens/assigned/value_places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tokens/assigned/core.h"

namespace scan::tokens {
namespace {

std::size_t end_of(std::string_view text, std::string_view word) {
  return text.find(word) + word.size();
}

struct Row {
  std::string_view word;
  std::string_view text;
};

TEST(ValuePlaces, WhereValuesBegin) {
  const Row rows[] = {
      {"pass", R"(password = "V4lue")"},
      {"pass", R"("password":"V4lue")"},
      {"pass", R"(\"password\": \"V4lue\")"},
      {"pass", R"(password = """V4lue""")"},
      {"pass", R"(password: Optional[str] = "V4lue")"},
      {"pass", R"(password = (
    "V4lue"))"},
      {"pass", R"(char password[32] = "V4lue")"},
      {"pass", R"(password := []byte("V4lue"))"},
      {"pass", R"(let password = String::from("V4lue");)"},
      {"Pass", R"(setPassword("V4lue"))"},
      {"pass", R"(put("password", "V4lue"))"},
      {"PASS", R"(ENV['PASS'] ||= 'V4lue')"},
      {"PASS", R"($ENV{PASSWORD} = 'V4lue';)"},
      {"pass", "password 'V4lue'"},
      {"pass", "password=V4lue"},
      {"pass", "password: V4lue"},
      {"pass", "password: &shared V4lue"},
      {"pass", "echo 'root:V4lue' | chpasswd"},
      {"pass", R"(x['password']['admin'] = 'V4lue')"},
      {"pass", "jdbc.password:V4lue"},
      {"WiFi.begin", R"(WiFi.begin(ssid, "V4lue"))"},
      {"PASS", "${PASSWORD:-V4lue}"},
      {"PASS", "PASSWORD ?= V4lue"},
      {"pass", "<password>V4lue</password>"},
      {"pass", R"(<entry key="password">V4lue</entry>)"},
      {"pass", R"(<param name="password"><![CDATA[V4lue]]></param>)"},
      {"pass", "<name>password</name>\n  <value>V4lue</value>"},
      {"pass", "<key>password</key>\n  <string>V4lue</string>"},
      {"pass", "<p>password: <code>V4lue</code></p>"},
      {"pass", R"(<property name="password" value="V4lue"/>)"},
      {"PASS", "- name: PASSWORD\n  value: V4lue"},
      {"PASS", R"({"name": "PASSWORD", "value": "V4lue"})"},
      {"Pass", R"({"smtpPassword": { "value": "V4lue" } })"},
      {"pass", "variable \"password\" {\n  type = string\n  default = \"V4lue\"\n}"},
      {"pass", "--password V4lue"},
      {"pass", "  - --password\n  - V4lue"},
      {"pass", R"(["--password", "V4lue"])"},
      {"pass", "requirepass V4lue"},
      {"pass", "the password is `V4lue`"},
      {"pass", "| password | `V4lue` |"},
      {"Auth", "Authorization: Bearer V4lue"},
      {"token", "?access_token=V4lue&a=b"},
      {"login", R"(login("joe", "V4lue"))"},
      {"Connect", R"(getConnection(url, "joe", "V4lue"))"},
      {"mysql", "mysql -u joe -pV4lue shop"},
      {"curl", "curl -X GET --user 'V4lue'"},
      {"\"Basic ", "\"Basic V4lue\""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    ASSERT_NE(row.text.find(row.word), row.text.npos);
    const ValuePlaces places = value_places(row.text, end_of(row.text, row.word));
    std::size_t wanted = row.text.find("V4lue");
    if (row.word.starts_with('"')) wanted = 1;  // the string with its scheme
    EXPECT_NE(std::find(places.begin(), places.end(), wanted), places.end());
  }
}

TEST(ValuePlaces, WhereNoneDoes) {
  const Row rows[] = {
      {"auth", "author = \"V4lue\""},
      {"pass", "it passed V4lue"},
      {"key", "keyboard = \"V4lue\""},
      {"key", "the key of the door that is said to be \"V4lue\""},
      {"token", "the tokens. V4lue"},
      {"pass", "we pass V4lue to it, then go"},
      {"key", "if (key->size == 4) { x = \"V4lue\"; }"},
      {"pass", "password = x; name = \"V4lue\""},
      {"pass", "password\n\nV4lue"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const ValuePlaces places = value_places(row.text, end_of(row.text, row.word));
    EXPECT_EQ(std::find(places.begin(), places.end(), row.text.find("V4lue")), places.end());
  }
}

// Never behind the text, nor further than promised, wherever the text is cut.
TEST(ValuePlaces, StayNear) {
  const std::string text = "secret: \"a\", 'bcdef', token=abcdefg <key>hijklmn</key> -p opqr " +
                           std::string(1000, '(') + "\"stuv\"";
  for (std::size_t word = 0; word <= text.size(); word += 7) {
    for (std::size_t end = word; end <= std::min(text.size(), word + 400); end += 3) {
      for (const std::size_t place : value_places(text.substr(0, end), word)) {
        ASSERT_LE(place + kAssignedLeast, end);
        ASSERT_LE(place, word + kFarthestValue);
      }
    }
  }
}

}  // namespace
}  // namespace scan::tokens
