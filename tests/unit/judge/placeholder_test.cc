// Tables of stand-ins and of values that only look like them, and the promise that no random token
// is ever taken for a placeholder.
#include "judge/placeholder.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace scan {
namespace {

// Built from pieces: no token-like literal stands in this file.
const std::string kAwsSample = std::string("AKIA") + "IOSFODNN7" + "EXAMPLE";
const std::string kAwsSecretSample =
    std::string("wJalrXUtnFEMI") + "/K7MDENG/" + "bPxRfiCYEXAMPLEKEY";

TEST(Placeholder, StandIns) {
  const std::string rows[] = {
      "",
      "changeme",
      "change-me",
      "CHANGE_ME",
      "ChangeMe123",
      "<your token>",
      "<TOKEN>",
      "your_api_key",
      "YOUR-KEY-HERE",
      "your-key-1",
      "sk_live_your_key_here",
      "todo",
      "TODO",
      "none",
      "null",
      "dummy",
      "dummy-value",
      "example",
      "my-sample-key",
      "replace_with_key",
      "insert-token-here",
      "xxxxxxxx",
      "xxxx",
      "XXXXXXXXXXXXXXXXXXXX",
      "sk-xxxxxxxxxxxxxxxxxxxx",
      "xoxb-XXXXXXXX-XXXXXXXX",
      "********",
      "abc***def",
      "sk-abcd...",
      "sk-ab...yz",
      "\u2022\u2022\u2022",
      "aaaaaaaaaaaaaaaa",
      "0000000000000000",
      "00000000-0000-0000-0000-000000000000",
      "11111111-2222-3333-4444-555555555555",
      "12345678-1234-1234-1234-123456789012",
      "1234-5678-9012",
      "0123456789",
      "1234567890",
      "0123456789abcdef0123456789abcdef",
      "abcdefghijklmnopqrstuvwxyz",
      "zyxwvutsrqponm",
      "qwertyuiop",
      "abc123",
      "deadbeefdeadbeefdeadbeefdeadbeef",
      std::string("sk_live_") + "0123456789abcdefghijklmnop",
      std::string("ghp_") + "123456789012345678901234567890123456",
      "${TOKEN}",
      "$TOKEN",
      "$token",
      "${{ secrets.TOKEN }}",
      "{{ token }}",
      "{{token}}",
      "%s",
      "%(password)s",
      "%PASSWORD%",
      "#{token}",
      "<%= token %>",
      "$(pass show key)",
      "prod-${TOKEN}",
      "{password}",
      "__PASSWORD__",
      "@PASSWORD@",
      "[your token]",
      "my-secret-token",
      "SECRET_KEY",
      "password",
      "test",
      "\"changeme\"",
      kAwsSample,
      kAwsSecretSample,
      "foobar",
      "this-is-a-fake-key",
      "NotARealKeyExample1",
  };
  for (const std::string& row : rows) {
    SCOPED_TRACE(row);
    EXPECT_TRUE(is_placeholder(row));
  }
}

// In pieces, as no token stands in this repository.
TEST(Placeholder, ExamplesOfStandards) {
  for (const std::string& value :
       {std::string("2YotnFZF") + "Ejr1zCsicMWpAA", std::string("tGzv3JOk") + "F0XG5Qx2TlKWIA",
        std::string("dpf43f3p") + "2l4k3l03",
        std::string("dcd98b7102dd2f0e") + "8b11d0f600bfb0c093",
        std::string("JBSWY3DP") + "EHPK3PXP", std::string("GawgguFy") + "GrWKav7AX4VKUg"}) {
    EXPECT_TRUE(is_placeholder(value)) << value;
    EXPECT_FALSE(is_placeholder(value.substr(1))) << value;
  }
}

TEST(Placeholder, Values) {
  const std::string rows[] = {
      "hunter2!",
      "correct horse battery",
      "Tr0ub4dor&3",
      "$ecR3tPassw0rd",
      "p%ssw0rd-long-1",
      "Kq8vZr3TnW5xYb2M",
      "7f3a9c1e5b8d2046",
      "a<b>c-Zq81-44k",
      "admin-9-Lk2",
      "dBx100%sure",
      std::string("ghp_") + "Zt4kQ9wLm2Rv8Xb6Nc3Hy7Jp5Ds1Fg0AaBbUu",
      "bcrypt$2a$10$kQ9wLm2Rv8",
      // The encoded zeros of an OpenSSH key are no mask.
      std::string("b3BlbnNza") + "C1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAABlwAAAAdzc2gtcn",
      "0123456789x7Qm2Rv8Xb6Nc3Hy7Jp5Ds1Fg0kQ9wLm2T",
  };
  for (const std::string& row : rows) {
    SCOPED_TRACE(row);
    EXPECT_FALSE(is_placeholder(row));
  }
}

std::string random_of(std::mt19937_64& random, std::string_view alphabet, std::size_t size) {
  std::string out;
  while (out.size() < size) out += alphabet[random() % alphabet.size()];
  return out;
}

TEST(Placeholder, NeverARandomToken) {
  constexpr std::string_view kBase62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::mt19937_64 random(20240229);
  struct Row {
    std::string_view alphabet;
    std::size_t least;
    std::size_t most;
    int tries;
  };
  const Row rows[] = {
      {kBase62, 20, 64, 200000},
      {kBase62.substr(0, 36), 20, 64, 20000},
      {"0123456789abcdef", 32, 32, 200000},
      {"0123456789abcdef", 64, 64, 20000},
      {"abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFGHIJKLMNOPQRSTUVWXYZ", 20, 64, 20000},
      {"abcdefghijklmnopqrstuvwxyz", 16, 40, 20000},
      {"0123456789", 16, 20, 20000}};
  for (const Row& row : rows) {
    for (int i = 0; i < row.tries; ++i) {
      const std::string value =
          random_of(random, row.alphabet, row.least + random() % (row.most - row.least + 1));
      ASSERT_FALSE(is_placeholder(value)) << value;
    }
  }
}

TEST(Placeholder, HostileSizesEnd) {
  EXPECT_FALSE(is_placeholder(std::string(1 << 20, '$') + "Kq8vZr3TnW5xYb2M"));
  EXPECT_FALSE(is_placeholder(std::string("${") + std::string(9, '\xff') + "Kq8vZr3TnW5xYb2M"));
}

}  // namespace
}  // namespace scan
