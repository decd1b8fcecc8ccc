// Windows of big files, files that change while they are read, and what is skipped by its head.
#include "source/file_reader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/text_position.h"
#include "source/file_handle.h"
#include "support/git_sandbox.h"
#include "support/recording_sink.h"

namespace scan {
namespace {

using scan::testing::GitSandbox;
using scan::testing::RecordingSink;

class FileReaderTest : public ::testing::Test {
 protected:
  void read(const std::string& content, ReadLimits limits, std::uint64_t claimed) {
    box_.write("file", content);
    const FileHandle file(open(box_.path("file").c_str(), O_RDONLY | O_CLOEXEC));
    sink_.files.clear();
    FileReader(limits).deliver(file.fd(), claimed, "file", sink_, 0);
  }
  const std::vector<RecordingSink::Piece>& pieces() { return sink_.files["file"]; }

  // Every possible end of a candidate, 0 to size, is owned by exactly one window, and each window
  // shows the bytes and says the place it should.
  void expect_partition(const std::string& content, std::size_t context) {
    std::size_t owned = 0;
    for (const RecordingSink::Piece& piece : pieces()) {
      const auto offset = static_cast<std::size_t>(piece.window.offset);
      SCOPED_TRACE(offset);
      ASSERT_EQ(content.substr(offset, piece.bytes.size()), piece.bytes);
      EXPECT_EQ(offset + piece.window.own.begin, owned);
      owned = offset + piece.window.own.end;
      EXPECT_GE(piece.window.own.begin, std::min(offset, context));
      const std::size_t shown_after = offset + piece.bytes.size();
      EXPECT_GE(shown_after, std::min(content.size(), owned + context));
      TextPosition position;
      position.advance(std::string_view(content).substr(0, offset));
      EXPECT_EQ(piece.window.lines_before, position.lines);
      EXPECT_EQ(piece.window.column_before, position.column);
    }
    EXPECT_EQ(owned, content.size() + 1);
  }

  GitSandbox box_;
  RecordingSink sink_;
};

TEST_F(FileReaderTest, WindowsOwnEveryEndOnce) {
  for (const std::size_t size : {11u, 12u, 16u, 31u, 32u, 33u, 64u, 127u, 500u}) {
    for (const std::size_t step : {1u, 4u, 7u, 16u, 64u}) {
      for (const std::size_t context : {0u, 1u, 5u, 20u}) {
        SCOPED_TRACE(::testing::Message()
                     << size << " bytes, step " << step << ", context " << context);
        std::string content;
        for (std::size_t i = 0; content.size() < size; ++i) {
          content += i % 5 == 4 ? "\n" : i % 3 == 0 ? "\xc3\xa9" : "x";
        }
        content.resize(size, 'y');
        read(content, {10, step, context, 6}, size);
        expect_partition(content, context);
        EXPECT_FALSE(pieces().front().window.whole);
        EXPECT_TRUE(sink_.problems.empty());
      }
    }
  }
}

TEST_F(FileReaderTest, SmallFilesAreWhole) {
  for (const std::size_t size : {0u, 1u, 5u, 6u, 7u, 100u}) {
    SCOPED_TRACE(size);
    const std::string content(size, 'x');
    read(content, {100, 10, 2, 6}, size);
    ASSERT_EQ(pieces().size(), 1u);
    EXPECT_EQ(pieces()[0].bytes, content);
    EXPECT_TRUE(pieces()[0].window.whole);
    EXPECT_EQ(pieces()[0].window.own, (Span{0, size + 1}));
  }
}

TEST_F(FileReaderTest, AFileThatShrankIsScannedAndTold) {
  for (const std::size_t claimed : {20u, 60u, 500u}) {
    for (const std::size_t real : {0u, 3u, 6u, 15u}) {
      SCOPED_TRACE(::testing::Message() << claimed << " claimed, " << real << " there");
      sink_.problems.clear();
      const std::string content(real, 'x');
      read(content, {50, 8, 3, 6}, claimed);
      expect_partition(content, 3);
      ASSERT_EQ(sink_.problems.size(), 1u);
      EXPECT_EQ(sink_.problems[0].reason, "it changed while it was read");
    }
  }
}

TEST_F(FileReaderTest, AFileThatGrowsIsReadToItsFirstSize) {
  read(std::string(90, 'x'), {100, 8, 3, 6}, 40);
  ASSERT_EQ(pieces().size(), 1u);
  EXPECT_EQ(pieces()[0].bytes.size(), 40u);
  read(std::string(900, 'x'), {100, 8, 3, 6}, 400);
  expect_partition(std::string(400, 'x'), 3);
  EXPECT_TRUE(sink_.problems.empty());
}

TEST_F(FileReaderTest, AFileThatClaimsNoSizeIsReadToItsEnd) {
  for (const std::size_t size : {5u, 6u, 60u}) {
    SCOPED_TRACE(size);
    read(std::string(size, 'x'), {100, 8, 3, 6}, 0);
    ASSERT_EQ(pieces().size(), 1u);
    EXPECT_EQ(pieces()[0].bytes.size(), size);
  }
  EXPECT_TRUE(sink_.skips.empty());
  read(std::string(200, 'x'), {100, 8, 3, 6}, 0);
  EXPECT_EQ(pieces()[0].bytes.size(), 100u);
  EXPECT_EQ(sink_.skips["file"], Skip::kTooLarge);
}

TEST_F(FileReaderTest, BinaryAndBigUtf16AreSkippedByTheirHead) {
  struct Row {
    const char* name;
    std::string content;
    bool skipped;
    Skip reason;
  };
  const std::string binary = std::string("\x01\0\x02\0\0\x03", 6) + std::string(300, '\0');
  const std::string utf16 = "\xff\xfe" + std::string(300, 'x');
  const Row rows[] = {{"binary", binary, true, Skip::kBinary},
                      {"big utf-16", utf16, true, Skip::kTooLarge},
                      {"small utf-16", utf16.substr(0, 50), false, Skip::kBinary},
                      {"text", std::string(300, 'x'), false, Skip::kBinary}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    sink_.skips.clear();
    read(row.content, {100, 8, 3, 6}, row.content.size());
    EXPECT_EQ(pieces().empty(), row.skipped);
    ASSERT_EQ(sink_.skips.size(), row.skipped ? 1u : 0u);
    if (row.skipped) {
      EXPECT_EQ(sink_.skips["file"], row.reason);
    }
  }
}

}  // namespace
}  // namespace scan
