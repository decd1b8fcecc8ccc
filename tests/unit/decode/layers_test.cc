// Each encoding alone, some over another, and where the decoded text stands in the original.
#include "decode/layers.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <string>

#include "base/base64.h"
#include "base/hex.h"

namespace scan::decode {
namespace {

const std::string kSecret = "the very secret words of this test, of some length";

std::string hex(const std::string& text) {
  return hex_text({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::string utf16(std::string_view ascii) {
  std::string out;
  for (char c : ascii) out += std::string{c, '\0'};
  return out;
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
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

std::string wrapped(const std::string& text, std::size_t width, const std::string& between) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += width) {
    out += (at > 0 ? between : "") + text.substr(at, width);
  }
  return out;
}

std::string percent(std::string_view text) {
  std::string out;
  for (char c : text) out += "%" + hex({&c, 1});
  return out;
}

std::string with_x(std::string_view text) {
  std::string out;
  for (char c : text) out += "\\x" + hex({&c, 1});
  return out;
}

std::string with_u(std::string_view text) {
  std::string out;
  for (char c : text) out += "\\u00" + hex({&c, 1});
  return out;
}

// The layer that holds `secret`; null: none.
const Decoded* layer_of(const Layers& layers, std::string_view secret) {
  for (const Decoded& each : layers.decoded) {
    if (each.text.find(secret) != std::string::npos) return &each;
  }
  return nullptr;
}

struct Row {
  const char* name;
  std::string text;
  std::string how;  // empty: nothing is found
};

TEST(Layers, Kinds) {
  const std::string long_text =
      std::string("a: b\n") + std::string(200, 'x') + "\n" + kSecret + "\n";
  const std::string base64 = base64_encode(kSecret);
  const Row rows[] = {
      {"base64", "key: " + base64 + "\n", "base64"},
      {"base64 alone", base64, "base64"},
      {"base64 in quotes", "k = \"" + base64 + "\";", "base64"},
      {"base64 unpadded", "k=" + base64.substr(0, base64.find('=')) + " x", "base64"},
      {"base64url", "k=" + base64_encode("\xc3\xbf\xc3\xbe?>?>" + kSecret, Base64::kUrl), "base64"},
      {"base64 after a path", "data/x/" + base64, "base64"},
      {"base64 after an escape", "\"\\n" + base64 + "\"", "base64"},
      {"base64 after a percent escape", "Basic%20" + base64, "base64"},
      {"base64 in a data address", "data:text/plain;base64," + base64, "base64"},
      {"twice", base64_encode(base64), "base64 > base64"},
      {"three times", base64_encode(base64_encode(base64)), "base64 > base64 > base64"},
      {"wrapped", wrapped(base64_encode(long_text), 64, "\n"), "base64"},
      {"wrapped, indented", "x: |\n  " + wrapped(base64_encode(long_text), 76, "\n  "), "base64"},
      {"wrapped, CRLF", wrapped(base64_encode(long_text), 60, "\r\n"), "base64"},
      {"wrapped, escaped", "\"" + wrapped(base64_encode(long_text), 64, "\\n") + "\"", "base64"},
      {"wrapped literals", "\"" + wrapped(base64_encode(long_text), 64, "\"\n    \"") + "\"",
       "base64"},
      {"wrapped, joined", "'" + wrapped(base64_encode(long_text), 64, "' +\n '") + "'", "base64"},
      {"UTF-16", base64_encode(utf16(kSecret)), "base64 > utf-16"},
      {"gzip", base64_encode(gzip(kSecret)), "base64 > gzip"},
      {"gzip twice encoded", base64_encode(base64_encode(gzip(kSecret))), "base64 > base64 > gzip"},
      {"hex", "x = " + hex(kSecret), "hex"},
      {"hex with 0x", "x = 0x" + hex(kSecret), "hex"},
      {"hex of base64", hex(base64), "hex > base64"},
      {"percent", "q=" + percent(kSecret), "percent-encoding"},
      {"percent over base64", "q=" + percent(base64), "percent-encoding > base64"},
      {"\\x", "q=\"" + with_x(kSecret) + "\"", "escapes"},
      {"\\u", "q=\"" + with_u(kSecret) + "\"", "escapes"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Layers layers = decode_layers({row.text, "a.txt"});
    const Decoded* layer = layer_of(layers, kSecret);
    ASSERT_NE(layer, nullptr);
    EXPECT_EQ(layer->how, row.how);
    EXPECT_FALSE(layers.cut);
    EXPECT_EQ(layer->map.size(), layer->text.size());
    const std::size_t at = layer->text.find(kSecret);
    const Span place = layer->map.original({at, at + kSecret.size()});
    EXPECT_LT(place.begin, place.end);
    EXPECT_LE(place.end, row.text.size());
  }
}

TEST(Layers, NothingToDecode) {
  const std::string rows[] = {
      "",
      "plain words of a plain text",
      std::string(10000, '-'),
      std::string(10000, 'a'),
      "sha512-" + base64_encode(std::string(
                      "\x9c\xf3\x01\x88\x7f\xe2\x10\xbb\xc1\xd4\x05\x99\xaa\x17\xee\x80")),
      "0123456789abcdef0123456789abcdef01234567",
      "src/some/long/path/of/a/file/in/a/tree.cc",
      "printf(\"%2d of %3d\\n\", a, b);",
      "\\",
      "%",
      "=",
      base64_encode("too short"),
      "abc" + std::string(24, '=')};
  for (const std::string& row : rows) {
    SCOPED_TRACE(row);
    EXPECT_TRUE(decode_layers({row, "a.txt"}).decoded.empty());
  }
}

// The place of each word is exact where a byte of it is: of base64 the digits that hold its bits.
TEST(Layers, Places) {
  const std::string before = "name: \"";
  const std::string encoded = base64_encode("0123456789" + kSecret + "  ");
  const std::string text = before + encoded + "\"\n";
  const Layers layers = decode_layers({text, "a.yaml"});
  ASSERT_EQ(layers.decoded.size(), 1U);
  const Decoded& layer = layers.decoded[0];
  EXPECT_EQ(layer.text.substr(0, before.size()), before);
  const std::size_t at = layer.text.find(kSecret);
  const Span place = layer.map.original({at, at + kSecret.size()});
  EXPECT_EQ(place.begin, before.size() + 10 * 4 / 3);
  EXPECT_EQ(place.end, before.size() + ((10 + kSecret.size()) * 4 + 2) / 3);
  EXPECT_EQ(layer.redacted_for({at, at + 1}),
            (Span{before.size(), before.size() + encoded.size()}));
  EXPECT_FALSE(layer.map.is_decoded({0, before.size()}));
  EXPECT_TRUE(layer.map.is_decoded({before.size() - 1, before.size() + 1}));
}

TEST(Layers, PlacesOfWrappedLinesAndEscapes) {
  const std::string body = std::string(48, 'a') + kSecret;
  const std::string text = wrapped(base64_encode(body), 64, "\n    ");
  const Layers layers = decode_layers({text, "a.txt"});
  const Decoded* layer = layer_of(layers, kSecret);
  ASSERT_NE(layer, nullptr);
  const std::size_t at = layer->text.find(kSecret);
  EXPECT_EQ(layer->map.original({at, at + 3}), (Span{69, 73}));

  const std::string escaped = "q=abcdefghijklmnop%3Dqrs";
  const Layers second = decode_layers({escaped, "a.txt"});
  ASSERT_EQ(second.decoded.size(), 1U);
  const std::size_t equals = second.decoded[0].text.find("=qrs");
  EXPECT_EQ(second.decoded[0].map.original({equals, equals + 2}), (Span{18, 22}));
}

TEST(Layers, LaterWindowMayBeginInsideARun) {
  const std::string encoded = base64_encode(kSecret + kSecret);
  for (std::size_t gone = 0; gone < 4; ++gone) {
    SCOPED_TRACE(gone);
    const std::string text = encoded.substr(gone);
    EXPECT_NE(layer_of(decode_layers({text, "a", false}), kSecret), nullptr);
  }
  const std::string digits = hex(kSecret + kSecret).substr(1);
  EXPECT_NE(layer_of(decode_layers({digits, "a", false}), kSecret), nullptr);
}

TEST(Layers, Documents) {
  const std::string notebook =
      "{\"cells\":[{\"source\":[\"import os\\n\",\n \"key = \\\"words\\\"\\n\", \"x\"]}]}";
  const Layers layers = decode_layers({notebook, "a.ipynb"});
  const Decoded* layer = layer_of(layers, "import os\nkey = \"words\"\nx");
  ASSERT_NE(layer, nullptr);
  EXPECT_TRUE(layer->anywhere);
  const std::size_t at = layer->text.find("words");
  EXPECT_EQ(layer->map.original({at, at + 5}).begin, notebook.find("words"));

  // A blob of a history has no name; the format's own field tells what it is.
  const std::string nameless = notebook.substr(0, notebook.size() - 1) + ",\n\"nbformat\": 4}\n";
  EXPECT_NE(layer_of(decode_layers({nameless, ""}), "import os\nkey = \"words\"\nx"), nullptr);
  EXPECT_EQ(layer_of(decode_layers({notebook, ""}), "import os\nkey = \"words\"\nx"), nullptr);

  const std::string mail =
      "From: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\nkey=3Dthe very=\n "
      "se=\r\ncret\n";
  const Layers second = decode_layers({mail, "inbox"});
  ASSERT_NE(layer_of(second, "key=the very secret\n"), nullptr);
  EXPECT_EQ(second.decoded[0].how, "quoted-printable");
}

TEST(Layers, HostileTextsEnd) {
  std::string deep = kSecret;
  for (int i = 0; i < 30; ++i) deep = base64_encode(deep).substr(0, std::size_t{1} << 16);
  EXPECT_LE(decode_layers({deep, "a"}).decoded.size(), 4U);

  std::string lines;
  const std::string line = base64_encode(std::string(12, 'a') + std::string(36, '\x01'));
  for (int i = 0; i < 40000; ++i) lines += line + "\n";
  EXPECT_TRUE(decode_layers({lines, "a"}).decoded.empty());

  DecodeLimits little;
  little.bytes = 10000;
  std::string many;
  for (int i = 0; i < 1000; ++i) many += base64_encode(kSecret) + "\n";
  EXPECT_TRUE(decode_layers({many, "a"}, little).cut);

  const Layers bomb =
      decode_layers({base64_encode(gzip(std::string(std::size_t{64} << 20, 'a'))), "a"});
  EXPECT_TRUE(bomb.cut);
  for (const Decoded& each : bomb.decoded) EXPECT_LE(each.text.size(), std::size_t{16} << 20);

  std::string escapes;
  for (int i = 0; i < 100000; ++i) escapes += "\\u0041";
  EXPECT_EQ(decode_layers({escapes, "a"}).decoded.size(), 1U);
}

}  // namespace
}  // namespace scan::decode
