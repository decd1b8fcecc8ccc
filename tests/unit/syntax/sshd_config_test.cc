// sshd_config(5): case, `=`, quotes, comments, the first value, Match blocks.
#include "syntax/sshd_config.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::syntax {
namespace {

TEST(SshdConfig, FirstValueAndBlocks) {
  const std::string content =
      "# head\r\n"
      "PasswordAuthentication no\r\n"
      "PASSWORDAUTHENTICATION=yes\n"
      "  PermitRootLogin = \"prohibit-password\" # why\n"
      "Include /etc/ssh/sshd_config.d/*.conf\n"
      "AuthorizedKeysFile a  \"b c\"\n"
      "Match User git Address 10.0.0.0/8\n"
      "  PasswordAuthentication yes\n"
      "Match all\n"
      "X11Forwarding no\n"
      "Port\n";
  const SshdConfig config = read_sshd_config(content);
  ASSERT_NE(config.find("passwordauthentication"), nullptr);
  EXPECT_EQ(config.find("passwordauthentication")->value, "no");
  EXPECT_EQ(config.find("passwordauthentication", 0)->value, "yes");
  EXPECT_EQ(config.find("passwordauthentication", 1)->value, "no");
  EXPECT_EQ(config.find("permitrootlogin")->value, "prohibit-password");
  EXPECT_EQ(config.find("include")->value, "/etc/ssh/sshd_config.d/*.conf");
  EXPECT_EQ(config.find("authorizedkeysfile")->value, "a b c");
  EXPECT_EQ(config.find("x11forwarding"), nullptr);
  EXPECT_EQ(config.find("x11forwarding", 1)->value, "no");
  ASSERT_EQ(config.matches.size(), 2U);
  EXPECT_EQ(config.matches[0].criteria, "User git Address 10.0.0.0/8");
  ASSERT_EQ(config.errors.size(), 1U);
  const Span place = config.find("permitrootlogin")->value_place;
  EXPECT_EQ(content.substr(place.begin, place.size()), "\"prohibit-password\"");
}

TEST(SshdConfig, Limits) {
  std::string many;
  for (int i = 0; i < 200001; ++i) many += "Port 1\n";
  EXPECT_TRUE(read_sshd_config(many).incomplete);
  EXPECT_TRUE(read_sshd_config("=").settings.empty());
}

}  // namespace
}  // namespace scan::syntax
