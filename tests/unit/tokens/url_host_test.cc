// Hosts behind a password.
#include "tokens/checks/url_host.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::tokens {
namespace {

TEST(UrlHost, Table) {
  struct Row {
    std::string_view after;  // what follows the secret
    Outcome outcome;
  };
  const Row rows[] = {
      {"@db.acme.io/x", Outcome::kNeutral},
      {"@10.0.0.1", Outcome::kNeutral},
      {"@example.com/", Outcome::kDismissed},
      {"@EXAMPLE:80", Outcome::kDismissed},
      {"@example.acme.io", Outcome::kDismissed},
      {"@examples.io", Outcome::kNeutral},
      {"@db.example.com", Outcome::kNeutral},
      {"@localhost", Outcome::kLowered},
      {"@LocalHost:5432/a", Outcome::kLowered},
      {"@localhost.acme.io", Outcome::kNeutral},
      {"@127.0.0.1:1", Outcome::kLowered},
      {"@0.0.0.0/", Outcome::kLowered},
      {"@[::1]:80", Outcome::kLowered},
      {"@[2001:db8::1]", Outcome::kNeutral},
      {"@[::1", Outcome::kNeutral},
      {"@", Outcome::kNeutral},
      {"", Outcome::kNeutral},
      {" localhost", Outcome::kNeutral},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.after);
    const std::string content = "u:secret" + std::string(row.after);
    const Captured captured{content, {0, content.size()}, {2, 8}, ""};
    EXPECT_EQ(check_url_host(captured).outcome, row.outcome);
  }
}

}  // namespace
}  // namespace scan::tokens
