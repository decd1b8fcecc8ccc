// Every kind of placeholder expands, the same on every run, and satisfies the check it is made for.
#include "tokens/placeholders.h"

#include <gtest/gtest.h>

#include "judge/placeholder.h"
#include "tokens/checks/alphabet.h"
#include "tokens/checks/checksum.h"
#include "tokens/checks/decode.h"
#include "tokens/checks/shape.h"
#include "tokens/samples/random.h"
#include "tokens/samples/samples.h"

namespace scan::tokens {
namespace {

constexpr std::int64_t kNow = 1767225600;  // 2026-01-01

std::string expanded(std::string_view text, std::uint64_t seed = 7) {
  const Result<std::string> out = expand_placeholders(text, seed);
  EXPECT_TRUE(out.ok()) << text << ": " << (out ? "" : out.error().message);
  return out ? *out : "";
}

Captured captured(const std::string& text) {
  return {text, {0, text.size()}, {0, text.size()}, ""};
}

TEST(Placeholders, AreTheSameEverywhere) {
  // Fixed for ever: golden files hang on it.
  EXPECT_EQ(expanded("{{hex:8}}-{{digits:4}}", 1), expanded("{{hex:8}}-{{digits:4}}", 1));
  EXPECT_EQ(Random(1).next(), 10451216379200822465U);
  EXPECT_NE(expanded("{{hex:32}}", 1), expanded("{{hex:32}}", 2));
  EXPECT_NE(expanded("{{hex:16}}"), expanded("{{hex:16}} {{hex:16}}").substr(17));
}

TEST(Placeholders, Alphabets) {
  struct Row {
    const char* kind;
    const char* alphabet;
    bool mixed;
  };
  const Row rows[] = {
      {"base62", "base62", true},       {"base58", "base58", true}, {"base64", "base64", true},
      {"base64url", "base64url", true}, {"base36", "base36", true}, {"base32", "base32", true},
      {"hex", "lower-hex", true},       {"HEX", "hex", true},       {"digits", "digits", false},
      {"alpha", "base62", false},       {"lower", "base36", false}, {"upper", "base62", false},
      {"upper36", "base62", true}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.kind);
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const std::string text = expanded(std::string("{{") + row.kind + ":24}}", seed);
      EXPECT_EQ(text.size(), 24U);
      EXPECT_TRUE(is_of_alphabet(text, row.alphabet)) << text;
      EXPECT_FALSE(is_placeholder(text)) << text;
      if (!row.mixed) continue;
      EXPECT_TRUE(is_mixed(text)) << text;
      EXPECT_TRUE(is_mixed(expanded(std::string("{{") + row.kind + ":2}}", seed)));
    }
  }
}

TEST(Placeholders, EncodingsAndNesting) {
  EXPECT_EQ(expanded("{{repeat:ab:3}}"), "ababab");
  EXPECT_EQ(expanded("{{repeat:=:2}}"), "==");
  EXPECT_EQ(expanded("{{b64:user:pass}}"), "dXNlcjpwYXNz");
  EXPECT_EQ(expanded("{{b64:{\"a\":{\"b\":1}}}}"), "eyJhIjp7ImIiOjF9fQ==");
  EXPECT_TRUE(has_shape(expanded("{{bytes64:32}}"), "base64:32"));
  EXPECT_TRUE(has_shape(expanded("{{uuid}}"), "uuid"));
  const std::string nested = expanded("{{b64:user:{{base62:20}}}}");
  EXPECT_TRUE(has_shape(nested, "base64:25"));
  EXPECT_EQ(nested.substr(0, 6), "dXNlcj");
}

TEST(Placeholders, LeavesOtherBracesAlone) {
  for (const char* text : {"${{ secrets.KEY }}", "{{ token }}", "{{.Values.token}}", "{{#if}} }}",
                           "{\"a\":{}}", "{{", "}}", "{{1}}", ""}) {
    EXPECT_EQ(expanded(text), text);
  }
}

TEST(Placeholders, Mistakes) {
  struct Row {
    const char* text;
    const char* says;
  };
  const Row rows[] = {{"{{nonsense:3}}", "{{nonsense}}"},
                      {"{{base62}}", "base62"},
                      {"{{base62:x}}", "\"x\""},
                      {"{{base62:0}}", "\"0\""},
                      {"{{base62:70000}}", "70000"},
                      {"{{hex:3", "not closed"},
                      {"{{pem:what}}", "rsa"},
                      {"{{jwt:what}}", "expired"},
                      {"{{github}}", "prefix"},
                      {"{{repeat:3}}", "text and a number"},
                      {"{{uuid:1}}", "nothing"},
                      {"{{npm:x}}", "nothing"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const Result<std::string> out = expand_placeholders(row.text, 1);
    ASSERT_FALSE(out.ok());
    EXPECT_NE(out.error().message.find(row.says), std::string::npos) << out.error().message;
  }
}

struct Proof {
  const char* placeholder;
  const char* check;
  Outcome outcome;
};

void expect_proof(const Proof& row, bool checksum) {
  SCOPED_TRACE(row.placeholder);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const std::string text = expanded(row.placeholder, seed);
    EXPECT_FALSE(is_placeholder(text)) << text;
    const Verdict verdict = checksum ? check_checksum(row.check, captured(text))
                                     : check_decode(row.check, captured(text), kNow);
    EXPECT_EQ(static_cast<int>(verdict.outcome), static_cast<int>(row.outcome))
        << text << ": " << verdict.note;
    EXPECT_EQ(verdict.note.find(text), std::string::npos);
  }
}

TEST(Placeholders, ChecksumsHold) {
  const Proof rows[] = {{"{{github:ghp}}", "github", Outcome::kProved},
                        {"{{github-bad:ghp}}", "github", Outcome::kLowered},
                        {"{{npm}}", "npm", Outcome::kProved},
                        {"{{npm-bad}}", "npm", Outcome::kLowered},
                        {"{{gitlab-routable:glpat}}", "gitlab", Outcome::kProved},
                        {"{{gitlab-routable-bad:glrt}}", "gitlab", Outcome::kLowered},
                        {"{{grafana}}", "grafana", Outcome::kProved},
                        {"{{grafana-bad}}", "grafana", Outcome::kLowered},
                        {"{{azure-key:AZEG}}", "azure-key", Outcome::kProved},
                        {"{{azure-key-bad:+ASt}}", "azure-key", Outcome::kLowered}};
  for (const Proof& row : rows) expect_proof(row, true);
}

TEST(Placeholders, StructuresHold) {
  const Proof rows[] = {{"{{pem:rsa}}", "pem", Outcome::kProved},
                        {"{{pem:dsa}}", "pem", Outcome::kProved},
                        {"{{pem:ec}}", "pem", Outcome::kProved},
                        {"{{pem:pkcs8}}", "pem", Outcome::kProved},
                        {"{{pem:encrypted}}", "pem", Outcome::kProved},
                        {"{{pem:legacy-encrypted}}", "pem", Outcome::kProved},
                        {"{{pem:openssh}}", "pem", Outcome::kProved},
                        {"{{pem:openssh}}", "openssh", Outcome::kProved},
                        {"{{pem:openssh-encrypted}}", "openssh", Outcome::kProved},
                        {"{{pem:pgp}}", "pgp", Outcome::kProved},
                        {"{{pem:pgp-encrypted}}", "pgp", Outcome::kProved},
                        {"{{pem-line:rsa}}", "pem", Outcome::kProved},
                        {"{{pem:rsa}}", "openssh", Outcome::kLowered},
                        {"{{pem-bad:RSA PRIVATE KEY}}", "pem", Outcome::kLowered},
                        {"{{pem-bad:OPENSSH PRIVATE KEY}}", "pem", Outcome::kLowered},
                        {"{{pem-bad:PGP PRIVATE KEY BLOCK}}", "pem", Outcome::kLowered},
                        {"{{pem-bad:PRIVATE KEY}}", "pem", Outcome::kLowered},
                        {"{{jwt}}", "jwt", Outcome::kProved},
                        {"{{jwt:none}}", "jwt", Outcome::kLowered},
                        {"{{jwt:expired}}", "jwt", Outcome::kLowered},
                        {"{{age-secret-key}}", "age", Outcome::kProved},
                        {"{{age-secret-key-bad}}", "age", Outcome::kLowered},
                        {"{{pypi}}", "pypi", Outcome::kProved},
                        {"{{pypi-bad}}", "pypi", Outcome::kLowered},
                        {"{{putty}}", "putty", Outcome::kProved},
                        {"{{putty:encrypted}}", "putty", Outcome::kProved},
                        {"{{putty-bad}}", "putty", Outcome::kLowered},
                        {"{{sentry}}", "sentry", Outcome::kProved},
                        {"{{sentry-bad}}", "sentry", Outcome::kLowered},
                        {"{{mapbox:sk}}", "mapbox", Outcome::kProved},
                        {"{{mapbox-bad:sk}}", "mapbox", Outcome::kLowered},
                        {"{{vault}}", "vault", Outcome::kProved},
                        {"{{vault-bad}}", "vault", Outcome::kLowered},
                        {"{{nix-key:cache.acme.org-1}}", "nix", Outcome::kProved},
                        {"{{wireguard}}", "wireguard", Outcome::kNeutral},
                        {"{{wireguard-bad}}", "wireguard", Outcome::kLowered}};
  for (const Proof& row : rows) expect_proof(row, false);
}

}  // namespace
}  // namespace scan::tokens
