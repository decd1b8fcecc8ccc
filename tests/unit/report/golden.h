// Comparison with files of tests/golden/report. With SCAN_UPDATE_GOLDEN=1 they are written instead.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace scan::report {

inline void expect_golden(std::string_view name, const std::string& got) {
  const std::string path = std::string(SCAN_SOURCE_DIR "/tests/golden/report/") + std::string(name);
  const char* update = std::getenv("SCAN_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view(update) == "1") {
    std::ofstream(path, std::ios::binary) << got;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path << " is missing; SCAN_UPDATE_GOLDEN=1 writes it";
  const std::string expected((std::istreambuf_iterator<char>(file)), {});
  EXPECT_EQ(got, expected) << path << "; SCAN_UPDATE_GOLDEN=1 renews it";
}

}  // namespace scan::report
