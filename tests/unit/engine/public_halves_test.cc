// Where the public half of a key is looked for.
#include "engine/public_halves.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace scan::engine {
namespace {

TEST(PublicHalves, Paths) {
  struct Row {
    const char* key;
    const char* half;
  };
  const Row rows[] = {{"id_rsa", "id_rsa.pub"},
                      {".ssh/id_ed25519", ".ssh/id_ed25519.pub"},
                      {"a/b/server.key", "a/b/server.crt"},
                      {"tls/tls-key.pem", "tls/tls.pem"},
                      {"tls/tls-key.pem", "tls/tls-cert.pem"},
                      {"private.pem", "public.pem"},
                      {"live/privkey.pem", "live/fullchain.pem"},
                      {".key", ".key.pub"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.key);
    const std::vector<std::string> paths = public_half_paths(row.key);
    EXPECT_NE(std::find(paths.begin(), paths.end(), row.half), paths.end());
    EXPECT_EQ(std::find(paths.begin(), paths.end(), row.key), paths.end());
    EXPECT_LE(paths.size(), 16U);
  }
}

}  // namespace
}  // namespace scan::engine
