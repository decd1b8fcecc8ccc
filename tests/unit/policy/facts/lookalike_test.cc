// Values that a document holds under a secret's name for other reasons.
#include "policy/facts/lookalike.h"

#include <gtest/gtest.h>

namespace scan::policy {
namespace {

struct Row {
  const char* name;
  const char* value;
};

TEST(Lookalike, NamesPatternsTexts) {
  const Row rows[] = {
      {"token", "glassfish5"},
      {"ZAI_API_KEY", "z_ai_api_key"},
      {"tokenPattern", "^[a-z]{8}$"},
      {"apikey", "<<MDBLIST_API_KEY>>"},
      {"password", "%DB_PASSWORD%"},
      {"token", "@@API_TOKEN@@"},
      {"NO_AUTH_NETWORKS", "10.0.0.0/8,192.168.0.0/16"},
      {"AUTH_DYNAMODB_REGION", "us-east-1"},
      {"AUTH0_AUDIENCE", "shop-api-v2"},
      {"password", "パスワード12345"},
      {"secret", "first-line-1\nsecond-line-2"},
      {"admin_token_unencrypted", "Ab3dEf6hIj9k"},
      {"existingSecret", "postgres-14-credentials"},
      {"email-password", "$email-password"},
      {"secret.reloader.stakater.com/reload", "n8n-secret"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.value);
    EXPECT_TRUE(only_looks_secret(row.name, row.value));
  }
}

TEST(Lookalike, Secrets) {
  const Row rows[] = {
      {"password", "SuperSecret123"},
      {"password", "glassfish5"},
      {"password", "Winter!Shop42"},
      {"AUTH_REALM_KEY", "Ab3dEf6hIj9kLm2n"},
      {"AUTH_SALT", "9f86d081884c7d659a2feaa0c55ad015"},
      {"secret", "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/"},
      {"token", "Bearer Ab3dEf6hIj9k"},
      {"admin_pass"
       "word",
       "${ADMIN_PA"
       "SSWO"
       "RD:-Ab3dEf6hIj9k}"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.value);
    EXPECT_FALSE(only_looks_secret(row.name, row.value));
  }
}

}  // namespace
}  // namespace scan::policy
