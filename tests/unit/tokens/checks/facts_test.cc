// What each format tells of its secret. Tokens are put together here; those whose vendor published
// one are that one, in pieces.
#include <gtest/gtest.h>

#include <string>

#include "base/base64.h"
#include "tokens/checks/aws_key_id.h"
#include "tokens/checks/checksum.h"
#include "tokens/checks/decode.h"
#include "tokens/checks/fact_text.h"
#include "tokens/placeholders.h"

namespace scan::tokens {
namespace {

constexpr std::int64_t kNow = 1767225600;  // 2026-01-01

// "name: value; name: value".
std::string told(const Verdict& verdict) {
  std::string text;
  for (const Fact& fact : verdict.facts) {
    text += (text.empty() ? "" : "; ") + std::string(fact.name) + ": " + fact.value;
  }
  return text;
}

Verdict decode_within(std::string_view name, const std::string& before, const std::string& secret,
                      const std::string& after) {
  const std::string content = before + secret + after;
  const Span span{before.size(), before.size() + secret.size()};
  return check_decode(name, {content, span, span, ""}, kNow);
}

Verdict decode(std::string_view name, const std::string& secret) {
  return decode_within(name, "", secret, "");
}

std::string url64(const std::string& text) { return base64_encode(text, Base64::kUrl); }

std::string jwt(const std::string& payload) {
  return url64(R"({"alg":"RS256"})") + "." + url64(payload) + ".c2lnbmF0dXJl";
}

TEST(Facts, Jwt) {
  struct Row {
    const char* payload;
    const char* told;
  };
  const Row rows[] = {
      {"{}", "algorithm: RS256; expires: never"},
      {R"({"iss":"https:\/\/id.example","aud":"api","scope":"a b","iat":1700000000,"exp":1900000000})",
       "algorithm: RS256; issuer: https://id.example; audience: api; scope: a b; issued: "
       "2023-11-14; "
       "expires: 2030-03-17"},
      {R"({"sub":"ann@example.com"})",
       "algorithm: RS256; subject: an e-mail address at example.com; expires: never"},
      {R"({"sub":"1234567890123"})", "algorithm: RS256; subject: a number; expires: never"},
      {R"({"sub":"auth0|abcdef0123"})", "algorithm: RS256; subject: auth…; expires: never"},
      {R"({"name":"Ann","email":"ann@example.com","password":"x"})",
       "algorithm: RS256; expires: never"},
      {R"({"aud":["a","b"],"roles":["x"],"exp":"soon"})",
       R"(algorithm: RS256; audience: ["a","b"]; role: ["x"])"},
      {R"({"iss":"supabase","ref":"abcdefghij","role":"service_role","exp":1900000000})",
       "algorithm: RS256; issuer: supabase; role: service_role; project: abcdefghij; expires: "
       "2030-03-17"},
      {R"({"iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:shop:cart"})",
       "algorithm: RS256; issuer: kubernetes/serviceaccount; namespace: shop; service account: "
       "cart; "
       "expires: never"},
      {R"({"exp":1600000000})", "algorithm: RS256; expires: 2020-09-13"},
      {R"({"iss":{"sub":"x"},"aud":{"a":1},"exp":1e9})", "algorithm: RS256"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.payload);
    EXPECT_EQ(told(decode("jwt", jwt(row.payload))), row.told);
  }
  EXPECT_EQ(decode("jwt", jwt(R"({"exp":1600000000})")).outcome, Outcome::kLowered);
}

TEST(Facts, JwtNeverShowsMuch) {
  const std::string flood = R"({"iss":")" + std::string(40000, 'x') + R"("})";
  const Verdict verdict = decode("jwt", jwt(flood));
  ASSERT_EQ(verdict.facts.size(), 3U);
  EXPECT_LT(verdict.facts[1].value.size(), 70U);
  std::string nested = "{\"aud\":";
  for (int i = 0; i < 5000; ++i) nested += "[";
  EXPECT_EQ(decode("jwt", jwt(nested)).outcome, Outcome::kLowered);
}

TEST(Facts, AwsAccount) {
  struct Row {
    std::string id;
    const char* account;
  };
  // The first two were published, the first with its account: awsteele.com, 2020; T. Be'ery, 2023.
  const Row rows[] = {{std::string("ASIAY34F") + "ZKBOKMUTVV7A", "609629065308"},
                      {std::string("ASIAQNZG") + "KIQY56JQ7WML", "029608264753"},
                      {std::string("AKIAIOSF") + "ODNN7EXAMPLE", ""},  // the older kind
                      {std::string("AKIAY34F") + "ZKBOKMUTVV7", ""},
                      {std::string("AKIA1111") + "111111111111", ""},
                      {"AKIA" + std::string(16, '7'), ""},  // more than twelve digits
                      {"", ""}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.id);
    EXPECT_EQ(aws_account(row.id), row.account);
  }
  EXPECT_EQ(told(decode("aws-key-id", std::string("AKIAY34F") + "ZKBOKMUTVV7A")),
            "kind: long-term key of a user or of the account itself; account: 609629065308");
  EXPECT_EQ(decode("aws-key-id", "AKIA").outcome, Outcome::kNeutral);
  // 123456789012 is 0x1cbe991a14: a set bit, these forty and zeros, in base32.
  const Verdict example = decode("aws-key-id", "AKIA" + std::string("RZPUZDIKA") + "AAAAAAA");
  EXPECT_EQ(example.outcome, Outcome::kLowered);
  EXPECT_EQ(example.facts.back().value, "123456789012");
}

TEST(Facts, AwsBedrock) {
  const std::string text = "BedrockAPIKey-x1y2-at-111122223333:" + std::string(40, 's');
  EXPECT_EQ(told(decode("aws-bedrock", "ABSK" + base64_encode(text))), "account: 111122223333");
  EXPECT_EQ(told(decode("aws-bedrock", "ABSK" + base64_encode("user:secret"))), "");
  const auto url = [](const char* date) {
    return "bedrock-api-key-" +
           base64_encode(
               "bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Credential=ASIAY34F" +
               std::string("ZKBOKMUTVV7A") +
               "%2F20250708%2Fus-east-1%2Fbedrock%2Faws4_request&X-Amz-Date=" + date +
               "&X-Amz-Expires=43200&X-Amz-SignedHeaders=host");
  };
  const Verdict expired = decode("aws-bedrock", url("20250708T000000Z"));
  EXPECT_EQ(told(expired), "account: 609629065308; region: us-east-1; expires: 2025-07-08");
  EXPECT_EQ(expired.outcome, Outcome::kLowered);
  EXPECT_EQ(expired.note, "it expired on 2025-07-08");
  EXPECT_EQ(decode("aws-bedrock", url("20260101T000000Z")).outcome, Outcome::kNeutral);
  EXPECT_EQ(decode("aws-bedrock", url("yesterday")).outcome, Outcome::kNeutral);
}

TEST(Facts, AzureSas) {
  const std::string sig = "sig=" + std::string(43, 's');
  const auto sas = [&](const std::string& before, const std::string& after = "") {
    return decode_within("azure-sas", "url=\"https://a.blob.core.windows.net/c?" + before, sig,
                         after + "\" se=2020-01-01");
  };
  EXPECT_EQ(told(sas("sv=2023-11-03&se=2090-01-01T00%3A00%3A00Z&sp=rl&")),
            "permissions: rl (may only look); expires: 2090-01-01");
  EXPECT_EQ(told(sas("sv=2023-11-03&sp=racwdl&", "&se=2090-01-01T00:00Z")),
            "permissions: racwdl (may change); expires: 2090-01-01");
  const Verdict expired = sas("sv=2023-11-03&se=2025-12-31&sr=c&sp=r&");
  EXPECT_EQ(expired.outcome, Outcome::kLowered);
  EXPECT_EQ(expired.note, "it expired on 2025-12-31");
  EXPECT_EQ(told(sas("sv=2023-11-03&si=nightly&")), "stored policy: nightly");
  EXPECT_EQ(sas("sv=2023-11-03&se=never&").outcome, Outcome::kNeutral);
  EXPECT_EQ(told(sas("sv=2023-11-03&sr=c&")), "") << "what stands outside the URL is not its own";
}

TEST(Facts, GcpServiceAccount) {
  const std::string key = *expand_placeholders("{{pem-line:pkcs8}}", 5);
  const Verdict verdict = decode_within(
      "gcp-service-account",
      "{\"type\": \"service_account\", \"project_id\": \"shop-1\", \"private_key\": \"", key,
      "\", \"client_email\":\n \"ci@shop-1.iam.gserviceaccount.com\"}");
  EXPECT_EQ(verdict.outcome, Outcome::kProved);
  EXPECT_EQ(told(verdict),
            "key: RSA 2047; passphrase: none; service account: ci@shop-1.iam.gserviceaccount.com; "
            "project: shop-1");
}

TEST(Facts, DockerAuth) {
  struct Row {
    const char* before;
    std::string text;
    const char* told;
  };
  const char* azure = "00000000-0000-0000-0000-000000000000:secret";
  const Row rows[] = {
      {"{\"auths\": {\"ghcr.io\": {\n\t", "acme-robot:secret", "registry: ghcr.io; user: acme…"},
      {"\"1.dkr.ecr.aws\":{", "AWS:secret",
       "registry: 1.dkr.ecr.aws; user: AWS (Amazon ECR: the password lasts twelve hours)"},
      {"\"gcr.io\": {", "_json_key:{}",
       "registry: gcr.io; user: _json_key (the key of a Google service account)"},
      {"", azure, "user: a token of Azure's registry"},
      {"{", "someone@example.com:secret", "user: an e-mail address at example.com"},
      {"{:", "no colon", ""},
      {"\": {", "a:b", "user: a short text"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(told(decode_within("docker-auth", row.before, base64_encode(row.text), "}")),
              row.told);
  }
}

TEST(Facts, Identifiers) {
  struct Row {
    const char* format;
    std::string secret;
    const char* told;
  };
  const Row rows[] = {
      // Discord's own example of a snowflake.
      {"discord-bot", base64_encode("175928847299117063", Base64::kUrl) + ".abcdef.secret",
       "bot: 175928847299117063; created: 2016-04-30"},
      {"discord-webhook", "175928847299117063/secret",
       "webhook: 175928847299117063; created: 2016-04-30"},
      {"discord-webhook", "99999999999999999999/secret", ""},
      {"discord-bot", "no.id", ""},
      {"telegram", "123456789:secret", "bot: 123456789"},
      {"slack", "T00000001/B00000001/secret", "workspace: T00000001"},
      {"slack", "E00000001/123/secret", "organization: E00000001"},
      {"slack", "xapp-1-A0123456-99-secret", "app: A0123456"},
      {"slack", "xapp-1", ""},
      {"grafana-json", "glc_" + base64_encode(R"({"o":"42","n":"ci","k":"s","m":{"r":"eu"}})"),
       "organization: 42; name: ci; region: eu"},
      {"grafana-json", base64_encode(R"({"k":"s","n":"ci","id":1})"), "organization: 1; name: ci"},
      {"grafana-json", "glc_!", ""},
      {"cloudflare-tunnel", base64_encode(R"({"a":"acc","t":"tun","s":"secret"})"),
       "account: acc; tunnel: tun"},
      {"onepassword", "ops_" + url64(R"({"signInAddress":"acme.1password.com","muk":{"k":"s"}})"),
       "account: acme.1password.com"},
      {"pem-base64", base64_encode(*expand_placeholders("{{pem:ec}}", 5)),
       "key: EC P-256; passphrase: none"},
      {"sentry",
       "sntrys_" +
           base64_encode(R"({"iat":1700000000.5,"url":"https://sentry.io",)"
                         R"("region_url":"https://us.sentry.io","org":"acme"})") +
           "_" + base64_encode(std::string(32, 'r')).substr(0, 43),
       "organization: acme; region: https://us.sentry.io"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.format) + " " + row.told);
    EXPECT_EQ(told(decode(row.format, row.secret)), row.told);
  }
}

TEST(Facts, EncryptedKeysAreWeaker) {
  for (const char* kind : {"{{pem:openssh-encrypted}}", "{{pem:legacy-encrypted}}",
                           "{{pem:encrypted}}", "{{pem:pgp-encrypted}}"}) {
    SCOPED_TRACE(kind);
    EXPECT_TRUE(decode("pem", *expand_placeholders(kind, 5)).weaker);
  }
  EXPECT_TRUE(decode("putty", *expand_placeholders("{{putty:encrypted}}", 5)).weaker);
  for (const char* kind : {"{{pem:openssh}}", "{{pem:rsa}}", "{{pem:pgp}}"}) {
    SCOPED_TRACE(kind);
    EXPECT_FALSE(decode("pem", *expand_placeholders(kind, 5)).weaker);
  }
  EXPECT_EQ(told(decode("putty", *expand_placeholders("{{putty}}", 5))),
            "key: Ed25519; passphrase: none");
}

std::string pypi(const std::vector<std::string>& caveats) {
  const auto field = [](char type, const std::string& text) {
    return std::string{type, static_cast<char>(text.size())} + text;
  };
  std::string macaroon = "\2" + field(1, "pypi.org") + field(2, "id") + '\0';
  for (const std::string& caveat : caveats) macaroon += field(2, caveat) + '\0';
  macaroon += '\0' + field(6, std::string(32, 's'));
  return "pypi-" + url64(macaroon);
}

TEST(Facts, PypiCaveats) {
  struct Row {
    std::vector<std::string> caveats;
    const char* told;
    Outcome outcome;
  };
  const char* all = "scope: all of its user's projects, unless some are named";
  const Row rows[] = {{{}, "", Outcome::kProved},
                      {{R"([3, "8ae0a6b5"])"}, all, Outcome::kProved},
                      {{R"([1, ["shop", "cart"]])"}, "projects: shop, cart", Outcome::kProved},
                      {{"[0, 1900000000, 1]"}, "expires: 2030-03-17", Outcome::kProved},
                      {{"[0, 1600000000, 1]"}, "expires: 2020-09-13", Outcome::kLowered},
                      {{"[4]", "[9, 1]", "[", "]", ""}, "", Outcome::kProved},
                      {{R"({"version": 1, "permissions": "user"})"}, all, Outcome::kProved},
                      {{R"({"version": 1, "permissions": {"projects": ["shop"]}})"},
                       "projects: shop",
                       Outcome::kProved}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.told);
    const Verdict verdict = decode("pypi", pypi(row.caveats));
    EXPECT_EQ(told(verdict), row.told);
    EXPECT_EQ(static_cast<int>(verdict.outcome), static_cast<int>(row.outcome)) << verdict.note;
  }
}

TEST(Facts, GitlabRouting) {
  // routable_payload_spec.rb of gitlab-org/gitlab, whose payload is c 1, g 8, o 1007, t 2.
  const std::string token =
      std::string("glrtr-") + "W5m1cHR6skC98Bx7XkuYjmM6MQ" + "pnOjgKbzpyegp0OjIQ.01.181uebm4k";
  const Span whole{0, token.size()};
  const Verdict verdict = check_checksum("gitlab", {token, whole, whole, ""});
  EXPECT_EQ(verdict.outcome, Outcome::kProved);
  EXPECT_EQ(told(verdict), "cell: 1; group: 8; organization: 1007");
}

TEST(FactText, Shortened) {
  EXPECT_EQ(shortened("short"), "short");
  EXPECT_EQ(shortened(std::string(61, 'x')), std::string(60, 'x') + "…");
  std::string text = "x";
  for (int i = 0; i < 40; ++i) text += "ä";
  EXPECT_EQ(shortened(text).substr(0, 61), text.substr(0, 59) + "\xe2\x80") << "cut before ä";
}

}  // namespace
}  // namespace scan::tokens
