// Structures: what surrounds a key in a file, what a verdict says, and that no bytes break a check.
#include "tokens/checks/decode.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "base/base64.h"
#include "base/bech32.h"
#include "judge/keys/armor.h"
#include "judge/keys/der.h"
#include "judge/keys/pgp_key.h"
#include "tokens/checks/checksum.h"
#include "tokens/checks/date.h"
#include "tokens/checks/json_members.h"
#include "tokens/placeholders.h"
#include "tokens/samples/random.h"

namespace scan::tokens {
namespace {

constexpr std::int64_t kNow = 1767225600;  // 2026-01-01

std::string sample(std::string_view placeholder) { return *expand_placeholders(placeholder, 11); }

Verdict decode(std::string_view name, const std::string& text) {
  const Span whole{0, text.size()};
  return check_decode(name, {text, whole, whole, ""}, kNow);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST(Pem, WhateverFileItStandsIn) {
  struct Row {
    const char* name;
    std::string line_end;
  };
  const Row rows[] = {{"unix", "\n"},
                      {"windows", "\r\n"},
                      {"old mac", "\r"},
                      {"indented in YAML", "\n      "},
                      {"tabs", "\n\t\t"},
                      {"JSON string", "\\n"},
                      {"JSON string from Windows", "\\r\\n"},
                      {"JSON in JSON", "\\\\n"},
                      {"unicode escape", "\\u000a"},
                      {"all on one line", ""},
                      {"one line, blanks", " "},
                      {"source, plus behind", "\\n\" +\n    \""},
                      {"source, plus before", "\\n\"\n    + \""},
                      {"source, two strings", "\\n\"\n  \""},
                      {"source, list", "\",\n  \""},
                      {"shell comment", "\n# "},
                      {"C comment", "\n// "},
                      {"C comment block", "\n * "},
                      {"mail", "\n> "},
                      {"shell continuation", "\\n\\\n"},
                      {"trailing blanks", "  \n"},
                      {"blank lines", "\n\n"}};
  for (const char* kind : {"{{pem:rsa}}", "{{pem:pkcs8}}", "{{pem:openssh}}", "{{pem:ec}}"}) {
    const std::string pem = sample(kind);
    for (const Row& row : rows) {
      SCOPED_TRACE(std::string(kind) + " " + row.name);
      const Verdict verdict = decode("pem", replaced(pem, "\n", row.line_end));
      EXPECT_EQ(static_cast<int>(verdict.outcome), static_cast<int>(Outcome::kProved))
          << verdict.note;
    }
  }
}

TEST(Pem, Notes) {
  struct Row {
    const char* text;
    Outcome outcome;
    const char* note;
  };
  const Row rows[] = {
      {"{{pem:rsa}}", Outcome::kProved, ""},
      {"{{pem:encrypted}}", Outcome::kProved, "encrypted with a passphrase"},
      {"{{pem:legacy-encrypted}}", Outcome::kProved, "encrypted with a passphrase"},
      {"{{pem:openssh-encrypted}}", Outcome::kProved, "encrypted with a passphrase"},
      {"{{pem:pgp-encrypted}}", Outcome::kProved, "encrypted with a passphrase"},
      {"{{pem-bad:RSA PRIVATE KEY}}", Outcome::kLowered, "no whole key"},
      {"-----BEGIN RSA PRIVATE KEY-----\nabc", Outcome::kLowered, "does not decode"},
      {"-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----", Outcome::kLowered,
       "does not decode"},
      {"-----BEGIN RSA PRIVATE KEY-----\n<key>\n-----END RSA PRIVATE KEY-----", Outcome::kLowered,
       "does not decode"},
      {"-----BEGIN RSA PRIVATE KEY", Outcome::kLowered, "does not begin"},
      {"", Outcome::kLowered, "does not begin"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const Verdict verdict = decode("pem", sample(row.text));
    EXPECT_EQ(static_cast<int>(verdict.outcome), static_cast<int>(row.outcome));
    EXPECT_NE(verdict.note.find(row.note), std::string::npos) << verdict.note;
    EXPECT_EQ(verdict.note.empty(), std::string_view(row.note).empty());
  }
}

TEST(Pem, LabelAndBodyMustAgreeWhereTheLabelIsPlain) {
  const std::string rsa = sample("{{pem:rsa}}");
  EXPECT_EQ(decode("pem", replaced(rsa, "RSA PRIVATE", "EC PRIVATE")).outcome, Outcome::kLowered);
  EXPECT_EQ(decode("pem", replaced(rsa, "RSA PRIVATE", "OPENSSH PRIVATE")).outcome,
            Outcome::kLowered);
  EXPECT_EQ(decode("pem", replaced(rsa, "RSA PRIVATE", "PRIVATE")).outcome, Outcome::kProved);
}

TEST(Pgp, ChecksumOfTheArmour) {
  EXPECT_EQ(crc24("123456789"), 0x21CF02U);  // the check value of the CRC catalogue
  std::string block = sample("{{pem:pgp}}");
  EXPECT_EQ(decode("pgp", block).outcome, Outcome::kProved);
  const std::size_t crc = block.rfind("\n=") + 2;
  block[crc] = block[crc] == 'A' ? 'B' : 'A';
  const Verdict verdict = decode("pgp", block);
  EXPECT_EQ(verdict.outcome, Outcome::kLowered);
  EXPECT_NE(verdict.note.find("checksum"), std::string::npos);
}

TEST(Der, RefusesWhatIsNotDer) {
  const std::string rows[] = {{"", 0},
                              {"\x30", 1},
                              {"\x30\x80\x00\x00", 4},   // indefinite length
                              {"\x30\x81\x05hello", 8},  // a length that is too long written
                              {"\x30\x85\x00\x00\x00\x00\x01", 7},
                              {"\x1f\x81\x01\x00", 4},  // a tag of two bytes
                              {"\x02\x05"
                               "1234",
                               6},  // past the end
                              {"\x02\x84\xff\xff\xff\xff", 6}};
  for (const std::string& row : rows) {
    SCOPED_TRACE(base64_encode(row));
    EXPECT_FALSE(DerReader(row).next());
  }
  DerReader reader(std::string_view("\x02\x01\x05\x04\x00", 5));
  EXPECT_EQ(reader.next(der::kInteger), "\x05");
  EXPECT_EQ(reader.next(der::kOctetString), "");
  EXPECT_TRUE(reader.at_end());
}

std::string token(const std::string& header, const std::string& payload,
                  const std::string& signature = "c2lnbmF0dXJl") {
  return base64_encode(header, Base64::kUrl) + "." + base64_encode(payload, Base64::kUrl) + "." +
         signature;
}

TEST(Jwt, Verdicts) {
  const std::string hs256 = R"({"alg":"HS256"})";
  struct Row {
    std::string text;
    Outcome outcome;
    const char* note;
  };
  const Row rows[] = {
      {token(hs256, "{}"), Outcome::kProved, ""},
      {token(hs256, R"({"exp":1767225601})"), Outcome::kProved, ""},
      {token(hs256, R"({"exp":1767225600})"), Outcome::kLowered, "expired on 2026-01-01"},
      {token(hs256, R"({"exp":1614850000})"), Outcome::kLowered, "expired on 2021-03-04"},
      {token(hs256, R"({"exp":-99999999999999})"), Outcome::kLowered, "impossible date"},
      {token(hs256, R"({"exp":1e9})"), Outcome::kProved, ""},
      {token(hs256, R"({"a":{"exp":1},"exp":"1"})"), Outcome::kProved, ""},
      {token(R"({"alg":"nOnE"})", "{}"), Outcome::kLowered, "not signed"},
      {token(R"({"alg":5})", "{}"), Outcome::kLowered, "no algorithm"},
      {token("{}", "{}"), Outcome::kLowered, "no algorithm"},
      {token("[]", "{}"), Outcome::kLowered, "no algorithm"},
      {token(hs256, "text"), Outcome::kLowered, "no JSON"},
      {token(hs256, "{}", ""), Outcome::kLowered, "no signature"},
      {token(hs256, R"({"iss":"supabase","role":"anon"})"), Outcome::kLowered, "public (anon)"},
      {token(hs256, R"({"iss":"supabase","role":"service_role"})"), Outcome::kProved, ""},
      {token(hs256, R"({"sub":"1234567890","name":"John Doe"})"), Outcome::kLowered, "jwt.io"},
      {token(R"({"alg":"dir","enc":"A256GCM"})", "x") + ".e.f", Outcome::kProved, "JWE"},
      {"a.b", Outcome::kLowered, "parts"},
      {"!.b.c", Outcome::kLowered, "header"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const Verdict verdict = decode("jwt", row.text);
    EXPECT_EQ(static_cast<int>(verdict.outcome), static_cast<int>(row.outcome)) << verdict.note;
    EXPECT_NE(verdict.note.find(row.note), std::string::npos) << verdict.note;
  }
}

TEST(JsonMembers, Strictness) {
  for (const char* good : {"{}", " { } ", R"({"a":1})", R"({"a":"\"}","b":[{},[1,"]"]],"c":null})",
                           R"({"a":-1.5e+3,"b":true,"c":false})"}) {
    SCOPED_TRACE(good);
    EXPECT_TRUE(json_members(good));
  }
  for (const char* bad :
       {"", "{", "{}x", R"({"a"})", R"({"a":})", R"({"a":1,})", R"({a:1})", R"({"a":"})",
        R"({"a":yes})", R"({"a":[})", R"({"a":[}]})", "[1]", "{\"a\":\"\n\"}"}) {
    SCOPED_TRACE(bad);
    EXPECT_FALSE(json_members(bad));
  }
  EXPECT_FALSE(json_members("{\"a\":" + std::string(100000, '[')));
}

TEST(Age, Vectors) {
  // BIP 173.
  EXPECT_TRUE(bech32_decode("A12UEL5L"));
  EXPECT_TRUE(bech32_decode("abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"));
  EXPECT_FALSE(bech32_decode("A12UEL5M"));
  EXPECT_FALSE(bech32_decode("A12uEL5L"));
  EXPECT_FALSE(bech32_decode("1pzry9x0s0muk"));
  EXPECT_FALSE(bech32_decode("10a06t8"));
  EXPECT_FALSE(bech32_decode(""));
  const std::string plugin = bech32_encode("age-plugin-yubikey-", "1234567890");
  EXPECT_EQ(decode("age", plugin).outcome, Outcome::kProved);
  EXPECT_EQ(decode("age", bech32_encode("age", std::string(32, 'x'))).outcome, Outcome::kLowered);
}

TEST(Date, Text) {
  struct Row {
    std::int64_t seconds;
    const char* text;
  };
  const Row rows[] = {{0, "1970-01-01"},
                      {-1, "1969-12-31"},
                      {951782400, "2000-02-29"},
                      {253402300799, "9999-12-31"},
                      {253402300800, "an impossible date"},
                      {-62135596800, "0001-01-01"},
                      {-62135596801, "an impossible date"},
                      {INT64_MAX, "an impossible date"},
                      {INT64_MIN, "an impossible date"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.seconds);
    EXPECT_EQ(date_text(row.seconds), row.text);
  }
}

TEST(Pypi, OtherPlaces) {
  const auto with = [](const std::string& location) {
    std::string text = "\2\1" + std::string(1, static_cast<char>(location.size())) + location +
                       "\2\1x" + std::string(2, '\0') + "\6\x20" + std::string(32, 's');
    return "pypi-" + base64_encode(text, Base64::kUrl);
  };
  EXPECT_EQ(decode("pypi", with("pypi.org")).outcome, Outcome::kProved);
  EXPECT_EQ(decode("pypi", with("test.pypi.org")).note, "it is for test.pypi.org");
  EXPECT_EQ(decode("pypi", with("example.org")).outcome, Outcome::kLowered);
}

std::vector<std::string> names_in(std::string list) {
  std::vector<std::string> names;
  for (std::size_t end = 0; end != std::string::npos; list.erase(0, end + 2)) {
    end = list.find(", ");
    names.push_back(list.substr(0, end));
    if (end == std::string::npos) break;
  }
  return names;
}

// Every check of every sample with bytes changed, cut and doubled: whatever comes out, it must come
// out; under the sanitizers this is a small fuzzer.
TEST(Checks, NoBytesBreakThem) {
  constexpr std::array kSamples = {
      "{{pem:rsa}}",  "{{pem:openssh}}",    "{{pem:pgp}}",       "{{pem-line:ec}}",
      "{{jwt}}",      "{{age-secret-key}}", "{{pypi}}",          "{{putty}}",
      "{{sentry}}",   "{{vault}}",          "{{github:ghp}}",    "{{gitlab-routable:glpat}}",
      "{{grafana}}",  "{{azure-key:AZEG}}", "{{mapbox:sk}}",     "{{azure-service:+ASt}}",
      "{{bip39:12}}", "{{wallet-key:wif}}", "{{jwt:kubernetes}}"};
  Random random(99);
  for (int round = 0; round < 3000; ++round) {
    std::string text = sample(kSamples[random.below(kSamples.size())]);
    const std::size_t changes = random.below(4);
    for (std::size_t i = 0; i < changes; ++i) {
      text[random.below(text.size())] = static_cast<char>(random.next() & 0xff);
    }
    if (random.below(3) == 0) text.resize(random.below(text.size() + 1));
    if (random.below(5) == 0) text += text;
    for (const std::string& name : names_in(decode_names())) {
      const Verdict verdict = decode(name, text);
      ASSERT_NE(verdict.outcome, Outcome::kDismissed) << name;
      ASSERT_LT(verdict.note.size(), 100U) << name;
      ASSERT_LT(verdict.facts.size(), 20U) << name;
      for (const Fact& fact : verdict.facts) ASSERT_LT(fact.value.size(), 100U) << name;
    }
    const Span whole{0, text.size()};
    for (const std::string& name : names_in(checksum_names())) {
      ASSERT_NE(check_checksum(name, {text, whole, whole, ""}).outcome, Outcome::kDismissed)
          << name;
    }
  }
  // The same for the bytes behind the base64.
  for (int round = 0; round < 3000; ++round) {
    const bool pgp = random.below(2) == 0;
    const std::string block = sample(pgp ? "{{pem:pgp}}" : "{{pem:openssh}}");
    const auto armor = read_armor(block);
    ASSERT_TRUE(armor && armor->decoded);
    std::string bytes = armor->bytes;
    for (int i = 0; i < 3; ++i) bytes[random.below(64)] = static_cast<char>(random.next() & 0xff);
    bytes.resize(random.below(bytes.size() + 1));
    const std::string label(armor->label);
    const Verdict verdict =
        decode("pem", "-----BEGIN " + label + "-----" + base64_encode(bytes) + "-----END");
    ASSERT_TRUE(verdict.outcome == Outcome::kProved || verdict.outcome == Outcome::kLowered);
  }
}

}  // namespace
}  // namespace scan::tokens
