// Archives made here by the letter of their formats: read, limited, and broken in every byte.
#include "decode/unpack.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <vector>

namespace scan::decode {
namespace {

struct Told : UnpackSink {
  std::vector<std::string> texts;  // "HOW: TEXT"
  std::vector<std::string> left;   // "HOW: REASON"
  void text(std::string_view how, std::string_view text) override {
    texts.push_back(std::string(how) + ": " + std::string(text.substr(0, 40)));
  }
  void left_out(std::string_view how, Skip why) override {
    left.push_back(std::string(how) + ": " + std::string(skip_name(why)));
  }
};

Told unpacked(std::string_view bytes, const UnpackLimits& limits = {}) {
  Told told;
  unpack(bytes, limits, told);
  return told;
}

std::string deflated(const std::string& bytes, int window_bits) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string gzip(const std::string& bytes) { return deflated(bytes, MAX_WBITS + 16); }

std::string octal(std::size_t value, int digits) {
  std::string out;
  for (int i = digits - 1; i >= 0; --i) out += static_cast<char>('0' + ((value >> (3 * i)) & 7));
  return out;
}

std::string tar_entry(const std::string& name, const std::string& bytes, char type = '0') {
  std::string header(512, '\0');
  header.replace(0, std::min<std::size_t>(name.size(), 100), name.substr(0, 100));
  header.replace(124, 11, octal(bytes.size(), 11));
  header.replace(148, 8, "        ");
  header[156] = type;
  header.replace(257, 8, std::string("ustar\00000", 8));
  std::size_t sum = 0;
  for (char c : header) sum += static_cast<unsigned char>(c);
  header.replace(148, 7, octal(sum, 6) + '\0');
  return header + bytes + std::string((512 - bytes.size() % 512) % 512, '\0');
}

std::string little(std::uint64_t value, int size) {
  std::string out;
  for (int i = 0; i < size; ++i) {
    out += i < 8 ? static_cast<char>((value >> (8 * i)) & 0xff) : '\0';
  }
  return out;
}

struct ZipFile {
  std::string name;
  std::string bytes;
  bool deflate = true;
  bool encrypted = false;
};

std::string zip(const std::vector<ZipFile>& files) {
  std::string out;
  std::string directory;
  for (const ZipFile& file : files) {
    const std::string packed = file.deflate ? deflated(file.bytes, -MAX_WBITS) : file.bytes;
    const std::string both = little(file.encrypted ? 1 : 0, 2) + little(file.deflate ? 8 : 0, 2) +
                             little(0, 8) + little(packed.size(), 4) +
                             little(file.bytes.size(), 4) + little(file.name.size(), 2) +
                             little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + both + little(0, 10) +
                 little(out.size(), 4) + file.name;
    out += "PK\x03\x04" + little(20, 2) + both + file.name + packed;
  }
  const std::string end = "PK\x05\x06" + little(0, 4) + little(files.size(), 2) +
                          little(files.size(), 2) + little(directory.size(), 4) +
                          little(out.size(), 4) + little(0, 2);
  return out + directory + end;
}

using Texts = std::vector<std::string>;

TEST(Unpack, Kinds) {
  const std::string tar = tar_entry("a/b.txt", "one\n") + tar_entry("dir/", "", '5') +
                          tar_entry("link", "", '2') + tar_entry("c", "two\n") +
                          std::string(1024, '\0');
  struct Row {
    const char* name;
    std::string bytes;
    Texts texts;
    Texts left;
  };
  const Row rows[] = {
      {"gzip", gzip("text\n"), {"gzip: text\n"}, {}},
      {"two members", gzip("one\n") + gzip("two\n"), {"gzip: one\ntwo\n"}, {}},
      {"tar", tar, {"tar entry a/b.txt: one\n", "tar entry c: two\n"}, {}},
      {"tgz", gzip(tar), {"gzip > tar entry a/b.txt: one\n", "gzip > tar entry c: two\n"}, {}},
      {"GNU long name",
       tar_entry("././@LongLink", "a/very/long/name", 'L') + tar_entry("short", "x\n"),
       {"tar entry a/very/long/name: x\n"},
       {}},
      {"pax name",
       tar_entry("PaxHeaders/x",
                 "19 path=pax/name\xc3\xa9\n"
                 "12 mtime=12\n",
                 'x') +
           tar_entry("short", "x\n"),
       {"tar entry pax/name\xc3\xa9: x\n"},
       {}},
      {"zip",
       zip({{"a.txt", "one\n"}, {"dir/", "", false}, {"b", "two\n", false}}),
       {"zip entry a.txt: one\n", "zip entry b: two\n"},
       {}},
      {"zip after something", "#!/bin/sh\n" + zip({{"a", "one\n"}}), {}, {}},
      {"encrypted", zip({{"a", "one\n", true, true}}), {}, {"zip entry a: encrypted"}},
      {"binary entry",
       zip({{"a", std::string(100, '\x01') + std::string(9, '\0')}}),
       {},
       {"zip entry a: binary"}},
      {"gzip in zip", zip({{"a.gz", gzip("x\n")}}), {"zip entry a.gz > gzip: x\n"}, {}},
      {"UTF-16 entry",
       zip({{"a", std::string("a\0b\0c\0d\0e\0", 10)}}),
       {"zip entry a: abcde"},
       {}},
      {"gzip broken off", gzip("text").substr(0, 12), {"gzip: t"}, {"gzip: damaged-archive"}},
      {"no directory", zip({{"a", "one\n"}}).substr(0, 40), {}, {"zip: damaged-archive"}},
      {"tar broken off",
       tar.substr(0, 514),
       {"tar entry a/b.txt: on"},
       {"tar entry a/b.txt: damaged-archive"}},
      {"not packed", "plain", {}, {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Told told = unpacked(row.bytes);
    EXPECT_EQ(told.texts, row.texts);
    EXPECT_EQ(told.left, row.left);
  }
}

TEST(Unpack, Limits) {
  std::string nested = "secret\n";
  for (int i = 0; i < 100; ++i) nested = gzip(nested);
  const Told deep = unpacked(nested);
  EXPECT_TRUE(deep.texts.empty());
  EXPECT_EQ(deep.left, Texts{"gzip > gzip > gzip > gzip: too-large"});

  const std::string bomb = gzip(std::string(std::size_t{256} << 20, 'a'));
  const Told cut = unpacked(bomb);
  EXPECT_EQ(cut.left, Texts{"gzip: too-large"});
  EXPECT_EQ(cut.texts.size(), 1U);

  std::string many;
  for (int i = 0; i < 200; ++i) many += tar_entry("e" + std::to_string(i), "x\n");
  UnpackLimits few;
  few.entries = 100;
  const Told counted = unpacked(gzip(many), few);
  EXPECT_EQ(counted.texts.size(), 100U);
  EXPECT_EQ(counted.left, Texts{"gzip > tar after 100 entries: too-large"});

  UnpackLimits small;
  small.bytes = 1000;
  const Told full =
      unpacked(zip({{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}}), small);
  EXPECT_EQ(full.texts.size(), 2U);
  EXPECT_EQ(full.left, Texts{"zip entry b: too-large"});
}

// Whatever byte is wrong, the reader ends and tells no more texts than there are.
TEST(Unpack, BrokenBytes) {
  const std::string whole[] = {zip({{"a.txt", "one one one\n"}, {"b", "two\n", false}}),
                               tar_entry("a", "one\n") + tar_entry("b", "two\n"),
                               gzip("some text\n")};
  for (const std::string& bytes : whole) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      for (char value : {'\0', '\xff', 'a'}) {
        std::string broken = bytes;
        broken[at] = value;
        EXPECT_LE(unpacked(broken).texts.size(), 2U);
      }
      EXPECT_LE(unpacked(std::string_view(bytes).substr(0, at)).texts.size(), 2U);
    }
  }
}

}  // namespace
}  // namespace scan::decode
