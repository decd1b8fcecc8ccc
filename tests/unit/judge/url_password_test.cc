// Authorities: user, password, host, and texts that are no URL.
#include "judge/url_password.h"

#include <gtest/gtest.h>

#include <string>

#include "judge/host_kind.h"

namespace scan {
namespace {

TEST(UrlPassword, Parts) {
  struct Row {
    const char* text;
    const char* user;
    const char* password;
    const char* host;
  };
  const Row rows[] = {
      {"postgres://app:pw@db:5432/x", "app", "pw", "db"},
      {"jdbc:mysql://a:b@h", "a", "b", "h"},
      {"redis://:pw@h/0", "", "pw", "h"},
      {"https://user@h", "user", "", "h"},
      {"a://u:p@q@h", "u", "p@q", "h"},
      {"a://u:${P:-a/b}@h/x@y", "u", "${P:-a/b}", "h"},
      {"a://${U:-x}:p@[::1]:80/", "${U:-x}", "p", "[::1]"},
      {"  a://u:p@h\n", "u", "p", "h"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const auto url = read_userinfo(row.text);
    ASSERT_TRUE(url.has_value());
    EXPECT_EQ(url->user, row.user);
    EXPECT_EQ(url->password, row.password);
    EXPECT_EQ(url->host, row.host);
  }
  for (const char* text :
       {"jdbc:sqlserver://db:1433;user=joe@acme.example", "", "://", "a:b@c", "https://h/a@b",
        "see https://u:p@h", "1a://u:p@h", "https://h?x=a:b@c"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(read_userinfo(text).has_value());
  }
}

TEST(UrlPassword, WholeUrls) {
  EXPECT_TRUE(is_url("https://h/a"));
  EXPECT_FALSE(is_url("https://h/a and more"));
  EXPECT_FALSE(is_url("https://"));
  EXPECT_FALSE(is_url("https:/h"));
}

TEST(HostKind, Hosts) {
  EXPECT_EQ(host_kind("LOCALHOST"), HostKind::kLoopback);
  EXPECT_EQ(host_kind("127.1.2.3"), HostKind::kLoopback);
  EXPECT_EQ(host_kind("[::1]"), HostKind::kLoopback);
  EXPECT_EQ(host_kind("Example.org"), HostKind::kDocumentation);
  EXPECT_EQ(host_kind("db"), HostKind::kOther);
  EXPECT_EQ(host_kind(""), HostKind::kOther);
}

}  // namespace
}  // namespace scan
